import { Chip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { type MetricBrief, metricAt, metricLevel, metricText, metricTrend, sampled } from '#client/metric.ts'
import { useRoom } from '#client/room.tsx'
import { useMinute } from '#client/useMinute.ts'
import { HOUR, MINUTE } from '#shared/time.ts'
import css from './metricsRow.module.css'

const MOST = 6
const SPAN = 2 * HOUR

/** Live readings, as many as fit in one line. */
export function MetricsRow() {
  const metrics = useRoom((room) => room.view.brief?.metrics) ?? []
  return (
    <ul className={css.metrics}>
      {metrics.slice(0, MOST).map((metric) => (
        <Reading key={metric.id} metric={metric} />
      ))}
    </ul>
  )
}

function Reading({ metric }: { metric: MetricBrief }) {
  const { t } = useTranslation(['screen', 'common'])
  const knots = useRoom((room) => room.view.metrics[metric.id]) ?? []
  const held = useRoom((room) => room.view.held !== null)
  const sim = useMinute()
  const value = metricAt(knots, sim)
  const level = metricLevel(metric, value)
  const trend = metricTrend(knots, sim)
  const to = Math.max(MINUTE, sim)
  return (
    <li className={css.metric}>
      <p className={css.label}>{metric.label}</p>
      <p className={css.value}>
        {metricText(metric, value)} <span className={css.trend}>{t(`common:chart.trend.${trend}`)}</span>
      </p>
      {level !== 'normal' && (
        <Chip tone={level === 'critical' ? 'nogo' : 'hold'} shape="warning">
          {t(`common:chart.${level}`)}
        </Chip>
      )}
      {level === 'normal' && !held && (
        <Line points={sampled(knots, { from: Math.max(0, to - SPAN), to, count: 40 })} />
      )}
    </li>
  )
}

/** The last two hours as a line without axes; the value stands above it in digits. */
function Line({ points }: { points: readonly (readonly [number, number])[] }) {
  const values = points.map(([, value]) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const y = (value: number) => (high === low ? 10 : 19 - ((value - low) / (high - low)) * 18)
  const path = values
    .map((value, i) => `${((i / (values.length - 1)) * 100).toFixed(1)},${y(value).toFixed(1)}`)
    .join(' ')
  return (
    <svg className={css.line} viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={path} />
    </svg>
  )
}
