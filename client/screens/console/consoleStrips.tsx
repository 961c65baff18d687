/** What the facilitator has to know at once: the hold and its reason, an absence, an empty room. */
import { useState } from 'react'
import { shortDuration } from '#client/clockText.ts'
import { Button } from '#client/components/button.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useRoleNames } from '#client/components/roleBadge.tsx'
import { Strip } from '#client/components/strip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useRealCountdown, useRealElapsed } from '#client/useClock.ts'
import { useCommand } from '#client/useCommand.ts'
import { PHONE, useMedia } from '#client/useMedia.ts'
import type { View } from '#shared/view.ts'
import { useHold } from './bar/useHold.ts'
import css from './consoleStrips.module.css'
import { useWallText } from './words.ts'

export function ConsoleStrips() {
  const held = useRoom((room) => room.view.held)
  return held ? <HeldStrip key={held.since} held={held} /> : <EveryoneOffline />
}

function HeldStrip({ held }: { held: NonNullable<View['held']> }) {
  const { t } = useTranslation('console')
  const names = useRoleNames()
  const elapsed = useRealElapsed(held.since)
  const until = useRealCountdown(held.until)
  const wallText = useWallText()
  const { toggle, pending, problem } = useHold()
  const phone = useMedia(PHONE)
  const who = held.by === 'facilitator' || held.by === 'script' ? t(`hold.by.${held.by}`) : names(held.by)
  return (
    <Strip
      tone="hold"
      action={
        !phone && (
          <Button small isPending={pending} onPress={toggle}>
            {t('hold.resume')}
          </Button>
        )
      }
    >
      <div className={css.held}>
        <p>
          <strong>{t('hold.since', { time: shortDuration(elapsed ?? 0), who })}</strong>{' '}
          {held.by === 'script'
            ? t('hold.away', { time: wallText(held.since), reason: held.reason })
            : held.reason}
          {until !== null && ` ${t('hold.resumesIn', { time: shortDuration(Math.max(0, until)) })}`}
        </p>
        {held.by === 'facilitator' && <Reason reason={held.reason} />}
        {problem}
      </div>
    </Strip>
  )
}

/** The reason is typed after the hold: the hold itself waits for nothing. */
function Reason({ reason }: { reason: string }) {
  const { t } = useTranslation('console')
  const [text, setText] = useState('')
  const [open, setOpen] = useState(reason === '')
  const command = useCommand()
  if (!open)
    return (
      <span className={css.change}>
        <Button small onPress={() => setOpen(true)}>
          {t('hold.change')}
        </Button>
      </span>
    )
  return (
    <form
      className={css.reason}
      onSubmit={async (event) => {
        event.preventDefault()
        const given = text.trim()
        if (given !== '' && (await command.run({ type: 'clock.explainHold', reason: given }))) setOpen(false)
      }}
    >
      <TextField
        label={t('hold.why')}
        hideLabel
        placeholder={t('hold.why')}
        value={text}
        onChange={setText}
        maxLength={200}
      />
      <Button small type="submit" isDisabled={text.trim() === ''} isPending={command.pending}>
        {t('hold.say')}
      </Button>
      <FieldError problem={command.problem} />
    </form>
  )
}

/** Seats are taken and nobody is connected: the clock runs for no one. */
function EveryoneOffline() {
  const { t } = useTranslation('console')
  const people = useRoom((room) => room.view.people)
  const presence = useRoom((room) => room.presence.people)
  const { toggle, pending, problem } = useHold()
  const seated = Object.entries(people).filter(([, { role }]) => role !== null)
  if (seated.length === 0 || seated.some(([id]) => presence[id]?.online)) return null
  return (
    <Strip
      tone="warning"
      action={
        <Button small isPending={pending} onPress={toggle}>
          {t('hold.hold')}
        </Button>
      }
    >
      {t('offline.everyone')} {problem}
    </Strip>
  )
}
