/**
 * Proves in the background what a checkpoint spared: that the records before it are the ones that were written. One
 * room after the other and a few records at a time, so that a server full of rooms still serves.
 */
import type { LogRecord } from '#shared/record.ts'
import { faultIn, type Link, START } from './chain.ts'
import type { Clock } from './clock.ts'
import type { Room } from './room.ts'
import type { Log } from './store/log.ts'

const AT_ONCE = 64
const PAUSE_MS = 20

export interface Proofs {
  /** To be proved when those before it are. A store that is away leaves that for the next opening of the room. */
  add: (room: Room) => void
  /** Whether the log of this room was found damaged. */
  isDamaged: (code: string) => boolean
  stop: () => void
}

export interface ProofsOptions {
  log: Log
  clock: Clock
  /** Opens a damaged room afresh, so that only what is sound is shown of it. */
  reopen: (code: string) => Promise<unknown>
}

export function createProofs({ log, clock, reopen }: ProofsOptions): Proofs {
  const waiting: Room[] = []
  const damaged = new Set<string>()
  let proving = false
  let stopped = false

  async function proveAll(): Promise<void> {
    if (proving) return
    proving = true
    for (let room = waiting.shift(); room && !stopped; room = waiting.shift()) {
      const fault = await faultOf(room).catch(() => null)
      if (!fault) continue
      room.spoil(fault)
      damaged.add(room.code)
      await reopen(room.code).catch(() => null)
    }
    proving = false
  }

  /** What is wrong with the log up to its last record of now, in a sentence; null if nothing is. */
  async function faultOf({ stream, last: { seq: upTo } }: Room): Promise<string | null> {
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

  return {
    add(room) {
      waiting.push(room)
      void proveAll()
    },
    isDamaged: (code) => damaged.has(code),
    stop() {
      stopped = true
    },
  }
}
