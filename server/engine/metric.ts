/**
 * Simulated telemetry as straight lines between knots of whole numbers. Facts carry knots, not samples, so a reading
 * at any moment, and the moment a line crosses a value, are computed, never polled.
 */
import type { SimMs } from '#shared/time.ts'

/** Knots in order of time: [simulated ms, value in the metric's smallest unit]. Level before the first and after the last. */
export type Path = readonly [SimMs, number][]

/** Reading at a moment, rounded down. */
export function valueAt(path: Path, at: SimMs): number {
  let before = path[0]
  if (!before) return 0
  for (const knot of path) {
    if (knot[0] > at) return between(before, knot, at)
    before = knot
  }
  return before[1]
}

function between([t0, v0]: [SimMs, number], [t1, v1]: [SimMs, number], at: SimMs): number {
  if (at <= t0 || t1 === t0) return v0
  return v0 + Math.floor(((v1 - v0) * (at - t0)) / (t1 - t0))
}

export interface Push {
  at: SimMs
  /** How far, in smallest units … */
  add: number
  /** … in a straight line over this long; 0 is at once. */
  over: SimMs
  min: number
  max: number
}

/** The line from `at` on after a push: what was ahead stays, moved by the push. */
export function pushed(path: Path, { at, add, over, min, max }: Push): [SimMs, number][] {
  const end = at + Math.max(over, 1)
  const times = [...new Set([at, end, ...path.map(([t]) => t).filter((t) => t > at)])].sort((a, b) => a - b)
  const share = (t: SimMs) => (t >= end ? add : Math.trunc((add * (t - at)) / (end - at)))
  return times.map((t) => [t, Math.min(max, Math.max(min, valueAt(path, t) + share(t)))])
}

/** First moment after `from` at which the reading is on the wanted side of `value`, or null. */
export function crossing(
  path: Path,
  from: SimMs,
  { above, below }: { above: number | null; below: number | null },
): SimMs | null {
  const holds = (v: number) => (above === null || v > above) && (below === null || v < below)
  if (above === null && below === null) return null
  let [t0, v0]: [SimMs, number] = [from, valueAt(path, from)]
  for (const [t1, v1] of path) {
    if (t1 <= from) continue
    if (!holds(v0) && holds(v1)) return firstBetween([t0, v0], [t1, v1], holds)
    ;[t0, v0] = [t1, v1]
  }
  return null
}

/** The readings of one line only rise or only fall, so the first one that holds is found by halving. */
function firstBetween(a: [SimMs, number], b: [SimMs, number], holds: (v: number) => boolean): SimMs {
  let [low, high] = [a[0], b[0]]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(between(a, b, middle))) high = middle
    else low = middle
  }
  return high
}
