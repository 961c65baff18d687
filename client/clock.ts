/**
 * Real time of the server as this device can know it. The offset comes from the round trip that was shortest: the
 * shorter it was, the less there is to be wrong about. Nothing here decides anything; the server does.
 */
import { type ClockAnchor, SECOND, type SimMs, simAt, type WallMs, wallAt } from '#shared/time.ts'

export interface TimeSample {
  /** Device time before and after asking, server time in the answer. */
  sent: WallMs
  received: WallMs
  server: WallMs
}

/** Offset (server less device) and round trip of the best of some samples; null without any. */
export function bestOffset(samples: readonly TimeSample[]): { offset: number; roundTrip: number } | null {
  let best: { offset: number; roundTrip: number } | null = null
  for (const { sent, received, server } of samples) {
    const roundTrip = received - sent
    if (roundTrip < 0 || (best !== null && roundTrip >= best.roundTrip)) continue
    best = { roundTrip, offset: server - Math.round((sent + received) / 2) }
  }
  return best
}

/** What is left of a limit, in both times. Real time is null while the clock stands. */
export interface Left {
  /** Simulated ms until the limit; below 0 it is over. */
  sim: SimMs
  real: number | null
}

/** What is left until a simulated time. `resumesAt` is the rate a held clock will run at again, for an estimate. */
export function leftUntil(due: SimMs, anchor: ClockAnchor, now: WallMs): Left {
  const sim = due - simAt(anchor, now)
  if (!anchor.running) return { sim, real: null }
  return { sim, real: sim > 0 ? wallAt(anchor, due) - now : Math.ceil(sim / anchor.rate) }
}

/** 3, 2, 1 before a clock that was started for a moment ahead; null otherwise, and far from any start. */
export function secondsToStart(anchor: ClockAnchor, now: WallMs): number | null {
  const ms = anchor.wall - now
  return anchor.running && ms > 0 && ms <= 10 * SECOND ? Math.ceil(ms / SECOND) : null
}

export type CountdownMoment = 'started' | 'minute' | 'twenty' | 'up'

/**
 * What a countdown says aloud as time passes from `before` to `after` simulated ms left. Moments that were jumped
 * over say only the latest; a limit of less than a minute does not say that a minute is left.
 */
export function momentPassed(before: number, after: number): CountdownMoment | null {
  const passed = (at: number) => before > at && after <= at
  if (passed(0)) return 'up'
  if (passed(20 * SECOND)) return 'twenty'
  return passed(60 * SECOND) ? 'minute' : null
}
