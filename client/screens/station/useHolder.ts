import { useRoom } from '#client/room.tsx'
import type { RoleId } from '#shared/ids.ts'

/** Name of the person in a role's first seat, or of whoever covers it; null while nobody does. */
export function useHolder(role: RoleId): string | null {
  return useRoom(({ view, names }) => {
    const seatOf = (wanted: RoleId) =>
      Object.entries(view.people).find(([, one]) => one.role === wanted && !one.second)?.[0]
    const coveredBy = view.covers[role]
    const person = seatOf(role) ?? (coveredBy === undefined ? undefined : seatOf(coveredBy))
    return (person && names[person]) ?? null
  })
}
