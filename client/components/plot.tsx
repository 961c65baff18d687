import { memo } from 'react'
import type { SimMs } from '#shared/time.ts'
import css from './metricChart.module.css'

/** Across and down, in units of the picture; it is stretched to the place it stands in. */
const WIDE = 1000
const HIGH = 100

interface PlotProps {
  points: readonly (readonly [SimMs, number])[]
  height: number
  warning: number | null
  critical: number | null
}

/** A line without axes, with its limits where they are in sight; a decoration beside the value in words and the table. */
export const Plot = memo(function Plot({ points, height, warning, critical }: PlotProps) {
  const [low, high] = rangeOf([...points.map(([, value]) => value), warning, critical])
  const [from, to] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0]
  const down = (value: number) => (HIGH * (high - value)) / (high - low)
  const line = points.map(
    ([at, value]) =>
      `${((WIDE * (at - from)) / Math.max(1, to - from)).toFixed(1)},${down(value).toFixed(2)}`,
  )
  return (
    <svg
      aria-hidden="true"
      className={css.plot}
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      preserveAspectRatio="none"
      style={{ blockSize: height }}
    >
      {warning !== null && <line data-limit="warning" x2={WIDE} y1={down(warning)} y2={down(warning)} />}
      {critical !== null && <line data-limit="critical" x2={WIDE} y1={down(critical)} y2={down(critical)} />}
      <polyline points={line.join(' ')} />
    </svg>
  )
})

/** From the lowest to the highest of readings and limits, with a little air: a fall of one percent must be seen. */
function rangeOf(values: readonly (number | null)[]): [number, number] {
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const air = Math.max(1, (high - low) * 0.08)
  return [low - air, high + air]
}
