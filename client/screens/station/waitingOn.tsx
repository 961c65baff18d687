import { Chip, StatusChip } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { IssueView } from '#shared/view.ts'
import { useNames } from './names.ts'
import css from './overview.module.css'
import { useSeat } from './seat.ts'

/** For the lead: who works on which open issue, and which steps wait for whom. */
export function WaitingOn() {
  const { t } = useTranslation('station')
  const issues = useRoom((room) => room.view.issues)
  const open = Object.values(issues).filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  return (
    <section className={css.section} aria-label={t('overview.waiting')}>
      <h3>{t('overview.waiting')}</h3>
      <ul className={css.rows}>
        {open.map((issue) => (
          <WaitingRow key={issue.issue} issue={issue} />
        ))}
      </ul>
    </section>
  )
}

function WaitingRow({ issue }: { issue: IssueView }) {
  const { t } = useTranslation('station')
  const title = useRoom((room) => room.view.inbox[issue.issue]?.title ?? issue.issue)
  const names = useNames()
  const { has } = useSeat()
  const steps = issue.phase === 'act' ? issue.steps.filter(({ state }) => state !== 'done') : []
  return (
    <li className={css.waitRow}>
      <span className={css.taskTitle}>{title}</span>
      <span className={css.muted}>
        {t('overview.phaseOf', { role: names.anyone(issue.owner), phase: t(`phases.${issue.phase}`) })}
      </span>
      {steps.length > 0 && (
        <ul className={css.subRows}>
          {steps.map((step) => (
            <li key={step.id}>
              <RoleBadge role={step.role} />
              <span>{step.label}</span>
              {step.state === 'ready' ? (
                <Chip tone="accent" shape="running" small>
                  {t(has(step.role) ? 'act.yourTurn' : 'act.theirTurn')}
                </Chip>
              ) : (
                <StatusChip status={step.state} small />
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
