/** Who is connected to a room and how far away: gone with the connection, never in the log. */
import type { PersonId } from '#shared/ids.ts'
import type { Presence } from '#shared/protocol.ts'
import type { Here } from './company.ts'
import type { Who } from './who.ts'

export interface Present {
  who: Who
  session: string
  since: number
  latencyMs: number | null
}

/** Those who are with this node. */
export function hereOf(present: Iterable<Present>): Here {
  const here: Here = { people: {}, facilitators: 0, screens: 0 }
  for (const { who, session, since, latencyMs } of present) {
    if (who.kind === 'participant') here.people[who.person] = { session, since, latencyMs }
    else if (who.kind === 'screen') here.screens += 1
    else here.facilitators += 1
  }
  return here
}

/** `people` are all who ever joined; those without a connection to any node are offline. */
export function presenceOf(people: readonly PersonId[], nodes: readonly Here[]): Presence {
  const presence: Presence = { people: {}, facilitators: 0, screens: 0 }
  for (const person of people) presence.people[person] = { online: false, latencyMs: null }
  for (const here of nodes) {
    for (const [person, { latencyMs }] of Object.entries(here.people)) {
      presence.people[person] = { online: true, latencyMs }
    }
    presence.facilitators += here.facilitators
    presence.screens += here.screens
  }
  return presence
}
