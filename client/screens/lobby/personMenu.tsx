import { FieldError } from '#client/components/field.tsx'
import { Menu, type MenuEntry } from '#client/components/menu.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { PersonId } from '#shared/ids.ts'
import type { PersonView } from '#shared/view.ts'

function Dots() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
      <path d="M2 6.5h3v3H2zM6.5 6.5h3v3h-3zM11 6.5h3v3h-3z" />
    </svg>
  )
}

/** What a facilitator can do with a person's seat. `button` where the person has none yet. */
export function PersonMenu({ id, person, button }: { id: PersonId; person: PersonView; button?: string }) {
  const { t } = useTranslation('lobby')
  const { run, problem } = useCommand()
  const name = useRoom((room) => room.names[id] ?? t('noName'))
  const roles = useRoom((room) => room.view.brief?.roles ?? [])
  const people = useRoom((room) => room.view.people)
  const shared = useRoom((room) => room.view.settings.sharedSeats)

  const seats = roles.flatMap((role): MenuEntry[] => {
    if (role.id === person.role) return []
    const holders = Object.values(people).filter((one) => one.role === role.id).length
    if (holders > (shared ? 1 : 0)) return []
    const second = holders > 0
    return [
      {
        id: role.id,
        label: second ? t('secondIn', { role: role.name }) : t('moveTo', { role: role.name }),
        act: () => void run({ type: 'seat.assign', role: role.id, person: id, second }),
      },
    ]
  })
  const entries: MenuEntry[] = [
    ...(person.role && person.second
      ? [{ id: 'first', label: t('makeFirst'), act: () => void makeFirst() }]
      : []),
    ...seats,
    ...(person.role
      ? [{ id: 'free', label: t('freeSeat'), act: () => void run({ type: 'seat.free', person: id }) }]
      : []),
  ]
  return (
    <>
      <Menu
        label={button ? t('chooseNamed', { name }) : t('seatMenu', { name })}
        button={button ?? <Dots />}
        entries={entries}
        small
        variant={button ? 'normal' : 'quiet'}
      />
      <FieldError problem={problem} />
    </>
  )

  /** Taking the first place frees its holder; who was first becomes second again. */
  async function makeFirst(): Promise<void> {
    const { role } = person
    if (!role) return
    const first = Object.entries(people).find(([other, one]) => one.role === role && other !== id)?.[0]
    const done = await run({ type: 'seat.assign', role, person: id, second: false })
    if (done && first) await run({ type: 'seat.assign', role, person: first, second: true })
  }
}
