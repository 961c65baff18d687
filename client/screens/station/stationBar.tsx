/** Run title, clock, what keeps the clock slow, the vote, the seat, help. */
import { BarHelp } from '#client/components/barHelp.tsx'
import { ClockGroup } from '#client/components/clockGroup.tsx'
import { useRoom } from '#client/room.tsx'
import { PaceNote } from './paceNote.tsx'
import { PollChips } from './pollChips.tsx'
import { SeatChip } from './seatChip.tsx'
import css from './stationBar.module.css'

export function StationBar() {
  const title = useRoom((room) => room.view.brief?.title ?? '')
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
        <BarHelp />
      </div>
    </div>
  )
}
