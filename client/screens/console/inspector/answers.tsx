import { SeverityChip, StatusChip } from '#client/components/chip.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Answer } from '#shared/command.ts'
import type { PhaseContent } from '#shared/fact.ts'
import type { IssueView } from '#shared/view.ts'
import css from './detail.module.css'

/** What was answered so far, in the words people chose or wrote. */
export function Answers({ issue }: { issue: IssueView }) {
  const { t } = useTranslation('console')
  const names = useRoleNames()
  const { observe, orient } = issue.answers
  const { decision } = issue
  if (!observe && !orient && !decision) return null
  return (
    <section>
      <h4 className={css.label}>{t('issue.answers')}</h4>
      {observe?.phase === 'observe' && <Observed answer={observe} />}
      {orient?.phase === 'orient' && <Oriented answer={orient} issue={issue} />}
      {decision && (
        <div className={css.answer}>
          <p>
            <strong>{decision.label}</strong> {decision.late && <StatusChip status="late" small />}
          </p>
          {decision.rationale !== '' && <p>“{decision.rationale}”</p>}
          <p className={css.quiet}>
            {t('issue.decidedBy', { who: names(decision.role) })} <Time sim={decision.at} seconds />
          </p>
        </div>
      )}
    </section>
  )
}

function Observed({ answer }: { answer: Extract<Answer, { phase: 'observe' }> }) {
  const { t } = useTranslation('console')
  const texts = [answer.what, answer.when, answer.howMany].filter((text) => text !== '')
  return (
    <div className={css.answer}>
      <p>
        {answer.confirmed ? t('issue.confirmed') : t('issue.notConfirmed')},{' '}
        {answer.ongoing ? t('issue.ongoing') : t('issue.over')}
      </p>
      {texts.map((text) => (
        <p key={text}>“{text}”</p>
      ))}
    </div>
  )
}

function Oriented({ answer, issue }: { answer: Extract<Answer, { phase: 'orient' }>; issue: IssueView }) {
  const content: PhaseContent | undefined = issue.contents.orient
  const choices = content?.phase === 'orient' ? [...content.causes, ...content.affected] : []
  const labels = [answer.cause, answer.affected].flatMap(
    (id) => choices.find((choice) => choice.id === id)?.label ?? [],
  )
  return (
    <div className={css.answer}>
      <p>
        <SeverityChip severity={answer.severity} /> {labels.join(' · ')}
      </p>
      {answer.risks !== '' && <p>“{answer.risks}”</p>}
    </div>
  )
}
