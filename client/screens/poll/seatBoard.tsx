import { Chip, VoteChip } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { RoleId } from '#shared/ids.ts'
import type { PollView } from '#shared/view.ts'
import { useNames } from '../station/names.ts'
import { useSeat } from '../station/seat.ts'
import { useHolder } from '../station/useHolder.ts'
import { seatState } from './ballots.ts'
import css from './poll.module.css'

/** The seats in the order in which they are read: thinking, voted, and after the reveal the vote with its reason. */
export function SeatBoard({ poll }: { poll: PollView }) {
  const { t } = useTranslation('poll')
  return (
    <section className={css.part} aria-label={t('seats.title')}>
      <div className={css.head}>
        <h3>{t('seats.title')}</h3>
        {poll.state === 'open' && (
          <span className={css.muted}>
            {t('seats.voted', { voted: poll.voted.length, all: poll.voters.length })}
          </span>
        )}
      </div>
      <ol className={css.seats}>
        {poll.order.map((role) => (
          <SeatRow key={role} poll={poll} role={role} />
        ))}
      </ol>
    </section>
  )
}

function SeatRow({ poll, role }: { poll: PollView; role: RoleId }) {
  const { t } = useTranslation('poll')
  const names = useNames()
  const { has } = useSeat()
  const holder = useHolder(role)
  const state = seatState(poll, role)
  const ballot = poll.ballots[role]
  return (
    <li className={css.seat}>
      <RoleBadge role={role} />
      <span className={css.who}>
        <span>{names.anyone(role)}</span>
        <span className={css.muted}>
          {[holder, has(role) ? t('seats.you') : '', role === poll.chair ? t('seats.chair') : '']
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {state === 'thinking' || state === 'empty' || state === 'missing' ? (
        <Chip tone="dashed" shape="none">
          {t(`seats.${state}`)}
        </Chip>
      ) : (
        <VoteChip vote={state} />
      )}
      {ballot && (ballot.reason !== '' || ballot.minutes !== null) && (
        <span className={css.reason}>
          {ballot.minutes !== null && t('seats.minutes', { count: ballot.minutes })} {ballot.reason}
        </span>
      )}
    </li>
  )
}
