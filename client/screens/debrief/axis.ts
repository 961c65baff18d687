/**
 * Where a simulated time stands across the lanes. `day` gives every simulated minute the same room; `played` gives
 * room by the real time that passed, so that minutes in which people worked are not lost between quiet hours.
 */
import { scaleLinear } from 'd3-scale'
import { HOUR, MINUTE, type SimMs } from '#shared/time.ts'
import type { Segment } from '#shared/timelineLanes.ts'

export type AxisKind = 'day' | 'played'

/** A part of the axis: positions from 0 (start) to 1 (end of the day). */
export interface Window {
  from: number
  to: number
}
export const WHOLE: Window = { from: 0, to: 1 }
const NARROWEST = 1 / 400

export interface Axis {
  /** Position of a simulated time, 0 to 1. */
  place: (at: SimMs) => number
  /** The simulated time at a position, whole milliseconds. */
  timeAt: (position: number) => SimMs
}

/** Even what took no real time (a skip) keeps a little room: a hundredth of real time. */
const LEAST = 1 / 100

export function axisOf(kind: AxisKind, segments: readonly Segment[], end: SimMs): Axis {
  const knots: [SimMs, number][] = [[0, 0]]
  const push = (at: SimMs, room: number) => {
    const last = knots.at(-1)
    if (last && at > last[0]) knots.push([at, last[1] + room])
  }
  if (kind === 'played')
    for (const { from, to, realMs } of segments) {
      push(from, (from - (knots.at(-1)?.[0] ?? 0)) * LEAST)
      push(to, Math.max(realMs, (to - from) * LEAST))
    }
  push(end, (end - (knots.at(-1)?.[0] ?? 0)) * (kind === 'played' ? LEAST : 1))
  const total = knots.at(-1)?.[1] || 1
  const scale = scaleLinear()
    .domain(knots.map(([at]) => at))
    .range(knots.map(([, position]) => position / total))
    .clamp(true)
  return knots.length < 2
    ? { place: () => 0, timeAt: () => 0 }
    : { place: (at) => scale(at), timeAt: (position) => Math.round(scale.invert(position)) }
}

/** A window around a centre, as wide as asked for, inside of the axis. */
export function zoomed({ from, to }: Window, factor: number, centre = (from + to) / 2): Window {
  const width = Math.min(1, Math.max(NARROWEST, (to - from) / factor))
  const share = to > from ? (centre - from) / (to - from) : 0.5
  return shifted({ from: centre - width * share, to: centre + width * (1 - share) }, 0)
}

/** The same width further on, stopped at the ends. */
export function shifted({ from, to }: Window, by: number): Window {
  const width = Math.min(1, to - from)
  const start = Math.min(1 - width, Math.max(0, from + by))
  return { from: start, to: start + width }
}

const STEPS: readonly SimMs[] = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR]

/** Times to write under the lanes, at least `apart` of the width from each other; whole hours come first. */
export function ticksOf(axis: Axis, { from, to }: Window, apart: number): SimMs[] {
  const [start, end] = [axis.timeAt(from), axis.timeAt(to)]
  const room = apart * (to - from)
  const taken: SimMs[] = []
  for (const step of STEPS.toReversed()) {
    for (let at = Math.ceil(start / step) * step; at <= end; at += step) {
      const place = axis.place(at)
      if (taken.every((other) => Math.abs(axis.place(other) - place) >= room)) taken.push(at)
    }
    if (taken.length * apart > 0.6) break
  }
  return taken.toSorted((a, b) => a - b)
}
