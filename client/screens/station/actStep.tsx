import { Chip, StatusChip } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import type { IssueView, StepView } from '#shared/view.ts'
import css from './act.module.css'
import { waitsFor } from './issueLook.ts'
import { useNames } from './names.ts'
import { StepDoing } from './stepDoing.tsx'
import { Wait } from './wait.tsx'

export function ActStep({ issue, step, mine }: { issue: IssueView; step: StepView; mine: boolean }) {
  const { t } = useTranslation('station')
  const open = issue.state === 'open'
  return (
    <li className={css.step} data-state={step.state} data-mine={mine || undefined}>
      <div className={css.stepHead}>
        <span className={css.badge}>
          <RoleBadge role={step.role} />
        </span>
        <span className={css.label}>
          {step.label}
          {step.optional && <span className={css.muted}> {t('act.optional')}</span>}
        </span>
        <StepState step={step} mine={mine} />
      </div>
      {step.state === 'waiting' && open && <Waiting issue={issue} step={step} />}
      {step.state === 'running' && step.ready !== null && (
        <Wait from={step.startedAt ?? step.ready} until={step.ready} label={step.label} />
      )}
      {step.state === 'ready' && mine && open && <StepDoing issue={issue.issue} step={step} />}
      {step.state === 'done' && <Done step={step} />}
    </li>
  )
}

function StepState({ step, mine }: { step: StepView; mine: boolean }) {
  const { t } = useTranslation('station')
  const simText = useSimText()
  if (step.state === 'done')
    return (
      <StatusChip status="done" small>
        {step.doneAt === null
          ? t('act.done')
          : t('act.doneAt', { time: simText(step.doneAt, { seconds: false }) })}
      </StatusChip>
    )
  if (step.state === 'ready')
    return (
      <Chip tone={mine ? 'accent' : 'plain'} shape="running" small>
        {t(mine ? 'act.yourTurn' : 'act.theirTurn')}
      </Chip>
    )
  return <StatusChip status={step.state} small />
}

function Waiting({ issue, step }: { issue: IssueView; step: StepView }) {
  const { t } = useTranslation('station')
  const names = useNames()
  return (
    <ul className={css.waits}>
      {waitsFor(issue, step).map((one) => (
        <li key={one.id}>{t('act.waitsFor', { role: names.anyone(one.role), step: one.label })}</li>
      ))}
    </ul>
  )
}

function Done({ step }: { step: StepView }) {
  const { t } = useTranslation('station')
  if (step.result === '' && step.text === '') return null
  return (
    <div className={css.done}>
      {step.result !== '' && (
        <p>
          <span className="visually-hidden">{t('act.result')} </span>
          {step.result}
        </p>
      )}
      {step.text !== '' && <blockquote>{step.text}</blockquote>}
    </div>
  )
}
