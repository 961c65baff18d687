import { useTranslation } from 'react-i18next'
import { Board } from '#client/components/board.tsx'
import { MetricChart } from '#client/components/metricChart.tsx'
import css from './overview.module.css'
import { useWatched } from './useWatched.ts'

/** The numbers and boards that this seat looks after. */
export function Watched({ height = 64 }: { height?: number }) {
  const { t } = useTranslation('station')
  const { metrics, boards } = useWatched()
  return (
    <>
      {metrics.length > 0 && (
        <section className={css.section} aria-label={t('overview.metrics')}>
          <h3>{t('overview.metrics')}</h3>
          <div className={css.metrics}>
            {metrics.map(({ id }) => (
              <MetricChart key={id} id={id} height={height} />
            ))}
          </div>
        </section>
      )}
      {boards.map(({ id }) => (
        <Board key={id} id={id} />
      ))}
    </>
  )
}
