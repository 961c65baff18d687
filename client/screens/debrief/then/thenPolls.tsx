import { useTranslation } from 'react-i18next'
import { VoteChip } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import type { View } from '#shared/view.ts'
import css from './then.module.css'

/** Polls that were open, or just decided, with the votes those eyes could see. */
export function ThenPolls({ view }: { view: View }) {
  const { t } = useTranslation('debrief')
  const polls = Object.values(view.polls)
  if (polls.length === 0) return null
  return polls.map((poll) => (
    <section key={poll.gate}>
      <h3 className={css.heading}>{poll.title}</h3>
      <ul className={css.votes}>
        {poll.order.map((role) => (
          <li key={role}>
            <RoleBadge role={role} />
            <VoteChip vote={poll.ballots[role]?.vote ?? (poll.voted.includes(role) ? 'voted' : null)} />
          </li>
        ))}
      </ul>
      {poll.result && (
        <p className={css.line}>
          {t('past.call')} <VoteChip vote={poll.result.call} />
        </p>
      )}
    </section>
  ))
}
