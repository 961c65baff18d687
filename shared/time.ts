/**
 * The two times of Launchroom and the exact arithmetic between them.
 *
 * `SimMs`  simulated milliseconds since the scenario's clock starts (08:00 is 0). A hold stops it.
 * `WallMs` real milliseconds since 1970-01-01 UTC. Nothing stops it.
 *
 * Both are integers and rates are whole numbers, so nothing here ever rounds in a way that could drift.
 */
export type SimMs = number
export type WallMs = number

/** Where the clock was set last: at `wall` it showed `sim`, and since then runs `rate` simulated ms a real ms. */
export interface ClockAnchor {
  sim: SimMs
  wall: WallMs
  rate: number
  running: boolean
}

export const SECOND = 1000
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** Simulated time at the real moment `wall`. Before the anchor's own moment (the 3-2-1 of a start) the clock stands at it. */
export function simAt(anchor: ClockAnchor, wall: WallMs): SimMs {
  return anchor.running ? anchor.sim + Math.max(0, wall - anchor.wall) * anchor.rate : anchor.sim
}

/** The first real millisecond at which the clock shows `sim` or more; `Infinity` while it stands before it. */
export function wallAt(anchor: ClockAnchor, sim: SimMs): WallMs {
  if (sim <= anchor.sim) return anchor.wall
  return anchor.running ? anchor.wall + Math.ceil((sim - anchor.sim) / anchor.rate) : Number.POSITIVE_INFINITY
}

/** True for what a deadline may be: a whole, finite number of milliseconds from 0 on. */
export function isMs(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
