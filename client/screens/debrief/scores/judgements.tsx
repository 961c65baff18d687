/** Decisions in people's own words: what the facilitator judged, or has still to judge, right here. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Chip } from '#client/components/chip.tsx'
import { RadioCards, Select } from '#client/components/choice.tsx'
import { FieldError, TextArea } from '#client/components/field.tsx'
import { useDraft } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useCommand } from '#client/useCommand.ts'
import type { ScoreReport } from '#shared/score.ts'
import { useDebrief } from '../context.tsx'
import css from './scores.module.css'

type Judgement = ScoreReport['judgements'][number]

export function Judgements() {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const { judgements } = model.data.score
  if (judgements.length === 0) return null
  return (
    <section className={css.issue} aria-labelledby="judgements">
      <div className={css.head}>
        <h3 id="judgements">{t('judge.title')}</h3>
      </div>
      {judgements.map((one) => (
        <OneJudgement key={`${one.issue}${one.text}`} judgement={one} />
      ))}
    </section>
  )
}

function OneJudgement({ judgement }: { judgement: Judgement }) {
  const { model, facilitator } = useDebrief()
  const { t } = useTranslation('debrief')
  const { issue, role, text, quality } = judgement
  const comment = model.whole.issues[issue]?.judged?.comment ?? ''
  return (
    <div className={css.judgement}>
      <p className={css.note}>
        {t('judge.by', {
          role: model.brief.roles.find(({ id }) => id === role)?.name ?? t('lane.facilitator'),
          title: model.titles[issue] ?? issue,
        })}
      </p>
      <blockquote>{text}</blockquote>
      {quality === null ? (
        <p>
          <Chip tone="dashed" shape="unknown">
            {t('judge.waits')}
          </Chip>
        </p>
      ) : (
        <p>
          <strong>{t('judge.done', { quality })}</strong> {comment}
        </p>
      )}
      {facilitator && (
        <details className={css.key} open={quality === null}>
          <summary>{quality === null ? t('judge.now') : t('judge.again')}</summary>
          <JudgeForm judgement={judgement} />
        </details>
      )}
    </div>
  )
}

const GRADES = { harmful: 0, weak: 25, fair: 50, good: 75, best: 100 } as const
type Grade = keyof typeof GRADES
const NAMES = Object.keys(GRADES) as Grade[]
const NO_OPTION = 'none-of-them'

function JudgeForm({ judgement: { issue, quality } }: { judgement: Judgement }) {
  const { model } = useDebrief()
  const { t } = useTranslation('debrief')
  const [grade, setGrade] = useState<Grade | null>(gradeOf(quality))
  const [like, setLike] = useState<string>(NO_OPTION)
  const comment = useDraft(`${model.data.code}.judge.${issue}`)
  const { run, pending, problem } = useCommand()
  const options = model.data.score.key.issues[issue]?.options ?? []
  const judge = async () => {
    if (grade === null) return
    const command = {
      type: 'issue.judge',
      issue,
      quality: GRADES[grade],
      like: like === NO_OPTION ? null : like,
      comment: comment.text,
    } as const
    if (await run(command)) comment.clear()
  }
  return (
    <div className={css.form}>
      <RadioCards
        compact
        label={t('judge.grade')}
        options={NAMES.map((id) => ({ id, label: t(`judge.grades.${id}`) }))}
        value={grade}
        onChange={setGrade}
      />
      {options.length > 0 && (
        <Select
          label={t('judge.like')}
          hint={t('judge.likeHint')}
          options={[
            { id: NO_OPTION, label: t('judge.likeNone') },
            ...options.map(({ id, label, quality: worth }) => ({
              id,
              label: t('judge.option', { label, quality: worth }),
            })),
          ]}
          value={like}
          onChange={(id) => {
            setLike(id)
            const worth = options.find((option) => option.id === id)?.quality
            if (worth !== undefined) setGrade(gradeOf(worth))
          }}
        />
      )}
      <TextArea rows={2} label={t('judge.comment')} value={comment.text} onChange={comment.set} />
      <Button variant="primary" isPending={pending} isDisabled={grade === null} onPress={() => void judge()}>
        {t('judge.send')}
      </Button>
      <FieldError problem={problem} />
    </div>
  )
}

/** The grade nearest to a quality of 0 to 100. */
function gradeOf(quality: number | null): Grade | null {
  if (quality === null) return null
  return NAMES.toSorted((a, b) => Math.abs(GRADES[a] - quality) - Math.abs(GRADES[b] - quality))[0] ?? null
}
