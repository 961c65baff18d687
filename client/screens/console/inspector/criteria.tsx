import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { StatusChip } from '#client/components/chip.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import css from './detail.module.css'

/** What passes or fails the exercise. Rules are known in the debrief; what needs an eye is judged here. */
export function Criteria() {
  const { t } = useTranslation(['console', 'common'])
  const criteria = useRoom((room) => room.view.brief?.criteria) ?? []
  return (
    <div className={css.detail}>
      <p className={css.quiet}>{t('criteria.about')}</p>
      <ol className={css.list}>
        {criteria.map(({ id, text }) => (
          <Criterion key={id} id={id} text={text} />
        ))}
      </ol>
    </div>
  )
}

function Criterion({ id, text }: { id: string; text: string }) {
  const { t } = useTranslation(['console', 'common'])
  const judged = useRoom((room) => room.view.criteriaJudged[id])
  const command = useCommand()
  const [comment, setComment] = useState(judged?.comment ?? '')
  const [open, setOpen] = useState(false)
  const judge = async (met: boolean) => {
    if (await command.run({ type: 'criterion.judge', criterion: id, met, comment })) setOpen(false)
  }
  return (
    <li className={css.answer}>
      <p>{text}</p>
      <p>
        {judged ? (
          <>
            <StatusChip status={judged.met ? 'met' : 'not-met'} small /> {judged.comment}
          </>
        ) : (
          <StatusChip status="unknown" small>
            {t('criteria.byRule')}
          </StatusChip>
        )}{' '}
        {!open && (
          <Button
            small
            variant="quiet"
            aria-label={t('criteria.judgeOne', { text })}
            onPress={() => setOpen(true)}
          >
            {judged ? t('criteria.again') : t('criteria.judge')}
          </Button>
        )}
      </p>
      {open && (
        <div className={css.list}>
          <TextField label={t('criteria.comment')} value={comment} onChange={setComment} maxLength={2000} />
          <div className={css.acts}>
            <Button small isPending={command.pending} onPress={() => void judge(true)}>
              {t('criteria.met')}
            </Button>
            <Button small isPending={command.pending} onPress={() => void judge(false)}>
              {t('criteria.notMet')}
            </Button>
            <Button small variant="quiet" onPress={() => setOpen(false)}>
              {t('common:cancel')}
            </Button>
          </div>
        </div>
      )}
      <FieldError problem={command.problem} />
    </li>
  )
}
