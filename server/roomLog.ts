/**
 * A room's own log, as the room adds to it and follows it. What the store leaves open is asked about until it is known,
 * or nobody waits any more because the room is closed.
 */
import type { LogRecord } from '#shared/record.ts'
import { type Refusal, refuse } from '#shared/refusal.ts'
import type { Clock } from './clock.ts'
import type { Step } from './play.ts'
import type { Report, RoomNow } from './roomNow.ts'
import { type Follower, type Log, OutcomeUnknown, SeqConflict } from './store/log.ts'

/** Why records are not stored, or not known to be; `lost` to another node that appended first. */
export type NotStored = Refusal | 'unknown' | 'lost'

export interface RoomLog {
  /** Stores records after the room's last, all or none. Null once they are. */
  append: (steps: readonly Step[]) => Promise<NotStored | null>
  /** What others appended after the room's last record. Throws when the store cannot be read. */
  read: () => Promise<unknown[]>
  /** The same, until the store can be read; empty once the room is closed. */
  readSurely: () => Promise<unknown[]>
  /** Tells of what comes after the room's last record, unless it is being stored here. Gives back how to stop. */
  follow: (follower: Follower) => () => void
}

export interface RoomLogOptions {
  stream: string
  log: Log
  clock: Clock
  report: Report
}

/** Between two questions to a store that does not say. */
const ASK_AGAIN_MS = 1000

export function roomLog(room: Readonly<RoomNow>, { stream, log, clock, report }: RoomLogOptions): RoomLog {
  /** Played here and being stored; the stream tells of them too. */
  let underWay: readonly LogRecord[] = []

  async function append(steps: readonly Step[]): Promise<NotStored | null> {
    underWay = steps.map(({ record }) => record)
    const failure = await settled(steps.map(({ text }) => text))
    underWay = []
    return failure
  }

  async function settled(texts: readonly string[]): Promise<NotStored | null> {
    let inDoubt = false
    for (;;) {
      try {
        await log.append(stream, underWay, room.last.hash, texts)
        return null
      } catch (error) {
        if (error instanceof SeqConflict) return 'lost'
        report('warn', 'a record could not be stored', error)
        inDoubt ||= error instanceof OutcomeUnknown
        if (!inDoubt) return refuse('room.busy')
        await pause()
        if (room.closed) return 'unknown'
      }
    }
  }

  const read = () => log.read(stream, room.last.seq)

  async function readSurely(): Promise<unknown[]> {
    while (!room.closed) {
      try {
        return await read()
      } catch (error) {
        report('warn', 'what another node wrote could not be read', error)
        await pause()
      }
    }
    return []
  }

  const pause = () => new Promise<void>((go) => clock.set(ASK_AGAIN_MS, go))

  const isUnderWay = (entry: unknown) => underWay.some(({ hash }) => hash === Object(entry).hash)

  return {
    append,
    read,
    readSurely,
    follow: ({ heard, lost }) =>
      log.follow(stream, room.last, {
        heard(entry) {
          if (!isUnderWay(entry)) heard(entry)
        },
        lost,
      }),
  }
}
