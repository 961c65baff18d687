import { StatusChip, type StatusName } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Brief } from '#shared/fact.ts'
import type { MilestoneView } from '#shared/view.ts'
import css from './day.module.css'
import { MilestoneActions } from './milestoneActions.tsx'
import { PlanItem } from './planItem.tsx'

export type Milestone = Brief['milestones'][number]

/** The one state of a milestone that matters most. */
function statusOf(now: MilestoneView): StatusName {
  if (now.state === 'done') return 'done'
  if (now.blocked !== null) return 'blocked'
  if (now.late) return 'late'
  return now.state === 'now' ? 'now' : 'later'
}

/** Open while it is its time; the others fold. */
export function MilestoneCard({ plan, now }: { plan: Milestone; now: MilestoneView }) {
  const { t } = useTranslation('station')
  const left = plan.items.filter(({ id }) => now.items[id]?.state !== 'done').length
  return (
    <li className={css.card} data-state={now.state}>
      <details open={now.state === 'now'} key={now.state}>
        <summary className={css.summary}>
          <Time sim={plan.at} />
          <span className={css.title}>{plan.title}</span>
          <StatusChip status={statusOf(now)} small />
        </summary>
        <div className={css.body}>
          {now.blocked !== null && (
            <p className={css.blocked}>{t('day.blockedBy', { reason: now.blocked })}</p>
          )}
          <p className={css.owner}>
            <RoleBadge role={plan.owner} long />
          </p>
          <p className={css.muted}>{t('day.means', { done: plan.done })}</p>
          {plan.items.length > 0 && (
            <ul className={css.items}>
              {plan.items.map((item) => (
                <PlanItem key={item.id} milestone={plan.id} item={item} now={now} />
              ))}
            </ul>
          )}
          <MilestoneActions plan={plan} now={now} left={left} />
        </div>
      </details>
    </li>
  )
}
