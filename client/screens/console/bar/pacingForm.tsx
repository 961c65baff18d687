import { useState } from 'react'
import { deviceZone } from '#client/clockText.ts'
import { Button } from '#client/components/button.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useCommand } from '#client/useCommand.ts'
import type { Projection } from '#shared/project.ts'
import { timeOfDay, timeOfDayText } from '../clockField.ts'
import { useRealMinutes, useWallText } from '../words.ts'
import type { FinishBy } from './finishBy.ts'
import css from './pacing.module.css'

/** What the estimate is made of, a wanted end with the quiet rate that meets it, and the rate itself. */
export function PacingForm(props: { projection: Projection & { now: number }; finishBy: FinishBy }) {
  const { projection, finishBy } = props
  const { t } = useTranslation('console')
  const pacing = useRoom((room) => room.view.pacing)
  const deciding = useRoom((room) => room.view.brief?.pacing.deciding ?? 1)
  const wallText = useWallText()
  const minutes = useRealMinutes()
  const command = useCommand()
  const [rate, setRate] = useState(String(pacing.quiet))
  const [until, setUntil] = useState(() =>
    finishBy.wall === null ? '' : timeOfDayText(timeOfDay(finishBy.wall, deviceZone())),
  )
  const suggested = finishBy.wall === null ? null : projection.suggestQuiet(finishBy.wall)
  const wanted = Number(rate)
  const valid = Number.isInteger(wanted) && wanted >= 1 && wanted <= 120
  const use = (quiet: number) => {
    setRate(String(quiet))
    void command.run({ type: 'clock.pace', mode: 'automatic', rate: quiet })
  }
  return (
    <div className={css.form}>
      <h2 className={css.title}>{t('pacing.title')}</h2>
      <p className={css.about}>
        {pacing.mode === 'manual'
          ? t('pacing.manual', { rate: pacing.rate })
          : t('pacing.about', {
              slow: minutes(projection.slowMsLeft / deciding),
              quiet: minutes(projection.quietMsLeft / pacing.quiet),
              rate: pacing.quiet,
              deciding,
            })}
      </p>
      <TextField
        label={t('pacing.finishBy')}
        hint={t('pacing.finishByHint')}
        type="time"
        value={until}
        onChange={(text) => {
          setUntil(text)
          finishBy.set(text, projection.now)
        }}
      />
      {finishBy.wall !== null && suggested !== null && (
        <div className={css.suggestion}>
          <p>
            {t('pacing.suggestion', { rate: suggested, time: wallText(projection.endWithQuiet(suggested)) })}
          </p>
          <Button variant="primary" isPending={command.pending} onPress={() => use(suggested)}>
            {t('pacing.use', { rate: suggested })}
          </Button>
        </div>
      )}
      {finishBy.wall !== null && suggested === null && (
        <p className={css.suggestion}>
          {t('pacing.never', { time: wallText(projection.endWithQuiet(120)) })}
        </p>
      )}
      <form
        className={css.rate}
        onSubmit={(event) => {
          event.preventDefault()
          if (valid) use(wanted)
        }}
      >
        <TextField
          label={t('pacing.quiet')}
          hint={valid ? t('pacing.wouldEnd', { time: wallText(projection.endWithQuiet(wanted)) }) : null}
          problem={valid ? null : t('pacing.wrongRate')}
          type="number"
          min={1}
          max={120}
          value={rate}
          onChange={setRate}
        />
        <Button type="submit" isDisabled={!valid} isPending={command.pending}>
          {t('pacing.set')}
        </Button>
      </form>
      <FieldError problem={command.problem} />
    </div>
  )
}
