import { VoteChip } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { View } from '#shared/view.ts'
import css from './then.module.css'

/** Polls: while one is open the votes those eyes could see, then what was called. */
export function ThenPolls({ view }: { view: View }) {
  const { t } = useTranslation('debrief')
  return Object.values(view.polls).map(({ gate, title, state, order, ballots, voted, result }) => (
    <section key={gate}>
      <h3 className={css.heading}>{title}</h3>
      {state !== 'decided' && (
        <ul className={css.votes}>
          {order.map((role) => (
            <li key={role}>
              <RoleBadge role={role} />
              <VoteChip vote={ballots[role]?.vote ?? (voted.includes(role) ? 'voted' : null)} />
            </li>
          ))}
        </ul>
      )}
      {result && (
        <p className={css.line}>
          {t('past.call')} <VoteChip vote={result.call} />
        </p>
      )}
    </section>
  ))
}
