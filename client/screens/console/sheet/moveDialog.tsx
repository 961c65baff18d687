import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useClock } from '#client/useClock.ts'
import { useCommand } from '#client/useCommand.ts'
import { MINUTE } from '#shared/time.ts'
import { readTimeOfDay, simOfTimeOfDay, timeOfDay, timeOfDayText } from '../clockField.ts'
import { useDesk } from '../desk.tsx'
import css from './moveDialog.module.css'

/** Gives an inject another time of the launch day: typed, or in steps of five minutes. */
export function MoveDialog({ inject }: { inject: string }) {
  const { t } = useTranslation(['console', 'common'])
  const { open } = useDesk()
  const row = useRoom((room) => room.view.sheet[inject])
  const clock = useRoom((room) => room.view.brief?.clock)
  const { sim } = useClock()
  const command = useCommand()
  const textOf = (at: number) => (clock ? timeOfDayText(timeOfDay(clock.epoch + at, clock.zone)) : '')
  const [text, setText] = useState(() => textOf(row?.at ?? Math.ceil(sim / MINUTE + 5) * MINUTE))
  if (!row || !clock) return null
  const ofDay = readTimeOfDay(text)
  const at = ofDay === null ? null : simOfTimeOfDay(ofDay, clock)
  const close = () => open(null)
  const problem =
    at === null ? t('move.wrong') : at <= sim ? t('move.past') : at >= clock.end ? t('move.after') : null
  const save = async () => {
    if (at !== null && (await command.run({ type: 'inject.move', inject, at }))) close()
  }
  const step = (ms: number) => setText(textOf(Math.max(0, (at ?? row.at ?? sim) + ms)))
  return (
    <Dialog
      open
      onClose={close}
      title={t('move.title', { title: row.title })}
      footer={
        <>
          <Button
            variant="primary"
            isDisabled={problem !== null}
            isPending={command.pending}
            onPress={() => void save()}
          >
            {t('move.save')}
          </Button>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <FieldError problem={command.problem} />
        </>
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (problem === null) void save()
        }}
      >
        <TextField
          label={t('move.field')}
          hint={t('move.hint', { city: clock.city })}
          problem={problem}
          value={text}
          onChange={setText}
          inputMode="numeric"
          autoFocus
        />
        <div className={css.steps}>
          <Button small onPress={() => step(-5 * MINUTE)}>
            {t('move.earlier')}
          </Button>
          <Button small onPress={() => step(5 * MINUTE)}>
            {t('move.later')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
