import { useTranslation } from 'react-i18next'
import { StatusChip } from '#client/components/chip.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { useRoom } from '#client/room.tsx'
import { spacedCode } from '#client/roomCode.ts'
import type { PersonId } from '#shared/ids.ts'
import type { PersonView } from '#shared/view.ts'
import { PersonMenu } from './personMenu.tsx'
import css from './seats.module.css'

/** People who joined and have no seat yet. */
export function WithoutSeat({ facilitator }: { facilitator: boolean }) {
  const { t } = useTranslation('lobby')
  const people = useRoom((room) => room.view.people)
  const code = useRoom((room) => room.view.code ?? '')
  const without = Object.entries(people).filter(([, { role }]) => role === null)
  if (Object.keys(people).length === 0) return <EmptyState title={t('noOne', { code: spacedCode(code) })} />
  if (without.length === 0) return null
  return (
    <section className={css.without} aria-labelledby="without">
      <h3 id="without">{t('without')}</h3>
      <ul className={css.holders}>
        {without.map(([id, person]) => (
          <Person key={id} id={id} person={person} facilitator={facilitator} />
        ))}
      </ul>
    </section>
  )
}

function Person(props: { id: PersonId; person: PersonView; facilitator: boolean }) {
  const { id, person, facilitator } = props
  const { t } = useTranslation('lobby')
  const name = useRoom((room) => room.names[id] ?? t('noName'))
  const you = useRoom((room) => room.you?.person === id)
  const online = useRoom((room) => room.presence.people[id]?.online ?? false)
  return (
    <li className={css.holder}>
      <span className={css.who}>
        <strong>{name}</strong>
        {you && <span className={css.note}> ({t('isYou')})</span>}
      </span>
      {!online && <StatusChip status="offline" small />}
      {facilitator && <PersonMenu id={id} person={person} button={t('choose')} />}
    </li>
  )
}
