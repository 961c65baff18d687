import { useEffect, useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { VoteChip } from '#client/components/chip.tsx'
import { useHeldText } from '#client/components/clockGroup.tsx'
import { Countdown } from '#client/components/countdown.tsx'
import { Strip } from '#client/components/strip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useFacts, useRoom } from '#client/room.tsx'
import type { PollView } from '#shared/view.ts'
import { useInterrupt } from './interruptions.tsx'
import { latestPoll } from './latestPoll.ts'
import { useNames } from './names.ts'
import { useSeat } from './seat.ts'

export function InterruptionStrips() {
  const poll = useRoom((room) => latestPoll(room.view.polls))
  const held = useRoom((room) => room.view.held !== null)
  const { shown, showPoll } = useInterrupt()
  return (
    <>
      {poll && shown?.kind !== 'poll' && <PollStrip poll={poll} onOpen={showPoll} />}
      {held && <HoldStrip />}
    </>
  )
}

/** A vote that is on, put aside or waiting for a pause; after the call, for a while, what was called. */
function PollStrip({ poll, onOpen }: { poll: PollView; onOpen: () => void }) {
  const { t } = useTranslation('station')
  const { has } = useSeat()
  if (poll.state === 'decided') return <CallStrip poll={poll} />
  const asked = poll.state === 'open' && poll.voters.some((role) => has(role) && !poll.ballots[role])
  const state = asked ? 'asked' : poll.state === 'open' ? 'voted' : has(poll.chair) ? 'call' : 'revealed'
  return (
    <Strip
      tone={asked || state === 'call' ? 'warning' : 'info'}
      action={
        <Button small variant={asked || state === 'call' ? 'primary' : 'normal'} onPress={onOpen}>
          {t(`pollStrip.${state}.verb`)}
        </Button>
      }
    >
      {t(`pollStrip.${state}.text`, { title: poll.title })}{' '}
      {poll.state === 'open' && <Countdown due={poll.due} />}
    </Strip>
  )
}

const SHOWN_MS = 20_000

function CallStrip({ poll }: { poll: PollView }) {
  const { t } = useTranslation('station')
  const names = useNames()
  const [fresh, setFresh] = useState(false)
  useFacts(({ facts }) => {
    if (facts.some((fact) => fact.type === 'poll.decided')) setFresh(true)
  })
  useEffect(() => {
    if (!fresh) return
    const timer = setTimeout(() => setFresh(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [fresh])
  if (!fresh || !poll.result) return null
  return (
    <Strip
      action={
        <Button small onPress={() => setFresh(false)}>
          {t('pollStrip.called.verb')}
        </Button>
      }
    >
      <VoteChip vote={poll.result.call} />{' '}
      {t('pollStrip.called.text', { title: poll.title, role: names.anyone(poll.result.role) })}
    </Strip>
  )
}

function HoldStrip() {
  const { t } = useTranslation('station')
  const text = useHeldText()
  return (
    <Strip tone="hold">
      <b>{text}</b> {t('hold.can')}
    </Strip>
  )
}
