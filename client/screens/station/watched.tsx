import { Board } from '#client/components/board.tsx'
import { MetricChart } from '#client/components/metricChart.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import css from './overview.module.css'
import { useWatched } from './useWatched.ts'

/** The numbers and boards that this seat looks after. No landmark: overview and tab may show them side by side. */
export function Watched({
  height = 64,
  heading: Heading = 'h3',
}: {
  height?: number
  heading?: 'h2' | 'h3'
}) {
  const { t } = useTranslation('station')
  const { metrics, boards } = useWatched()
  return (
    <>
      {metrics.length > 0 && (
        <div className={css.section}>
          <Heading>{t('overview.metrics')}</Heading>
          <div className={css.metrics}>
            {metrics.map(({ id }) => (
              <MetricChart key={id} id={id} height={height} />
            ))}
          </div>
        </div>
      )}
      {boards.map(({ id }) => (
        <Board key={id} id={id} />
      ))}
    </>
  )
}
