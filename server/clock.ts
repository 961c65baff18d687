/** Real time as a port: rooms and sockets never read a clock or set a timer by themselves. */
import type { WallMs } from '#shared/time.ts'

export interface Clock {
  now: () => WallMs
  /** Calls back once after `ms` real milliseconds; gives back how to call it off. */
  set: (ms: number, act: () => void) => () => void
}

/** Longer waits overflow Node's timers and fire at once; whoever waits looks at the clock again anyway. */
const LONGEST_MS = 2 ** 31 - 1

/** Counted on from when the process began: setting the clock of the host changes nothing. */
const began = Date.now() - performance.now()

export const systemClock: Clock = {
  now: () => Math.floor(began + performance.now()),
  set(ms, act) {
    const timer = setTimeout(act, Math.min(Math.max(0, ms), LONGEST_MS))
    return () => clearTimeout(timer)
  },
}

/** Calls back again and again, `ms` after the end of the time before; gives back how to stop. */
export function every(clock: Clock, ms: number, act: () => void | Promise<void>): () => void {
  let stopped = false
  let cancel = () => {}
  const again = () => {
    if (!stopped) cancel = clock.set(ms, () => void Promise.resolve(act()).finally(again))
  }
  again()
  return () => {
    stopped = true
    cancel()
  }
}
