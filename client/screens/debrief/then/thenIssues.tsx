import { Chip, SeverityChip } from '#client/components/chip.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { Duration } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { SimMs } from '#shared/time.ts'
import type { IssueView, View } from '#shared/view.ts'
import { useDebrief } from '../context.tsx'
import css from './then.module.css'

export function ThenIssues({ view, at }: { view: View; at: SimMs }) {
  const { t } = useTranslation('debrief')
  const open = Object.values(view.issues).filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  return (
    <section>
      <h3 className={css.heading}>{t('past.issues')}</h3>
      <ul className={css.rows}>
        {open.map((issue) => (
          <li key={issue.issue} className={css.issue}>
            <Issue issue={issue} title={view.inbox[issue.issue]?.title} at={at} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Issue({ issue, title, at }: { issue: IssueView; title: string | undefined; at: SimMs }) {
  const { model } = useDebrief()
  const { t } = useTranslation(['common', 'debrief'])
  const visit = issue.visits.at(-1)
  const late = issue.limitsPassed.includes(issue.phase)
  const evidence = Object.values(issue.evidence)
  return (
    <>
      <div className={css.line}>
        <SeverityChip severity={issue.severity} />
        <strong>{title ?? model.titles[issue.issue]}</strong>
      </div>
      <div className={css.line}>
        <RoleBadge role={issue.owner} />
        <span>{t(`phase.${issue.phase}`)}</span>
        {visit && <Duration ms={Math.max(0, at - visit.entered)} />}
        {late && (
          <Chip tone="hold" shape="warning" small>
            {t('debrief:past.limitPassed')}
          </Chip>
        )}
      </div>
      {issue.decision && <p>{t('debrief:past.decided', { label: issue.decision.label })}</p>}
      <p className={css.quiet}>
        {evidence.length === 0
          ? t('debrief:past.noEvidence')
          : t('debrief:past.evidence', { titles: evidence.map((one) => one.title).join('; ') })}
      </p>
    </>
  )
}
