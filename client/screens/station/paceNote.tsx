import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useAskingTitles } from './askingTitles.ts'
import css from './stationBar.module.css'

/** Why the clock runs as it does: what keeps it in real time, or that it runs fast until something asks. */
export function PaceNote() {
  const { t } = useTranslation('station')
  const titles = useAskingTitles()
  const live = useRoom((room) => room.view.state === 'live' && room.view.clock.running)
  const { rate } = useRoom((room) => room.view.clock)
  const automatic = useRoom((room) => room.view.pacing.mode === 'automatic')
  if (!live) return <span className={css.pace} />
  const [first, ...rest] = titles
  if (rate > 1) return <p className={css.pace}>{automatic ? t('pace.quiet', { rate }) : ''}</p>
  if (!first) return <p className={css.pace}>{automatic ? t('pace.plain') : ''}</p>
  return (
    <p className={css.pace}>
      {rest.length > 0
        ? t('pace.more', { title: first, count: rest.length })
        : t('pace.for', { title: first })}
    </p>
  )
}
