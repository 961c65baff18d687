/** What passes or fails the exercise: met or not, by which facts, judged by whom. */

import { Button } from '#client/components/button.tsx'
import { StatusChip } from '#client/components/chip.tsx'
import { FieldError, TextArea } from '#client/components/field.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { useDraft } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useCommand } from '#client/useCommand.ts'
import type { CriterionScore } from '#shared/score.ts'
import { useDebrief } from './context.tsx'
import css from './criteria.module.css'
import { EvidenceLinks } from './evidenceLinks.tsx'

export function CriteriaPanel() {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const { criteria } = model.data.score
  if (criteria.length === 0) return <EmptyState title={t('criteria.none')} />
  return (
    <ul className={css.criteria}>
      {criteria.map((one) => (
        <li key={one.id}>
          <Criterion criterion={one} />
        </li>
      ))}
    </ul>
  )
}

function Criterion({ criterion }: { criterion: CriterionScore }) {
  const { model, facilitator } = useDebrief()
  const { t } = useTranslation('debrief')
  const { id, text, why, met, judge, pending, from } = criterion
  const comment = model.whole.criteriaJudged[id]?.comment ?? ''
  return (
    <>
      <div className={css.state}>
        {pending ? (
          <StatusChip status="unknown">{t('criteria.pending')}</StatusChip>
        ) : (
          <StatusChip status={met ? 'met' : 'not-met'} />
        )}
      </div>
      <div className={css.words}>
        <h3 className={css.text}>{text}</h3>
        {why && <p className={css.why}>{why}</p>}
        <p className={css.why}>
          {t(pending ? 'criteria.toJudge' : `criteria.by.${judge}`)}
          {comment && ` ${comment}`}
        </p>
        {from.length > 0 ? (
          <EvidenceLinks from={from} />
        ) : (
          !pending && <p className={css.why}>{t('criteria.noFacts')}</p>
        )}
        {facilitator && (
          <details className={css.judge} open={pending}>
            <summary>{t(pending ? 'criteria.judgeNow' : 'criteria.override')}</summary>
            <Rubric lines={model.whole.rubrics[id] ?? []} />
            <JudgeCriterion id={id} />
          </details>
        )}
      </div>
    </>
  )
}

function Rubric({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation('debrief')
  if (lines.length === 0) return null
  return (
    <>
      <p className={css.why}>{t('criteria.rubric')}</p>
      <ul className={css.rubric}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

function JudgeCriterion({ id }: { id: string }) {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const comment = useDraft(`${model.data.code}.criterion.${id}`)
  const { run, pending, problem } = useCommand()
  const judge = async (met: boolean) => {
    if (await run({ type: 'criterion.judge', criterion: id, met, comment: comment.text })) comment.clear()
  }
  return (
    <div className={css.form}>
      <TextArea rows={2} label={t('criteria.comment')} value={comment.text} onChange={comment.set} />
      <div className={css.buttons}>
        <Button isPending={pending} onPress={() => void judge(true)}>
          {t('criteria.judgeMet')}
        </Button>
        <Button isPending={pending} onPress={() => void judge(false)}>
          {t('criteria.judgeNot')}
        </Button>
      </div>
      <FieldError problem={problem} />
    </div>
  )
}
