/** A phase that is done, to be read: what was answered, by whom, in what time. */
import type { ReactNode } from 'react'
import { Chip, SeverityChip } from '#client/components/chip.tsx'
import { useDurationWords } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Answer } from '#shared/command.ts'
import type { Phase } from '#shared/ids.ts'
import type { IssueView } from '#shared/view.ts'
import { ActPhase } from './actPhase.tsx'
import css from './issue.module.css'
import { useNames } from './names.ts'

export function PhaseRecord(props: { issue: IssueView; phase: Phase; heading?: boolean }) {
  const { issue, phase, heading = false } = props
  const { t } = useTranslation('station')
  const names = useNames()
  const words = useDurationWords()
  const spent = issue.spent[phase]
  const answer = issue.answers[phase]
  return (
    <section className={css.record} aria-label={t(`phases.${phase}`)}>
      {heading && (
        <div className={css.recordHead}>
          <h3>{t(`phases.${phase}`)}</h3>
          {spent && (
            <span className={css.muted}>
              {t('record.by', { role: names.anyone(spent.owner), time: words(spent.ms) })}
            </span>
          )}
          {spent?.late && (
            <Chip small tone="hold" shape="warning">
              {t('record.late')}
            </Chip>
          )}
        </div>
      )}
      {answer ? (
        <dl className={css.facts}>
          <AnswerRows issue={issue} answer={answer} />
        </dl>
      ) : phase === 'act' && issue.steps.length > 0 ? (
        <ActPhase issue={issue} />
      ) : (
        <p className={css.muted}>{t('record.none')}</p>
      )}
    </section>
  )
}

function AnswerRows({ issue, answer }: { issue: IssueView; answer: Answer }) {
  const { t } = useTranslation('station')
  if (answer.phase === 'observe')
    return (
      <>
        <Row name={t('observe.confirmed.label')}>
          {t(`observe.confirmed.${answer.confirmed ? 'yes' : 'no'}`)}
        </Row>
        <Row name={t('observe.ongoing.label')}>{t(`observe.ongoing.${answer.ongoing ? 'yes' : 'no'}`)}</Row>
        <Row name={t('observe.what')}>{answer.what}</Row>
        <Row name={t('observe.when')}>{answer.when}</Row>
        <Row name={t('observe.howMany')}>{answer.howMany}</Row>
      </>
    )
  if (answer.phase === 'orient') {
    const content = issue.contents.orient
    const { causes, affected } = content?.phase === 'orient' ? content : { causes: [], affected: [] }
    return (
      <>
        <Row name={t('severity.label')}>
          <SeverityChip severity={answer.severity} />
        </Row>
        <Row name={t('orient.cause')}>{causes.find(({ id }) => id === answer.cause)?.label}</Row>
        <Row name={t('orient.affected')}>{affected.find(({ id }) => id === answer.affected)?.label}</Row>
        <Row name={t('orient.risks')}>{answer.risks}</Row>
      </>
    )
  }
  return (
    <>
      <Row name={t('decide.decision')}>{issue.decision?.label ?? answer.other}</Row>
      <Row name={t('decide.rationale')}>{answer.rationale}</Row>
      <Row name={t('decide.success')}>{answer.success}</Row>
    </>
  )
}

/** Nothing at all where nothing was written. */
function Row({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
