import { Chip } from '#client/components/chip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { metricAt, metricLevel, metricText, metricTrend } from '#client/metric.ts'
import type { SimMs } from '#shared/time.ts'
import type { View } from '#shared/view.ts'
import { useDebrief } from '../context.tsx'
import css from './then.module.css'

/** The readings on the screens of those eyes. */
export function ThenMetrics({ view, at }: { view: View; at: SimMs }) {
  const { model, eyes } = useDebrief()
  const { t } = useTranslation(['common', 'debrief'])
  const watched = model.brief.metrics.filter(
    ({ id, watchedBy }) => view.metrics[id] && (eyes === 'facilitator' || watchedBy.includes(eyes)),
  )
  if (watched.length === 0) return null
  return (
    <section>
      <h3 className={css.heading}>{t('debrief:past.metrics')}</h3>
      <dl className={css.metrics}>
        {watched.map((metric) => {
          const knots = view.metrics[metric.id] ?? []
          const value = metricAt(knots, at)
          const level = metricLevel(metric, value)
          return (
            <div key={metric.id}>
              <dt>{metric.label}</dt>
              <dd>
                <span className="mono">{metricText(metric, value)}</span>{' '}
                <span className={css.quiet}>{t(`chart.trend.${metricTrend(knots, at)}`)}</span>{' '}
                {level !== 'normal' && (
                  <Chip tone={level === 'critical' ? 'nogo' : 'hold'} shape="warning" small>
                    {t(`chart.${level}`)}
                  </Chip>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
