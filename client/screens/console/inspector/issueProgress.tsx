import { shortDuration } from '#client/clockText.ts'
import { PHASES } from '#client/closedLists.ts'
import { Button } from '#client/components/button.tsx'
import { StatusChip } from '#client/components/chip.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Phase } from '#shared/ids.ts'
import type { IssueView } from '#shared/view.ts'
import { useDesk } from '../desk.tsx'
import { Answers } from './answers.tsx'
import css from './detail.module.css'
import { EvidenceOpened } from './evidenceOpened.tsx'
import { IssueSteps } from './issueSteps.tsx'

/** How far an issue is: its phases with time and limit, evidence, answers, decision, steps. */
export function IssueProgress({ issue }: { issue: IssueView }) {
  const { t } = useTranslation(['console', 'common'])
  const { show } = useDesk()
  const names = useRoleNames()
  const judgeable = issue.decision !== null && issue.decision.option === null && !issue.practice
  return (
    <>
      <section>
        <h4 className={css.label}>{t('issue.progress', { role: names(issue.owner) })}</h4>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('issue.phase')}</th>
              <th scope="col">{t('issue.who')}</th>
              <th scope="col" data-number="">
                {t('issue.time')}
              </th>
            </tr>
          </thead>
          <tbody>
            {PHASES.map((phase) => (
              <PhaseRow key={phase} issue={issue} phase={phase} />
            ))}
          </tbody>
        </table>
      </section>
      {issue.state !== 'open' && (
        <p>
          <StatusChip status={issue.state === 'practised' ? 'done' : issue.state} />
        </p>
      )}
      <Answers issue={issue} />
      {judgeable && (
        <p>
          <Button small variant={issue.judged ? 'normal' : 'primary'} onPress={() => show('judge')}>
            {issue.judged ? t('judge.change', { quality: issue.judged.quality }) : t('judge.now')}
          </Button>
        </p>
      )}
      <EvidenceOpened issue={issue} />
      {issue.steps.length > 0 && <IssueSteps issue={issue} />}
    </>
  )
}

function PhaseRow({ issue, phase }: { issue: IssueView; phase: Phase }) {
  const { t } = useTranslation(['console', 'common'])
  const names = useRoleNames()
  const done = issue.spent[phase]
  const now = issue.state === 'open' && issue.phase === phase
  const visits = issue.visits.filter((visit) => visit.phase === phase).length
  const owner = now ? issue.owner : done?.owner
  return (
    <tr className={now ? css.now : undefined} aria-current={now ? 'step' : undefined}>
      <th scope="row">
        {t(`common:phase.${phase}`)}
        {visits > 1 && <span className={css.quiet}> {t('issue.visits', { count: visits })}</span>}
      </th>
      <td>{owner ? names(owner) : '–'}</td>
      <td data-number="">
        {now && issue.limit?.due != null && <Countdown due={issue.limit.due} of={issue.limit.limit} brief />}
        {now && issue.limit?.due == null && t('common:countdown.noLimit')}
        {!now && done && (
          <>
            {shortDuration(done.ms)} {done.late && <StatusChip status="late" small />}
          </>
        )}
        {!now && !done && '–'}
      </td>
    </tr>
  )
}
