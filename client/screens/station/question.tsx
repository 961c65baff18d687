import { Button } from '#client/components/button.tsx'
import { Saved, TextArea } from '#client/components/field.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { AskView } from '#shared/view.ts'
import { keyOf } from './draftKeys.ts'
import { useNames } from './names.ts'
import { Problem } from './problem.tsx'
import css from './questions.module.css'
import { useSeat } from './seat.ts'
import { SubmitArea } from './submitArea.tsx'
import { useAct } from './useAct.ts'
import { useField } from './useField.ts'

/** A question with its answer, or with the field to answer it. */
export function Question({ ask }: { ask: AskView }) {
  const { t } = useTranslation('station')
  const { has } = useSeat()
  const names = useNames()
  return (
    <article className={css.question}>
      <p className={css.head}>
        {t('questions.head', { from: names.anyone(ask.from), to: names.anyone(ask.role) })}
        <Time sim={ask.at} />
      </p>
      <p className={css.text}>{ask.text}</p>
      {ask.reply ? (
        <div className={css.reply}>
          <p className={css.head}>
            {t('questions.reply', { role: names.anyone(ask.reply.role) })}
            <Time sim={ask.reply.at} />
          </p>
          <p className={css.text}>{ask.reply.text}</p>
        </div>
      ) : has(ask.role) ? (
        <ReplyField ask={ask} />
      ) : (
        <p className={css.muted}>{t('questions.waiting', { role: names.anyone(ask.role) })}</p>
      )}
    </article>
  )
}

function ReplyField({ ask }: { ask: AskView }) {
  const { t } = useTranslation('station')
  const { code } = useSeat()
  const field = useField(keyOf.reply(code, ask.ask))
  const act = useAct()
  const text = field.value.trim()
  const send = () => void act.run({ type: 'issue.reply', issue: ask.issue, ask: ask.ask, text })
  return (
    <SubmitArea className={css.field} submit={text === '' ? null : send}>
      <TextArea
        label={t('questions.answer')}
        rows={2}
        maxLength={2000}
        value={field.value}
        onChange={field.set}
        after={<Saved at={field.savedAt} />}
      />
      <div>
        <Button small variant="primary" isDisabled={text === ''} isPending={act.pending} onPress={send}>
          {t('questions.send')}
        </Button>
      </div>
      <Problem problem={act.problem} />
    </SubmitArea>
  )
}
