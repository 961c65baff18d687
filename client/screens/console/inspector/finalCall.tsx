import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Select } from '#client/components/choice.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useCommand } from '#client/useCommand.ts'
import type { Call } from '#shared/ids.ts'
import css from './detail.module.css'

/** The final call in the chair's place, for a chair that is empty or away. What is missing the room says itself. */
export function FinalCall({ gate }: { gate: string }) {
  const { t } = useTranslation(['console', 'common'])
  const [call, setCall] = useState<Call>('go')
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState('10')
  const command = useCommand()
  return (
    <form
      className={css.list}
      onSubmit={(event) => {
        event.preventDefault()
        const wait = call === 'hold' ? Math.max(0, Math.round(Number(minutes)) || 0) : 0
        void command.run({ type: 'poll.decide', gate, call, reason, minutes: wait })
      }}
    >
      <h4 className={css.label}>{t('poll.callFor')}</h4>
      <Select
        label={t('poll.call')}
        options={CALLS.map((id) => ({ id, label: t(`common:vote.${id}`) }))}
        value={call}
        onChange={setCall}
      />
      {call === 'hold' && (
        <TextField
          label={t('poll.minutes')}
          type="number"
          min={1}
          max={240}
          value={minutes}
          onChange={setMinutes}
        />
      )}
      <TextField label={t('poll.reason')} value={reason} onChange={setReason} maxLength={2000} />
      <div>
        <Button small type="submit" isPending={command.pending}>
          {t('poll.callIt')}
        </Button>
      </div>
      <FieldError problem={command.problem} />
    </form>
  )
}

const CALLS: readonly Call[] = ['go', 'no-go', 'hold', 'scrub']
