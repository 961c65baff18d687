import { Button } from '#client/components/button.tsx'
import { StatusChip } from '#client/components/chip.tsx'
import { FieldError } from '#client/components/field.tsx'
import { RoleBadge, useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { Brief } from '#shared/fact.ts'
import type { PersonId } from '#shared/ids.ts'
import type { PersonView } from '#shared/view.ts'
import { FillSeat } from './fillSeat.tsx'
import type { FacilitatorSeats } from './lobby.tsx'
import { PersonMenu } from './personMenu.tsx'
import css from './seats.module.css'

type Role = Brief['roles'][number]

/** A role: what it is there for, who has it, how ready they are, and how to get into it. */
export function SeatCard({ role, facilitator }: { role: Role; facilitator: FacilitatorSeats | null }) {
  const { t } = useTranslation('lobby')
  const people = useRoom((room) => room.view.people)
  const coveredBy = useRoom((room) => room.view.covers[role.id] ?? null)
  const you = useRoom((room) => room.you?.person ?? null)
  const names = useRoleNames()
  const holders = Object.entries(people)
    .filter(([, person]) => person.role === role.id)
    .toSorted(([, a], [, b]) => Number(a.second) - Number(b.second))
  const mine = holders.some(([id]) => id === you)
  return (
    <article className={css.card} data-mine={mine || undefined} aria-label={role.name}>
      <h3 className={css.name}>
        <RoleBadge role={role.id} long />
      </h3>
      <p className={css.duty}>{role.duty}</p>
      <ul className={css.holders}>
        {holders.map(([id, person]) => (
          <Holder key={id} id={id} person={person} role={role} facilitator={facilitator !== null} />
        ))}
        {holders.length === 0 && <li className={css.empty}>{emptyWords()}</li>}
      </ul>
      {facilitator ? (
        holders.length === 0 && <FillSeat role={role.id} facilitator={facilitator} />
      ) : (
        <SeatButton role={role} holders={holders.length} mine={mine} />
      )}
    </article>
  )

  function emptyWords(): string {
    if (coveredBy) return t('coveredBy', { role: names(coveredBy) })
    if (facilitator?.leftEmpty.has(role.id)) return t('leftEmpty')
    return t(role.optional ? 'emptyOptional' : 'empty')
  }
}

function Holder(props: { id: PersonId; person: PersonView; role: Role; facilitator: boolean }) {
  const { id, person, role, facilitator } = props
  const { t } = useTranslation('lobby')
  const name = useRoom((room) => room.names[id] ?? t('noName'))
  const online = useRoom((room) => room.presence.people[id]?.online ?? false)
  const you = useRoom((room) => room.you?.person === id)
  const notes = [you && t('isYou'), person.second && t('isSecond')].filter(Boolean).join(', ')
  return (
    <li className={css.holder}>
      <span className={css.who}>
        <strong>{name}</strong>
        {notes && <span className={css.note}> ({notes})</span>}
        <span className={css.tasks}>
          {t('tasks', { done: person.tasksDone.length, count: role.tasks.length })}
        </span>
      </span>
      {!online && <StatusChip status="offline" small />}
      <StatusChip status={person.ready ? 'ready' : 'notReady'} small />
      {facilitator && <PersonMenu id={id} person={person} />}
    </li>
  )
}

function SeatButton({ role, holders, mine }: { role: Role; holders: number; mine: boolean }) {
  const { t } = useTranslation('lobby')
  const { run, pending, problem } = useCommand()
  const seated = useRoom((room) => (room.view.people[room.you?.person ?? '']?.role ?? null) !== null)
  const { locked, sharedSeats } = useRoom((room) => room.view.settings)
  const full = holders > (sharedSeats ? 1 : 0)
  if (!mine && (full || locked)) return <FieldError problem={problem} />
  const words = buttonWords()
  return (
    <div className={css.end}>
      <Button
        variant={!seated && holders === 0 ? 'primary' : 'normal'}
        small={seated}
        isPending={pending}
        onPress={() => void run(mine ? { type: 'seat.leave' } : { type: 'seat.take', role: role.id })}
      >
        {words}
        {!mine && <span className="visually-hidden"> {role.name}</span>}
      </Button>
      <FieldError problem={problem} />
    </div>
  )

  function buttonWords(): string {
    if (mine) return t('leave')
    if (holders > 0) return t('second')
    return seated ? t('move') : t('take')
  }
}
