/** Whether it works: the numbers this seat looks after, those that move first, while the team acts. */

import { MetricChart } from '#client/components/metricChart.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { type Knots, metricAt } from '#client/metric.ts'
import { useRoom } from '#client/room.tsx'
import { useClock } from '#client/useClock.ts'
import { HOUR, MINUTE, type SimMs } from '#shared/time.ts'
import css from './act.module.css'
import { Fold } from './fold.tsx'
import { useWatched } from './useWatched.ts'

const SHOWN = 4
const SPAN = 2 * HOUR

export function EffectWatch() {
  const { t } = useTranslation('station')
  const { metrics } = useWatched()
  const lines = useRoom((room) => room.view.metrics)
  const { sim } = useClock()
  const minute = Math.floor(sim / MINUTE) * MINUTE
  if (metrics.length === 0) return null
  const moves = (id: string) => Number(hasMoved(lines[id] ?? [], minute))
  const first = [...metrics].sort((a, b) => moves(b.id) - moves(a.id)).slice(0, SHOWN)
  return (
    <Fold title={t('act.effect')} open>
      <div className={css.metrics}>
        {first.map(({ id }) => (
          <MetricChart key={id} id={id} height={48} span={SPAN} table={false} />
        ))}
      </div>
    </Fold>
  )
}

function hasMoved(knots: Knots, now: SimMs): boolean {
  return [0, 15, 30, 60].some((ago) => metricAt(knots, now - ago * MINUTE) !== metricAt(knots, now + MINUTE))
}
