/**
 * Real time that only ever goes on. The process counts with its own steady counter, so that setting the clock of the
 * host changes nothing while it runs. Where several nodes share a store, all of them count from the store's time and
 * compare again and again; a store whose own clock leaps is not followed, since every room would leap with it.
 */
import { SECOND, type WallMs } from '#shared/time.ts'
import { type Clock, every, systemClock } from './clock.ts'
import type { Store } from './store/log.ts'

export interface WallClockOptions {
  store: Pick<Store, 'wallTime' | 'heartbeats'>
  warn: (text: string, error?: unknown) => void
  /** Counts real milliseconds from anywhere, and is never set. */
  steady?: () => number
  /** Time of the host, asked once. */
  host?: () => WallMs
  timers?: Pick<Clock, 'set'>
}

const SAMPLES = 5
const COMPARE_MS = 5 * SECOND
/** More than this no two clocks drift apart: one of them was set. */
const LEAP_MS = 2 * SECOND
const BEAT_MS = 2 * SECOND
/** Beats beside the rooms' own, so that a host set back while nothing ran does not set the rooms back. */
const BEAT = 'clock'

/** For as long as the process lives. Throws when the store does not tell its time. */
export async function openWallClock(options: WallClockOptions): Promise<Clock> {
  const { store, warn, steady = () => performance.now(), host = Date.now, timers = systemClock } = options
  const { wallTime, heartbeats } = store
  const first = wallTime ? await offsetFrom(wallTime, steady) : host() - steady()
  const floor = (await heartbeats.of(BEAT)) ?? 0
  let offset = Math.max(first, floor - steady())
  let shown: WallMs = 0
  let leapt = false

  const clock: Clock = {
    now() {
      shown = Math.max(shown, Math.floor(steady() + offset))
      return shown
    },
    set: timers.set,
  }

  async function compare(ask: () => Promise<WallMs>): Promise<void> {
    const measured = await offsetFrom(ask, steady)
    const leaps = Math.abs(measured - offset) > LEAP_MS
    if (!leaps) offset = measured
    else if (!leapt) warn('The clock of Redis was set: rooms go on without following it')
    leapt = leaps
  }

  every(clock, BEAT_MS, () => heartbeats.beat([BEAT], clock.now()).catch(() => {}))
  if (wallTime) every(clock, COMPARE_MS, () => compare(wallTime).catch(() => {}))
  return clock
}

/** What the store's time is ahead of the counter, by the quickest of several answers. */
async function offsetFrom(ask: () => Promise<WallMs>, steady: () => number): Promise<number> {
  let best = { roundTrip: Number.POSITIVE_INFINITY, offset: 0 }
  for (let i = 0; i < SAMPLES; i += 1) {
    const sent = steady()
    const wall = await ask()
    const roundTrip = steady() - sent
    if (roundTrip < best.roundTrip) best = { roundTrip, offset: wall - sent - roundTrip / 2 }
  }
  return best.offset
}
