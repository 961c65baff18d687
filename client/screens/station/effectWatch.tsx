/** Whether it works: the numbers this seat looks after, while the team acts. */
import { useTranslation } from 'react-i18next'
import { MetricChart } from '#client/components/metricChart.tsx'
import { HOUR } from '#shared/time.ts'
import css from './act.module.css'
import { Fold } from './fold.tsx'
import { useWatched } from './useWatched.ts'

export function EffectWatch() {
  const { t } = useTranslation('station')
  const { metrics } = useWatched()
  if (metrics.length === 0) return null
  return (
    <Fold title={t('act.effect')} open>
      <div className={css.metrics}>
        {metrics.slice(0, 4).map(({ id }) => (
          <MetricChart key={id} id={id} height={48} span={2 * HOUR} table={false} />
        ))}
      </div>
    </Fold>
  )
}
