/** Collects what a room keeps about one person. What the asker may not see yet is left out, as everywhere. */
import { stateOf } from '#server/engine/legal.ts'
import { score } from '#server/engine/score.ts'
import type { State } from '#server/engine/state.ts'
import type { Fact } from '#shared/fact.ts'
import type { PersonId } from '#shared/ids.ts'
import type { PersonFile } from '#shared/personFile.ts'
import type { LogRecord } from '#shared/record.ts'
import type { Script } from '#shared/script.ts'
import type { WallMs } from '#shared/time.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'

export interface RoomKept {
  code: string
  script: Script
  state: State
  openedAt: WallMs
  records: readonly LogRecord[]
  /** Everybody's names as they were given, in order. */
  names: readonly { wall: WallMs; person: PersonId; name: string }[]
}

const ABOUT = [
  'Everything that Launchroom keeps about one person in one room. Launchroom is a rehearsal: every incident in it is made up.',
  'Times called "wall", "since", "from" and "until" are milliseconds since 1970-01-01 UTC; "at" and "spent" are milliseconds of the simulated day since its beginning.',
  '"commands" is what the person did, with every text the person typed, and under "facts" what came of it.',
  '"facts" is what the log says of the person otherwise. "scores" are the points of the seats the person had; they come when the room has ended.',
  'The log itself knows the person only by the id. The name stands beside the log.',
]

/** Null if the room knows nothing of the person. `viewer` is who the file is for. */
export function personFile(room: RoomKept, person: PersonId, viewer: Viewer): PersonFile | null {
  const { code, script, state, openedAt, records, names } = room
  const given = names.filter((one) => one.person === person)
  const isOwn = ({ by }: LogRecord) => by.kind !== 'system' && by.person === person
  const own = records.filter(isOwn)
  const others = records.filter((record) => !isOwn(record))
  const facts = others.flatMap(({ seq, wall, facts: told }) =>
    told.filter((fact) => isAbout(fact, person) && seenBy(fact, viewer)).map((fact) => ({ seq, wall, fact })),
  )
  if (given.length + own.length + facts.length === 0) return null
  const seats = seatsOf(script, records, person)
  return {
    about: ABOUT,
    room: { code, title: script.title, state: stateOf(state), openedAt },
    person: {
      id: person,
      names: given.map(({ name, wall }) => ({ name, since: wall })),
      joinedAt: joinedAt(records, person),
      seats,
    },
    commands: own.map((record) => commandOf(record, viewer)),
    facts,
    scores: scoresOf(room, new Set(seats.map(({ role }) => role))),
  }
}

/** The opening holds the whole scenario, which is nobody's personal data. */
function commandOf({ seq, wall, command, facts }: LogRecord, viewer: Viewer): PersonFile['commands'][number] {
  if (command.type === 'room.open') return { seq, wall, command: { type: command.type }, facts: [] }
  return { seq, wall, command, facts: facts.filter((fact) => seenBy(fact, viewer)) }
}

function isAbout(fact: Fact, person: PersonId): boolean {
  return (
    ('person' in fact && fact.person === person) ||
    (typeof fact.to === 'object' && fact.to.people.includes(person))
  )
}

function joinedAt(records: readonly LogRecord[], person: PersonId): WallMs | null {
  const joined = records.find(({ facts }) =>
    facts.some((fact) => fact.type === 'person.joined' && fact.person === person),
  )
  return joined?.wall ?? null
}

function seatsOf(
  script: Script,
  records: readonly LogRecord[],
  person: PersonId,
): PersonFile['person']['seats'] {
  const seats: PersonFile['person']['seats'] = []
  for (const { wall, facts } of records) {
    for (const fact of facts) {
      const last = seats.at(-1)
      if (fact.type === 'seat.freed' && fact.person === person && last) last.until = wall
      if (fact.type !== 'seat.taken' || fact.person !== person) continue
      const { role } = fact
      if (last?.role === role && last.until === null) continue // moved up from second
      seats.push({ role, name: script.roles[role]?.name ?? role, from: wall, until: null })
    }
  }
  return seats
}

function scoresOf({ script, state, records }: RoomKept, roles: Set<string>): PersonFile['scores'] {
  const now = stateOf(state)
  if (now !== 'debrief' && now !== 'closed') return null
  const { byRole, phases, team } = score(script, records)
  return {
    roles: Object.fromEntries(Object.entries(byRole).filter(([role]) => roles.has(role))),
    phases: phases.filter(({ role }) => roles.has(role)),
    team,
  }
}
