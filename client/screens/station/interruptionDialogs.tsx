/** Opens what comes between as a dialog, at the first pause in typing. */
import { useEffect } from 'react'
import { lazyPart } from '#client/lazyScreen.tsx'
import { useRoom } from '#client/room.tsx'
import { useTypingPause } from '#client/typingPause.ts'
import { PollKeys } from '../poll/pollKeys.tsx'
import { interruptionOf } from './interruption.ts'
import { useInterrupt } from './interruptions.tsx'
import { latestPoll } from './latestPoll.ts'
import { useSeat } from './seat.ts'

const PollDialog = lazyPart(async () => (await import('../poll/pollDialog.tsx')).PollDialog)
const HoldDialog = lazyPart(async () => (await import('./holdDialog.tsx')).HoldDialog)

export function InterruptionDialogs() {
  const { roles } = useSeat()
  const polls = useRoom((room) => room.view.polls)
  const held = useRoom((room) => room.view.held)
  const { shown, minimised, show, close, drop, showPoll } = useInterrupt()
  const wanted = interruptionOf({ polls, held }, { roles, minimised })
  const due = useTypingPause(wanted !== null && shown === null)
  const over = shown?.kind === 'hold' && held === null
  useEffect(() => {
    if (over) drop()
    else if (due && wanted) show(wanted)
  })
  const poll = latestPoll(polls)
  const minimise = () => close(wanted)
  return (
    <>
      {poll?.state === 'open' && <PollKeys poll={poll} show={showPoll} />}
      {shown?.kind === 'poll' && <PollDialog gate={shown.gate} onMinimise={minimise} />}
      {shown?.kind === 'hold' && !over && <HoldDialog onMinimise={minimise} />}
    </>
  )
}
