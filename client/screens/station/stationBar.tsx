/** Run title, clock, what keeps the clock slow, the vote, the seat, help. */
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/components/button.tsx'
import { ClockGroup } from '#client/components/clockGroup.tsx'
import { useRoom } from '#client/room.tsx'
import { useAllActions } from '#client/shortcuts.ts'
import { PaceNote } from './paceNote.tsx'
import { PollChips } from './pollChips.tsx'
import { SeatChip } from './seatChip.tsx'
import css from './stationBar.module.css'

export function StationBar() {
  const { t } = useTranslation('station')
  const title = useRoom((room) => room.view.brief?.title ?? '')
  const help = useAllActions().find(({ id }) => id === 'help')
  return (
    <div className={css.bar}>
      <p className={css.title}>{title}</p>
      <div className={css.clock}>
        <ClockGroup />
      </div>
      <PaceNote />
      <div className={css.end}>
        <PollChips />
        <SeatChip />
        <IconButton label={t('bar.help')} onPress={() => help?.run()}>
          <span aria-hidden="true" className={css.question}>
            ?
          </span>
        </IconButton>
      </div>
    </div>
  )
}
