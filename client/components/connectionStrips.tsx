/** What the state of the connection asks the person to know: one strip each, nothing while all is well. */
import { useEffect, useRef } from 'react'
import { announce } from '#client/announcer.tsx'
import { shortDuration } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useConnection, useRoom } from '#client/room.tsx'
import type { Unsent } from '#client/store.ts'
import { useRealCountdown, useSimText } from '#client/useClock.ts'
import { SECOND } from '#shared/time.ts'
import { Button, LinkButton } from './button.tsx'
import { useCommandWords } from './commandWords.ts'
import { Strip } from './strip.tsx'

/** Tries to come back after which it is no hiccup any more. */
const TROUBLED_AFTER = 3

export function ConnectionStrips() {
  const status = useRoom((room) => room.status)
  const unsent = useRoom((room) => room.unsent)
  const { t } = useTranslation()
  useSpokenConnection()
  return (
    <>
      {status.kind === 'slow' && (
        <Strip tone="warning">{t('connection.slow', { seconds: status.ms / SECOND })}</Strip>
      )}
      {status.kind === 'reconnecting' && (
        <Strip tone="warning" action={status.attempt >= TROUBLED_AFTER && <TestLink />}>
          {t('connection.reconnecting', { attempt: status.attempt })}
        </Strip>
      )}
      <BackStrip />
      <AwayStrip />
      {unsent.map((one) => (
        <UnsentStrip key={one.key} unsent={one} />
      ))}
    </>
  )
}

/** In a tab of its own: this one keeps trying, and keeps the drafts. */
function TestLink() {
  const { t } = useTranslation()
  return (
    <LinkButton href="/check" newTab>
      {t('connection.test')}
    </LinkButton>
  )
}

function BackStrip() {
  const { t } = useTranslation()
  const back = useRoom((room) => room.back)
  return back && <Strip>{t('connection.back', { count: back.items })}</Strip>
}

function AwayStrip() {
  const { t } = useTranslation()
  const left = useRealCountdown(useRoom((room) => room.view.facilitatorAway))
  if (left === null) return null
  return <Strip tone="warning">{t('connection.away', { time: shortDuration(Math.max(0, left)) })}</Strip>
}

function UnsentStrip({ unsent }: { unsent: Unsent }) {
  const { t } = useTranslation()
  const { resend, discard } = useConnection()
  const simText = useSimText()
  const words = useCommandWords()
  const live = useRoom((room) => room.status.kind === 'live' || room.status.kind === 'slow')
  return (
    <Strip
      tone="warning"
      action={
        <>
          <Button small isDisabled={!live} onPress={() => void resend(unsent.key)}>
            {t('connection.sendNow')}
          </Button>
          <Button small variant="quiet" onPress={() => discard(unsent.key)}>
            {t('connection.discard')}
          </Button>
        </>
      }
    >
      {t('connection.notSent', {
        time: simText(unsent.at, { seconds: false }),
        what: words(unsent.command),
      })}
    </Strip>
  )
}

function useSpokenConnection(): void {
  const { t } = useTranslation()
  const kind = useRoom((room) => room.status.kind)
  const before = useRef(kind)
  useEffect(() => {
    const was = before.current
    before.current = kind
    if (kind === 'reconnecting' && was !== 'connecting') announce(t('announce.lost'), 'assertive')
    if (kind === 'live' && was === 'reconnecting') announce(t('announce.back'))
  }, [kind, t])
}
