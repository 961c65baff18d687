import { Menu } from '#client/components/menu.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { PersonId } from '#shared/ids.ts'
import { Refused } from '../refused.tsx'
import { PersonLine } from './personLine.tsx'
import { holdersOf } from './stationOf.ts'
import css from './unseated.module.css'

/** People in the room without a seat, each with the seats that can be given. */
export function Unseated({ people }: { people: readonly PersonId[] }) {
  const { t } = useTranslation('console')
  return (
    <section className={css.unseated} aria-label={t('seat.unseated')}>
      <h3 className={css.title}>{t('seat.unseated')}</h3>
      <ul className={css.list}>
        {people.map((person) => (
          <li key={person} className={css.row}>
            <PersonLine person={person} />
            <GiveSeat person={person} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function GiveSeat({ person }: { person: PersonId }) {
  const { t } = useTranslation('console')
  const roles = useRoom((room) => room.view.brief?.roles) ?? []
  const view = useRoom((room) => room.view)
  const name = useRoom((room) => room.names[person] ?? t('people.nameless'))
  const command = useCommand()
  const entries = roles.flatMap(({ id, name: role }) => {
    const taken = holdersOf(view, id).length
    const give = (second: boolean) => void command.run({ type: 'seat.assign', role: id, person, second })
    if (taken === 0) return [{ id, label: role, act: () => give(false) }]
    return taken === 1 ? [{ id, label: t('seat.asSecond', { role }), act: () => give(true) }] : []
  })
  return (
    <>
      <Menu small label={t('seat.giveTo', { name })} button={t('seat.give')} entries={entries} />
      <Refused problem={command.problem} onClose={command.clear} />
    </>
  )
}
