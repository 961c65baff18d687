/** Keeps the state of a room beside its log, so that opening the room need not play its whole day again. */
import type { LogRecord } from '#shared/record.ts'
import { MINUTE } from '#shared/time.ts'
import { checkpointText } from './checkpoint.ts'
import type { Clock } from './clock.ts'
import type { Report, RoomNow } from './roomNow.ts'
import type { Checkpoints, Log } from './store/log.ts'

/** Records from one checkpoint to the next: what opening a room has to play again. */
export const CHECKPOINT_EVERY = 64
/** The state is fifty times a record: a room that is very busy is kept by the clock. */
const SELDOM_MS = MINUTE

export interface KeptState {
  /** Unless that was done already. Never fails: the log alone is the truth. */
  keep: () => Promise<void>
  keepIfDue: () => void
}

export interface KeptStateOptions {
  stream: string
  log: Log
  checkpoints: Checkpoints
  clock: Clock
  report: Report
}

export function keptState(
  room: Readonly<RoomNow>,
  { stream, log, checkpoints, clock, report }: KeptStateOptions,
): KeptState {
  let keptSeq = -1
  let due = { seq: room.last.seq + 1 + shareOf(room.code), wall: 0 }

  async function keep(): Promise<void> {
    const { last } = room
    if (room.damage || keptSeq === last.seq) return
    keptSeq = last.seq
    due = { seq: last.seq + CHECKPOINT_EVERY, wall: clock.now() + SELDOM_MS }
    const text = checkpointText(room)
    try {
      if (await isStored(last)) await checkpoints.save(stream, text)
    } catch (error) {
      report('warn', 'a checkpoint could not be stored', error)
    }
  }

  /** False once the log was rewritten: what was erased from it must not come back in a checkpoint. */
  async function isStored({ seq, hash }: LogRecord): Promise<boolean> {
    const [stored] = (await log.read(stream, seq - 1, 1)) as Partial<LogRecord>[]
    return stored?.hash === hash
  }

  return {
    keep,
    keepIfDue() {
      if (room.last.seq >= due.seq && clock.now() >= due.wall) void keep()
    },
  }
}

/** Rooms that began together are not all kept at the same moment. */
function shareOf(code: string): number {
  return Number.parseInt(code, 36) % CHECKPOINT_EVERY
}
