import { StatusChip } from '#client/components/chip.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
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
  const names = useRoom((room) => room.names)
  const without = Object.entries(people).filter(([, { role }]) => role === null)
  if (Object.keys(people).length === 0) return <EmptyState title={t('noOne', { code: spacedCode(code) })} />
  if (without.length === 0) return null
  if (!facilitator) return <p className={css.without}>{t('withoutNames', { names: namesOf(without) })}</p>
  return (
    <section className={css.without} aria-labelledby="without">
      <h3 id="without">{t('without')}</h3>
      <ul className={css.holders}>
        {without.map(([id, person]) => (
          <Person key={id} id={id} person={person} />
        ))}
      </ul>
    </section>
  )

  function namesOf(who: typeof without): string {
    return who.map(([id]) => names[id] ?? t('noName')).join(', ')
  }
}

function Person({ id, person }: { id: PersonId; person: PersonView }) {
  const { t } = useTranslation('lobby')
  const name = useRoom((room) => room.names[id] ?? t('noName'))
  const online = useRoom((room) => room.presence.people[id]?.online ?? false)
  return (
    <li className={css.holder}>
      <span className={css.who}>
        <strong>{name}</strong>
      </span>
      {!online && <StatusChip status="offline" small />}
      <PersonMenu id={id} person={person} button={t('choose')} />
    </li>
  )
}
