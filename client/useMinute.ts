import { useCallback } from 'react'
import { MINUTE, type SimMs, simAt } from '#shared/time.ts'
import { useRoom } from './room.tsx'
import { useServerTime } from './useClock.ts'

/** The room's clock cut to whole simulated minutes: for what need not render with every second, of which 60x has sixty. */
export function useMinute(): SimMs {
  const anchor = useRoom((room) => room.view.clock)
  return useServerTime(
    useCallback((now: number) => Math.floor(simAt(anchor, now) / MINUTE) * MINUTE, [anchor]),
  )
}
