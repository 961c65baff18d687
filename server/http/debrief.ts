/** What a debrief shows: the records that its reader may see, and the score. */
import { score } from '#server/engine/score.ts'
import type { PersonId } from '#shared/ids.ts'
import type { DebriefData } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import { SECOND } from '#shared/time.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import type { Clock } from '../clock.ts'
import type { Room } from '../room.ts'

/** Whose debrief it is. */
export interface Reader {
  facilitator: boolean
  participant: PersonId | null
}

export interface Debriefs {
  /** Throws when the store cannot be read. */
  of: (room: Room, who: { names: Record<PersonId, string>; you: Reader }) => Promise<DebriefData>
}

/** Scored once for all who come within this time: after a run that is the whole room. */
const KEPT_MS = 30 * SECOND

interface Scored {
  records: LogRecord[]
  score: DebriefData['score']
}

export function createDebriefs(clock: Clock): Debriefs {
  const recent = new Map<string, Promise<Scored>>()

  /** Of the log as it stands: one more record, or a rewritten one, and it is another debrief. */
  function scored(room: Room): Promise<Scored> {
    const key = `${room.code}/${room.last.hash}/${room.damage}`
    const known = recent.get(key)
    if (known) return known
    const made = make(room)
    recent.set(key, made)
    const forget = () => void recent.delete(key)
    made.then(() => clock.set(KEPT_MS, forget), forget)
    return made
  }

  async function make(room: Room): Promise<Scored> {
    const records = await recordsOf(room)
    return { records, score: score(room.script, records) }
  }

  return {
    async of(room, { names, you }) {
      const { records, score } = await scored(room)
      const viewer: Viewer = { kind: 'debrief', person: you.participant }
      const role = you.participant ? room.state.room.people[you.participant]?.role : null
      return {
        code: room.code,
        you: {
          kind: you.facilitator ? 'facilitator' : 'participant',
          person: you.participant,
          roles: role ? [role] : [],
        },
        names,
        records: records
          .map(({ seq, wall, facts }) => ({ seq, wall, facts: facts.filter((fact) => seenBy(fact, viewer)) }))
          .filter(({ facts }) => facts.length > 0),
        score,
        damage: room.damage,
      }
    },
  }
}

/** The whole log of a room up to now. Throws when the store cannot be read. */
export async function recordsOf(room: Room): Promise<LogRecord[]> {
  let all: LogRecord[] = []
  await room.withRecords(-1, (records) => {
    all = records
  })
  return all
}
