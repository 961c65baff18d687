/** A metric over the day: its line so far, its thresholds, its value in words, and the same as a table. */
import { useMemo, useState } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { metricAt, metricLevel, metricText, metricTrend, sampled } from '#client/metric.ts'
import { useRoom } from '#client/room.tsx'
import { useClock, useSimText } from '#client/useClock.ts'
import { MINUTE } from '#shared/time.ts'
import { Button } from './button.tsx'
import { Chip } from './chip.tsx'
import css from './metricChart.module.css'
import { Plot } from './plot.tsx'

/** Redrawn once a simulated minute. `span` limits the line to the last so many simulated ms. */
export function MetricChart(props: { id: string; height?: number; span?: number; table?: boolean }) {
  const { id, height = 72, span, table = true } = props
  const { t } = useTranslation()
  const brief = useRoom((room) => room.view.brief?.metrics.find((one) => one.id === id))
  const knots = useRoom((room) => room.view.metrics[id])
  const { sim } = useClock()
  const simText = useSimText()
  const [asTable, setAsTable] = useState(false)
  const minute = Math.floor(sim / MINUTE) * MINUTE
  const from = span === undefined ? 0 : Math.max(0, minute - span)
  const to = Math.max(minute, from + MINUTE)
  const points = useMemo(() => (knots ? sampled(knots, { from, to, count: 120 }) : []), [knots, from, to])
  if (!brief) return null
  if (!knots || knots.length === 0) return <p className={css.none}>{`${brief.label}: ${t('chart.none')}`}</p>
  const value = metricAt(knots, sim)
  const level = metricLevel(brief, value)
  const trend = metricTrend(knots, sim)
  return (
    <figure className={css.metric}>
      <figcaption className={css.caption}>
        <span className={css.label}>{brief.label}</span>
        <span className={css.value}>{metricText(brief, value)}</span>
        <span className={css.trend}>{t(`chart.trend.${trend}`)}</span>
        {level !== 'normal' && (
          <Chip tone={level === 'critical' ? 'nogo' : 'hold'} shape="warning" small>
            {t(`chart.${level}`)}
          </Chip>
        )}
        {table && (
          <Button small variant="quiet" onPress={() => setAsTable(!asTable)}>
            {asTable ? t('chart.chart') : t('chart.table')}
            <span className="visually-hidden"> {brief.label}</span>
          </Button>
        )}
      </figcaption>
      {asTable ? (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('chart.time')}</th>
              <th scope="col">{brief.label}</th>
            </tr>
          </thead>
          <tbody>
            {sampled(knots, { from, to, count: 12 }).map(([at, reading]) => (
              <tr key={at}>
                <td className="mono">{simText(at, { seconds: false })}</td>
                <td className="mono">{metricText(brief, reading)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Plot points={points} height={height} warning={brief.warning} critical={brief.critical} />
      )}
    </figure>
  )
}
