/**
 * What may come between a person and the work: a vote and a hold (the end of the run is the page's). While somebody types
 * they are a strip, and become a dialog with the first pause; minimised, they are a strip again. One at a time.
 */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useRoom } from '#client/room.tsx'
import type { Interruption } from './interruption.ts'
import { latestPoll } from './latestPoll.ts'

export interface Interrupt {
  /** What stands open as a dialog. */
  shown: Interruption | null
  /** Keys of what was put aside. */
  minimised: readonly string[]
  show: (interruption: Interruption) => void
  /** Puts the open one aside, and with it what else asks for the same thing. */
  close: (also: Interruption | null) => void
  /** Takes the open one away because it is over. */
  drop: () => void
  /** Opens the vote again after it was minimised. */
  showPoll: () => void
}
const nothing = () => {}
const InterruptContext = createContext<Interrupt>({
  shown: null,
  minimised: [],
  show: nothing,
  close: nothing,
  drop: nothing,
  showPoll: nothing,
})

export function useInterrupt(): Interrupt {
  return useContext(InterruptContext)
}

export function Interruptions({ children }: { children: ReactNode }) {
  const gate = useRoom((room) => latestPoll(room.view.polls)?.gate ?? null)
  const [minimised, setMinimised] = useState<readonly string[]>([])
  const [shown, show] = useState<Interruption | null>(null)
  const interrupt = useMemo(
    (): Interrupt => ({
      shown,
      minimised,
      show,
      close: (also) => {
        const keys = [shown, also?.kind === shown?.kind ? also : null].flatMap((one) => one?.key ?? [])
        setMinimised([...minimised, ...keys])
        show(null)
      },
      drop: () => show(null),
      showPoll: () => {
        if (gate !== null) show({ kind: 'poll', key: `poll.${gate}.asked`, gate })
      },
    }),
    [shown, minimised, gate],
  )
  return <InterruptContext value={interrupt}>{children}</InterruptContext>
}
