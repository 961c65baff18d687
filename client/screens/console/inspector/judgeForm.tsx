import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Select } from '#client/components/choice.tsx'
import { FieldError, TextArea } from '#client/components/field.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { IssueView } from '#shared/view.ts'
import css from './judgeForm.module.css'
import { QualityField } from './qualityField.tsx'

const NONE = 'none'

/** One free-text decision: how good it is, which option it is like, and why. */
export function JudgeForm({ issue }: { issue: IssueView }) {
  const { t } = useTranslation('console')
  const names = useRoleNames()
  const row = useRoom((room) => room.view.sheet[issue.issue])
  const command = useCommand()
  const [quality, setQuality] = useState(issue.judged?.quality ?? 50)
  const [like, setLike] = useState<string>(issue.judged?.like ?? NONE)
  const [comment, setComment] = useState(issue.judged?.comment ?? '')
  const { decision } = issue
  if (!decision) return null
  const options = row?.options ?? []
  const chooseLike = (id: string) => {
    setLike(id)
    const option = options.find((one) => one.id === id)
    if (option) setQuality(option.quality)
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void command.run({
          type: 'issue.judge',
          issue: issue.issue,
          quality,
          like: like === NONE ? null : like,
          comment,
        })
      }}
    >
      <h3 className={css.title}>{row?.title ?? issue.issue}</h3>
      <blockquote className={css.words}>{decision.label}</blockquote>
      {decision.rationale !== '' && <p className={css.why}>{t('judge.why', { text: decision.rationale })}</p>}
      <p className={css.why}>{t('issue.by', { who: names(decision.role) })}</p>
      {options.length > 0 && (
        <Select
          label={t('judge.like')}
          hint={issue.judged ? t('judge.likeAgain') : t('judge.likeHint')}
          options={[
            { id: NONE, label: t('judge.likeNone') },
            ...options.map(({ id, label, quality: worth }) => ({ id, label: `${label} (${worth})` })),
          ]}
          value={like}
          onChange={chooseLike}
        />
      )}
      <QualityField value={quality} onChange={setQuality} />
      <TextArea
        label={t('judge.comment')}
        hint={t('judge.commentHint')}
        rows={2}
        maxLength={2000}
        value={comment}
        onChange={setComment}
      />
      <div className={css.end}>
        <Button type="submit" variant={issue.judged ? 'normal' : 'primary'} isPending={command.pending}>
          {issue.judged ? t('judge.again') : t('judge.save')}
        </Button>
        {issue.judged && (
          <span className={css.why}>{t('judge.judged', { quality: issue.judged.quality })}</span>
        )}
      </div>
      <FieldError problem={command.problem} />
    </form>
  )
}
