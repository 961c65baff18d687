import { useEffect, useState } from 'react'
import { useSettings } from '#client/settings.ts'
import type { PollView } from '#shared/view.ts'

const STEP_MS = 1200

/** How many votes, in the order of seats, are shown. One after the other when the reveal happens in front of the screen. */
export function useReveal(poll: PollView): number {
  const { lessMotion } = useSettings()
  const revealed = poll.state !== 'open'
  const [shown, setShown] = useState(revealed ? poll.order.length : 0)
  useEffect(() => {
    if (!revealed || shown >= poll.order.length) return
    if (lessMotion || matchMedia('(prefers-reduced-motion: reduce)').matches)
      return setShown(poll.order.length)
    const timer = setTimeout(() => setShown(shown + 1), STEP_MS)
    return () => clearTimeout(timer)
  }, [revealed, shown, poll.order.length, lessMotion])
  return shown
}
