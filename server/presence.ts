/** Who is connected to a room and how far away: gone with the connection, never in the log. */
import type { PersonId } from '#shared/ids.ts'
import type { Presence } from '#shared/protocol.ts'
import type { Who } from './audience.ts'

export interface Present {
  who: Who
  latencyMs: number | null
}

/** `people` are all who ever joined; those without a connection are offline. */
export function presenceOf(people: readonly PersonId[], present: Iterable<Present>): Presence {
  const presence: Presence = { people: {}, facilitators: 0, screens: 0 }
  for (const person of people) presence.people[person] = { online: false, latencyMs: null }
  for (const { who, latencyMs } of present) {
    if (who.kind === 'participant') presence.people[who.person] = { online: true, latencyMs }
    else if (who.kind === 'screen') presence.screens += 1
    else presence.facilitators += 1
  }
  return presence
}
