/** Asks the server for its time, a few times at first and then now and then: the smallest round trip says it best. */
import type { Socket } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '#shared/protocol.ts'
import { SECOND, type WallMs } from '#shared/time.ts'
import { bestOffset, type TimeSample } from './clock.ts'

type Asking = Pick<Socket<ServerToClient, ClientToServer>, 'emit' | 'connected'>

export interface TimeSync {
  /** Asks, unless an answer is awaited or nobody is there to give one. */
  ask: () => void
  /** The same, if the last question is some time ago. */
  askIfDue: () => void
  /** When the question was asked whose answer is awaited; null if none is. */
  waitingSince: () => WallMs | null
  /** True once an answer of this connection was heard. */
  isKnown: () => boolean
  /** The connection is lost: another may be slower or faster. */
  forget: () => void
}

export interface TimeSyncOptions {
  /** Device time, in ms since 1970. */
  now: () => WallMs
  /** Told of the best offset so far, with each answer. */
  found: (best: NonNullable<ReturnType<typeof bestOffset>>) => void
}

const EVERY_MS = 10 * SECOND
const SAMPLES = 8
/** So many one after the other, before the first pause. */
const AT_FIRST = 3

export function timeSync(socket: Asking, { now, found }: TimeSyncOptions): TimeSync {
  let samples: TimeSample[] = []
  let asked: WallMs | null = null
  let last: WallMs = 0

  function ask(): void {
    if (asked !== null || !socket.connected) return
    const sent = now()
    asked = sent
    last = sent
    socket.emit('time', (server) => {
      if (asked !== sent) return
      asked = null
      samples = [...samples, { sent, received: now(), server }].slice(-SAMPLES)
      const best = bestOffset(samples)
      if (!best) return
      found(best)
      socket.emit('latency', best.roundTrip)
      if (samples.length < AT_FIRST) ask()
    })
  }

  return {
    ask,
    askIfDue() {
      if (now() - last >= EVERY_MS) ask()
    },
    waitingSince: () => asked,
    isKnown: () => samples.length > 0,
    forget() {
      asked = null
      samples = []
    },
  }
}
