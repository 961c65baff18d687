/** Work that takes simulated time: how far it is, when it will be done, how long that is really. */

import { shortDuration } from '#client/clockText.ts'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useClock, useCountdown, useSimText } from '#client/useClock.ts'
import type { SimMs } from '#shared/time.ts'
import css from './act.module.css'

export function Wait(props: { from: SimMs; until: SimMs; label: string }) {
  const { from, until, label } = props
  const { t } = useTranslation('station')
  const { sim } = useClock()
  const left = useCountdown(until)
  const simText = useSimText()
  const fast = useRoom((room) => room.view.clock.rate !== 1)
  const time = simText(until, { seconds: false })
  const words = left && left.sim > 0 ? t('wait.left', { time: shortDuration(left.sim) }) : t('wait.nearly')
  return (
    <div className={css.wait}>
      <ProgressBar
        label={
          <>
            <span className="visually-hidden">{label}: </span>
            {t('wait.doneAt', { time })}
          </>
        }
        value={Math.min(sim, until) - from}
        max={Math.max(1, until - from)}
      />
      <span className={css.muted}>
        {words}
        {fast && left?.real ? ` · ${t('wait.real', { time: shortDuration(left.real) })}` : ''}
      </span>
    </div>
  )
}
