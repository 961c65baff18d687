/**
 * How far the readings of a metric can go: above what it does by itself lies everything that can push it up, each at
 * its earliest, below it everything that can push it down. A decision that is taken again pushes again; here each
 * counts once, as in any run that anybody plays.
 */

import type { z } from 'zod'
import type { Metric } from '#shared/scenario/telemetry.ts'
import type { SimMs } from '#shared/time.ts'
import type { DayClock } from './dayClock.ts'
import type { Reading } from './form.ts'

type MetricPart = z.infer<typeof Metric>
export interface Push {
  add: number
  over: SimMs
  /** Earliest moment; `Infinity` if never. */
  from: SimMs
  /** By when it has surely begun; `Infinity` if it need not come. */
  surely: SimMs
}
export interface Range {
  /** Earliest time at which the reading may be so; `Infinity` if never. */
  earliest: (reading: Reading) => SimMs
  /** From when on it surely is so, up to the end. */
  surely: (reading: Reading) => SimMs
  mayAtEnd: (reading: Reading) => boolean
  mustAtEnd: (reading: Reading) => boolean
  /** Lowest and highest reading of the day, and as it ends, in the metric's own unit. */
  ofDay: [lowest: number, highest: number]
  atEnd: [lowest: number, highest: number]
}
/** Knots of a line that is straight between them. */
type Line = [at: SimMs, value: number][]

/** Ten-thousandths of the smallest unit: sums of fractions are not exact. */
const SLACK = 1e-4

export function rangeOf(metric: MetricPart, pushes: readonly Push[], day: DayClock): Range {
  const unit = 10 ** metric.decimals
  const shown = (value: number) => Math.round(value) / unit
  const scaled = (value: number) => Math.round(value * unit)
  const natural: Line = [
    [0, scaled(metric.start)],
    ...metric.path.map(({ at, value }): [SimMs, number] => [day.sim(at), scaled(value)]),
  ]
  const [min, max] = [scaled(metric.min), scaled(metric.max)]
  const ramps = pushes.map(({ add, ...rest }) => ({ ...rest, add: scaled(add) }))
  const values = natural.map(([, value]) => value)
  const sum = (list: typeof ramps) => list.reduce((total, { add }) => total + add, 0)
  const ups = ramps.filter(({ add, from }) => add > 0 && from <= day.end)
  const downs = ramps.filter(({ add, from }) => add < 0 && from <= day.end)
  // A sure push counts against the other side only where nothing of it can be lost at the metric's own bounds.
  const free = Math.max(...values) + sum(ups) <= max && Math.min(...values) + sum(downs) >= min
  const sure = (list: typeof ramps) =>
    free ? list.flatMap((ramp) => (ramp.surely <= day.end ? [{ ...ramp, from: ramp.surely }] : [])) : []
  const clamp = (value: number) => Math.min(max, Math.max(min, value))
  const line = (list: typeof ramps) =>
    lineOf(natural, list, day.end).map(([at, value]): [SimMs, number] => [at, clamp(value)])
  const high = line([...ups, ...sure(downs)])
  const low = line([...downs, ...sure(ups)])
  const highest = Math.max(...high.map(([, value]) => value))
  const lowest = Math.min(...low.map(([, value]) => value))
  const bounds = ({ above, below }: Reading) => ({
    least: above === null ? Number.NEGATIVE_INFINITY : scaled(above) + 1,
    most: below === null ? Number.POSITIVE_INFINITY : scaled(below) - 1,
  })
  const [highEnd, lowEnd] = [high.at(-1)?.[1] ?? 0, low.at(-1)?.[1] ?? 0]
  return {
    ofDay: [shown(lowest), shown(highest)],
    atEnd: [shown(lowEnd), shown(highEnd)],
    earliest: (reading) => {
      const { least, most } = bounds(reading)
      const overlap = Math.max(least, lowest) <= Math.min(most, highest) + SLACK
      if (!overlap) return Number.POSITIVE_INFINITY
      return Math.max(crossing(high, least), crossing(low.map(negative), -most))
    },
    surely: (reading) => {
      const { least, most } = bounds(reading)
      return lowest >= least && highest <= most ? 0 : Number.POSITIVE_INFINITY
    },
    mayAtEnd: (reading) => {
      const { least, most } = bounds(reading)
      return least <= highEnd + SLACK && most >= lowEnd - SLACK
    },
    mustAtEnd: (reading) => {
      const { least, most } = bounds(reading)
      return lowEnd >= least && highEnd <= most
    },
  }
}

const negative = ([at, value]: [SimMs, number]): [SimMs, number] => [at, -value]

/** First time at which the line is at the value or above it. */
function crossing(line: Line, value: number): SimMs {
  let [t0, v0] = line[0] ?? [0, 0]
  if (v0 + SLACK >= value) return t0
  for (const [t1, v1] of line) {
    if (v1 + SLACK >= value) return Math.floor(t0 + ((t1 - t0) * (value - v0)) / Math.max(v1 - v0, SLACK))
    ;[t0, v0] = [t1, v1]
  }
  return Number.POSITIVE_INFINITY
}

/** The natural line with ramps on top of it: one pass over all their ends in the order of time. */
function lineOf(
  natural: Line,
  ramps: readonly { add: number; over: SimMs; from: SimMs }[],
  end: SimMs,
): Line {
  const bends: { at: SimMs; slope: number }[] = []
  for (const { add, over, from } of ramps) {
    const length = Math.max(over, 1)
    bends.push({ at: from, slope: add / length }, { at: from + length, slope: -add / length })
  }
  natural.forEach(([at, value], i) => {
    const [next, to] = natural[i + 1] ?? [Number.POSITIVE_INFINITY, value]
    if (next === Number.POSITIVE_INFINITY) return
    const slope = (to - value) / Math.max(next - at, 1)
    bends.push({ at, slope }, { at: Math.max(next, at + 1), slope: -slope })
  })
  bends.push({ at: end, slope: 0 })
  bends.sort((a, b) => a.at - b.at)
  const line: Line = [[0, natural[0]?.[1] ?? 0]]
  let [at, value, slope] = [0, natural[0]?.[1] ?? 0, 0]
  for (const bend of bends) {
    if (bend.at > end) break
    if (bend.at > at) {
      value += slope * (bend.at - at)
      at = bend.at
      line.push([at, value])
    }
    slope += bend.slope
  }
  return line
}
