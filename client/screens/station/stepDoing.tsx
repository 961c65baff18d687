/** A step of this seat that can be done now: a press, or a text first. Nothing outside of the room is touched. */

import { Button } from '#client/components/button.tsx'
import { Saved } from '#client/components/field.tsx'
import { useDurationWords } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { StepView } from '#shared/view.ts'
import css from './act.module.css'
import { Composer } from './composer.tsx'
import { keyOf } from './draftKeys.ts'
import { Problem } from './problem.tsx'
import { useSeat } from './seat.ts'
import { isSimulated, withoutSimulate } from './simulated.ts'
import { SubmitArea } from './submitArea.tsx'
import { useAct } from './useAct.ts'
import { useField } from './useField.ts'

export function StepDoing({ issue, step }: { issue: string; step: StepView }) {
  const { t } = useTranslation('station')
  const words = useDurationWords()
  const { code } = useSeat()
  const field = useField(keyOf.step(code, issue, step.id))
  const act = useAct()
  const text = field.value.trim()
  const missing = step.writes !== null && text === ''
  const send = () => void act.run({ type: 'issue.act', issue, step: step.id, text: step.writes ? text : '' })
  const verb =
    step.writes === 'message'
      ? t('act.send')
      : step.writes === 'note'
        ? t('act.note')
        : t(isSimulated(step.label) ? 'act.simulate' : 'act.tick')
  return (
    <SubmitArea className={css.doing} submit={missing ? null : send}>
      {step.writes === null && step.prompt && <p className={css.muted}>{step.prompt}</p>}
      {step.writes !== null && (
        <Composer
          channel={step.writes === 'message' ? step.channel : null}
          label={step.writes === 'message' ? t('composer.text') : t('composer.note')}
          hint={step.prompt ?? undefined}
          field={field}
          rows={step.writes === 'message' ? 5 : 3}
        />
      )}
      <div className={css.buttons}>
        <Button variant="primary" onPress={send} isPending={act.pending} isDisabled={missing}>
          {verb}
          <span className="visually-hidden"> {withoutSimulate(step.label)}</span>
        </Button>
        {step.takes !== null && step.takes > 0 && (
          <span className={css.muted}>{t('act.takes', { time: words(step.takes) })}</span>
        )}
        {step.writes !== null && (
          <span className={css.saved}>
            <Saved at={field.savedAt} />
          </span>
        )}
      </div>
      <Problem problem={act.problem} />
    </SubmitArea>
  )
}
