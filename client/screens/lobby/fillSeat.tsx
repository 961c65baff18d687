import { Select } from '#client/components/choice.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { PersonId, RoleId } from '#shared/ids.ts'
import type { FacilitatorSeats } from './lobby.tsx'

type Choice = 'open' | 'empty' | `cover:${RoleId}` | `person:${PersonId}`

/** What happens to an empty role: it waits, is left empty, is covered by another role, or gets somebody who is here. */
export function FillSeat({ role, facilitator }: { role: RoleId; facilitator: FacilitatorSeats }) {
  const { t } = useTranslation('lobby')
  const { run, problem } = useCommand()
  const roles = useRoom((room) => room.view.brief?.roles)
  const people = useRoom((room) => room.view.people)
  const names = useRoom((room) => room.names)
  const coveredBy = useRoom((room) => room.view.covers[role] ?? null)
  const roleName = useRoleNames()
  const held = new Set(Object.values(people).map((person) => person.role))
  const covers = (roles ?? []).filter(({ id }) => id !== role && held.has(id))
  const homeless = Object.entries(people).filter(([, person]) => person.role === null)
  const options: { id: Choice; label: string }[] = [
    { id: 'open', label: t('fillOpen') },
    { id: 'empty', label: t('fillEmpty') },
    ...covers.map(({ id, name }) => ({ id: `cover:${id}` as const, label: t('fillCover', { role: name }) })),
    ...homeless.map(([id]) => ({
      id: `person:${id}` as const,
      label: t('seatPerson', { name: names[id] ?? t('noName') }),
    })),
  ]

  const choose = async (choice: Choice) => {
    facilitator.leave(role, choice === 'empty')
    if (choice.startsWith('person:'))
      await run({ type: 'seat.assign', role, person: choice.slice(7), second: false })
    else if (choice.startsWith('cover:')) await run({ type: 'role.cover', role, by: choice.slice(6) })
    else if (coveredBy) await run({ type: 'role.cover', role, by: null })
  }

  return (
    <div>
      <Select
        label={t('fill', { role: roleName(role) })}
        hideLabel
        options={options}
        value={coveredBy ? `cover:${coveredBy}` : facilitator.leftEmpty.has(role) ? 'empty' : 'open'}
        onChange={(choice) => void choose(choice)}
      />
      <FieldError problem={problem} />
    </div>
  )
}
