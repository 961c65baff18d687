import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useSeat } from './seat.ts'
import css from './stationBar.module.css'

/** Whose seat this is: letters of the role, those it covers, and the person's name. */
export function SeatChip() {
  const { t } = useTranslation('station')
  const { roles, person } = useSeat()
  const brief = useRoom((room) => room.view.brief?.roles)
  const name = useRoom((room) => (person === null ? '' : (room.names[person] ?? '')))
  const known = roles.map((role) => brief?.find(({ id }) => id === role))
  const letters = known.map((role) => role?.letters ?? '').join(' + ')
  return (
    <span className={css.seat}>
      <span className="visually-hidden">
        {t('bar.seat', { role: known.map((role) => role?.name ?? '').join(', ') })}{' '}
      </span>
      <span aria-hidden="true" className="mono">
        {letters}
      </span>
      {name !== '' && <span className={css.person}>{name}</span>}
    </span>
  )
}
