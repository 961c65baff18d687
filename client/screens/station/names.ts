import { useMemo } from 'react'
import { useRoom } from '#client/room.tsx'

export interface Names {
  /** A persona's or a role's; facilitator and script in their own words. */
  anyone: (id: string | null) => string
  channel: (id: string) => string
  channelKind: (id: string) => 'chat' | 'code' | 'mail' | 'social'
  /** What a persona is. */
  about: (id: string) => string
}

/** Names of the scenario's people, roles and channels. */
export function useNames(): Names {
  const brief = useRoom((room) => room.view.brief)
  return useMemo(() => {
    const channelOf = (id: string) => brief?.channels.find((one) => one.id === id)
    const personaOf = (id: string) => brief?.personas.find((one) => one.id === id)
    return {
      anyone: (id) =>
        (id && (personaOf(id)?.name ?? brief?.roles.find((one) => one.id === id)?.name)) ?? id ?? '',
      channel: (id) => channelOf(id)?.name ?? id,
      channelKind: (id) => channelOf(id)?.kind ?? 'chat',
      about: (id) => personaOf(id)?.about ?? '',
    }
  }, [brief])
}
