/** Who sits where, also during the run: give a seat, free it, let another role cover it, let a person in again. */

import { Button } from '#client/components/button.tsx'
import { Select } from '#client/components/choice.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { type CommandControl, useCommand } from '#client/useCommand.ts'
import type { PersonId, RoleId } from '#shared/ids.ts'
import { useDesk } from '../desk.tsx'
import { PersonLine } from './personLine.tsx'
import css from './seatDialog.module.css'
import { holdersOf } from './stationOf.ts'

export function SeatDialog({ role }: { role: RoleId }) {
  const { t } = useTranslation(['console', 'common'])
  const { open } = useDesk()
  const names = useRoleNames()
  const view = useRoom((room) => room.view)
  const command = useCommand()
  const holders = holdersOf(view, role)
  const close = () => open(null)
  return (
    <Dialog
      open
      onClose={close}
      title={t('seat.title', { role: names(role) })}
      footer={
        <>
          <Button onPress={close}>{t('common:close')}</Button>
          <FieldError problem={command.problem} />
        </>
      }
    >
      <div className={css.parts}>
        {holders.length === 0 && <p>{t('stations.empty')}</p>}
        {holders.map((person) => (
          <div key={person} className={css.holder}>
            <PersonLine person={person} />
            <Button
              small
              isPending={command.pending}
              onPress={() => void command.run({ type: 'seat.free', person })}
            >
              {t('seat.free')}
            </Button>
          </div>
        ))}
        <Assign role={role} holders={holders} command={command} />
        {holders.length === 0 && <Cover role={role} command={command} />}
        <p className={css.hint}>{t('seat.readmit')}</p>
      </div>
    </Dialog>
  )
}

function Assign(props: { role: RoleId; holders: readonly PersonId[]; command: CommandControl }) {
  const { role, holders, command } = props
  const { t } = useTranslation(['console', 'common'])
  const names = useRoom((room) => room.names)
  const people = useRoom((room) => room.view.people)
  const roleNames = useRoleNames()
  const others = Object.entries(people).filter(([id]) => !holders.includes(id))
  const give = (person: PersonId, second: boolean) =>
    void command.run({ type: 'seat.assign', role, person, second })
  const options = others.map(([id, { role: now }]) => ({
    id,
    label: now
      ? t('seat.personAt', { name: names[id] ?? t('people.nameless'), role: roleNames(now) })
      : (names[id] ?? t('people.nameless')),
  }))
  if (options.length === 0) return <p className={css.hint}>{t('seat.nobodyElse')}</p>
  return (
    <>
      <Select
        label={holders.length === 0 ? t('seat.giveSeatTo') : t('seat.replaceWith')}
        placeholder={t('seat.choose')}
        options={options}
        value={null}
        onChange={(person) => give(person, false)}
      />
      {holders.length === 1 && (
        <Select
          label={t('seat.addSecond')}
          placeholder={t('seat.choose')}
          options={options}
          value={null}
          onChange={(person) => give(person, true)}
        />
      )}
    </>
  )
}

function Cover({ role, command }: { role: RoleId; command: CommandControl }) {
  const { t } = useTranslation(['console', 'common'])
  const view = useRoom((room) => room.view)
  const roles = (view.brief?.roles ?? []).filter(({ id }) => id !== role && holdersOf(view, id).length > 0)
  return (
    <Select
      label={t('seat.coverBy')}
      options={[
        { id: 'nobody', label: t('seat.nobody') },
        ...roles.map(({ id, name }) => ({ id, label: name })),
      ]}
      value={view.covers[role] ?? 'nobody'}
      onChange={(by) => void command.run({ type: 'role.cover', role, by: by === 'nobody' ? null : by })}
    />
  )
}
