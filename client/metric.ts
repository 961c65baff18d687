/** Readings of a metric from the knots of its line. Values are whole numbers of the metric's smallest unit. */
import type { Brief } from '#shared/fact.ts'
import { MINUTE, type SimMs } from '#shared/time.ts'

export type MetricBrief = Brief['metrics'][number]
export type Knots = readonly (readonly [SimMs, number])[]

/** The value at a time, on the straight line between the knots around it; level before the first and after the last. */
export function metricAt(knots: Knots, at: SimMs): number {
  const next = knots.findIndex(([knot]) => knot > at)
  const before = next < 0 ? knots.at(-1) : knots[Math.max(0, next - 1)]
  const after = next < 0 ? before : knots[next]
  if (!before || !after) return 0
  if (after[0] === before[0] || at <= before[0]) return before[1]
  return Math.round(before[1] + ((after[1] - before[1]) * (at - before[0])) / (after[0] - before[0]))
}

/** `count + 1` readings at even distances, both ends included. */
export function sampled(
  knots: Knots,
  { from, to, count }: { from: SimMs; to: SimMs; count: number },
): [SimMs, number][] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const at = Math.round(from + ((to - from) * i) / count)
    return [at, metricAt(knots, at)]
  })
}

/** Where it goes: the last five minutes against now. */
export function metricTrend(knots: Knots, at: SimMs): 'up' | 'down' | 'level' {
  const change = metricAt(knots, at) - metricAt(knots, Math.max(0, at - 5 * MINUTE))
  if (change === 0) return 'level'
  return change > 0 ? 'up' : 'down'
}

/** Warning and critical lie on the side that is not better. */
export function metricLevel(metric: MetricBrief, value: number): 'normal' | 'warning' | 'critical' {
  const past = (limit: number | null) =>
    limit !== null && (metric.better === 'up' ? value <= limit : value >= limit)
  if (past(metric.critical)) return 'critical'
  return past(metric.warning) ? 'warning' : 'normal'
}

/** `96.4 %`: a value with its decimals and its unit. */
export function metricText(
  { decimals, unit }: Pick<MetricBrief, 'decimals' | 'unit'>,
  value: number,
): string {
  const text = numberFormat(decimals).format(value / 10 ** decimals)
  return unit === '' ? text : `${text}\u00a0${unit}`
}

const formats = new Map<number, Intl.NumberFormat>()

/** Making one takes longer than a frame has for all that it shows. */
function numberFormat(decimals: number): Intl.NumberFormat {
  const made =
    formats.get(decimals) ??
    new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  formats.set(decimals, made)
  return made
}
