/**
 * Proves in the background what a checkpoint spared: that the records before it are the ones that were written. A few
 * records at a time, so that a server full of rooms still serves.
 */
import type { LogRecord } from '#shared/record.ts'
import { faultIn, type Link, START } from './chain.ts'
import type { Clock } from './clock.ts'
import type { Log } from './store/log.ts'

const AT_ONCE = 64
const PAUSE_MS = 20

export interface ToProve {
  stream: string
  /** The last record to look at. */
  upTo: number
}

/** What is wrong with the log up to there, in a sentence; null if nothing is. Throws when the store is away. */
export async function proofOf({ stream, upTo }: ToProve, log: Log, clock: Clock): Promise<string | null> {
  let before: Link = START
  while (before.seq < upTo) {
    const entries = await log.read(stream, before.seq, Math.min(AT_ONCE, upTo - before.seq))
    if (entries.length === 0) return `Record ${before.seq + 1} of the log is missing.`
    for (const entry of entries) {
      const fault = faultIn(before, entry)
      if (fault) return `Record ${before.seq + 1} of the log is damaged: ${fault}.`
      before = entry as LogRecord
    }
    await new Promise<void>((go) => clock.set(PAUSE_MS, go))
  }
  return null
}
