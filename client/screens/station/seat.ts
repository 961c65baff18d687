/** The seat this tab sits in. */
import { useMemo } from 'react'
import { useRoom } from '#client/room.tsx'
import type { PersonId, RoleId, RoomCode } from '#shared/ids.ts'

export interface Seat {
  code: RoomCode
  person: PersonId | null
  /** The own role first, then those it covers; empty without a seat. */
  roles: readonly RoleId[]
  own: RoleId | null
  /** Assigns owners and sets the severity for all. */
  lead: boolean
  has: (role: RoleId | null) => boolean
}

export function useSeat(): Seat {
  const code = useRoom((room) => room.view.code ?? '')
  const you = useRoom((room) => room.you)
  const brief = useRoom((room) => room.view.brief?.roles)
  return useMemo(() => {
    const roles = you?.roles ?? []
    return {
      code,
      person: you?.person ?? null,
      roles,
      own: roles[0] ?? null,
      lead: roles.some((role) => brief?.find(({ id }) => id === role)?.lead),
      has: (role) => role !== null && roles.includes(role),
    }
  }, [code, you, brief])
}
