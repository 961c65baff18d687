import { VoteChip } from '#client/components/chip.tsx'
import { RadioCards } from '#client/components/choice.tsx'
import { TextArea, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Call } from '#shared/ids.ts'
import type { FieldState } from '../station/useField.ts'
import { type BallotGap, LONGEST_HOLD_MIN } from './ballots.ts'
import css from './poll.module.css'

/** Vote or call, reason, and minutes for a hold: the same three fields for seats and chair. */
export function BallotFields(props: {
  label: string
  choices: readonly Call[]
  fields: { vote: FieldState; reason: FieldState; minutes: FieldState }
  /** The choice that is made cannot go without a reason. */
  reasonNeeded: boolean
  /** What sending has found missing. */
  gap: BallotGap | null
}) {
  const { label, choices, fields, reasonNeeded, gap } = props
  const { t } = useTranslation('poll')
  const { vote, reason, minutes } = fields
  const chosen = choices.find((one) => one === vote.value) ?? null
  return (
    <div className={css.fields}>
      <RadioCards
        label={label}
        hideLabel
        compact
        options={choices.map((id) => ({ id, label: <VoteChip vote={id} /> }))}
        value={chosen}
        onChange={vote.set}
        problem={gap === 'vote' ? t('missing.vote') : null}
      />
      {chosen === 'hold' && (
        <TextField
          label={t('vote.minutes')}
          hint={t('vote.minutesHint', { longest: LONGEST_HOLD_MIN })}
          inputMode="numeric"
          maxLength={3}
          value={minutes.value}
          onChange={minutes.set}
          problem={gap === 'minutes' ? t('missing.minutes') : null}
        />
      )}
      <TextArea
        label={chosen === null || reasonNeeded ? t('vote.reason') : t('vote.reasonOptional')}
        rows={2}
        maxLength={2000}
        value={reason.value}
        onChange={reason.set}
        problem={gap === 'reason' ? t('missing.reason') : null}
      />
    </div>
  )
}
