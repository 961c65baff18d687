/** A clock that is set: nothing happens between two calls of `advance`, and every due time is visited on the way. */
import type { Clock } from '#server/clock.ts'
import type { WallMs } from '#shared/time.ts'

export interface SettableClock extends Clock {
  /** Lets real time pass; whatever a timer sets off is done before the next one fires. */
  advance: (ms: number) => Promise<void>
  /** The clock of the machine is set. */
  jump: (ms: number) => void
  /** The process dies: no timer survives it. */
  die: () => void
  timers: () => number
}

export function settableClock(start: WallMs = 1_800_000_000_000): SettableClock {
  let now = start
  let count = 0
  const timers = new Map<number, { at: WallMs; act: () => void }>()

  function nextBefore(end: WallMs): [number, { at: WallMs; act: () => void }] | undefined {
    const due = [...timers].filter(([, { at }]) => at <= end)
    return due.sort(([m, a], [n, b]) => a.at - b.at || m - n)[0]
  }

  return {
    now: () => now,
    set(ms, act) {
      count += 1
      const id = count
      timers.set(id, { at: now + Math.max(0, ms), act })
      return () => timers.delete(id)
    },
    async advance(ms) {
      const end = now + ms
      await turn()
      for (let next = nextBefore(end); next; next = nextBefore(end)) {
        const [id, { at, act }] = next
        timers.delete(id)
        now = Math.max(now, at)
        act()
        await turn()
      }
      now = end
    },
    jump(ms) {
      now += ms
    },
    die: () => timers.clear(),
    timers: () => timers.size,
  }
}

/** A room waits for a look at the network before it plays what came; what follows from that may come back to it. */
const LOOKS = 4

/** Everything that waits for nothing outside is done. */
export async function turn(): Promise<void> {
  for (let n = 0; n < LOOKS; n += 1) await new Promise((done) => setImmediate(done))
}
