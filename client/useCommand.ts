/** A command and what became of it, for the control that sends it: pending, refused, not sent. */
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import type { Command } from '#shared/command.ts'
import type { RefusalCode } from '#shared/refusal.ts'
import type { Answered } from './connection.ts'
import { useSend } from './room.tsx'
import { useSimText } from './useClock.ts'

export interface CommandControl {
  /** Sends it; true when the room took it. A second press while the first is on its way does nothing. */
  run: (command: Command) => Promise<boolean>
  pending: boolean
  /** The sentence to show beside the control: a refusal, or that it was not sent. */
  problem: string | null
  refusal: RefusalCode | null
  clear: () => void
}

interface Outcome {
  problem: string | null
  refusal: RefusalCode | null
}
const fine: Outcome = { problem: null, refusal: null }

export function useCommand(): CommandControl {
  const send = useSend()
  const [pending, setPending] = useState(false)
  const [outcome, setOutcome] = useState(fine)
  const underWay = useRef(false)
  const words = useAnswerWords()

  const run = useCallback(
    async (command: Command) => {
      if (underWay.current) return false
      underWay.current = true
      setPending(true)
      const answered = await send(command)
      underWay.current = false
      setPending(false)
      setOutcome({
        problem: words(answered),
        refusal: 'refusal' in answered ? answered.refusal : null,
      })
      return 'seq' in answered
    },
    [send, words],
  )
  return { run, pending, ...outcome, clear: useCallback(() => setOutcome(fine), []) }
}

/** What an answer says to a person; null when all went well. */
export function useAnswerWords(): (answered: Answered) => string | null {
  const { t } = useTranslation()
  const simText = useSimText()
  return useCallback(
    (answered) => {
      if ('seq' in answered) return null
      if ('notSent' in answered)
        return t(answered.notSent === 'lost' ? 'connection.lost' : 'connection.offline', {
          time: simText(answered.at, { seconds: false }),
        })
      return answered.detail ? `${answered.message} (${answered.detail})` : answered.message
    },
    [t, simText],
  )
}
