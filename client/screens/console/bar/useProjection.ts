import { useMemo } from 'react'
import { useRoom } from '#client/room.tsx'
import { useServerTime } from '#client/useClock.ts'
import { type Projection, projectEnd } from '#shared/project.ts'
import { SECOND } from '#shared/time.ts'

const EVERY = 5 * SECOND
const beat = (now: number) => Math.floor(now / EVERY) * EVERY

/** When the room will be over, looked at every five seconds and whenever something happens; null once it is. */
export function useProjection(): (Projection & { now: number }) | null {
  const view = useRoom((room) => room.view)
  const now = useServerTime(beat)
  return useMemo(() => {
    const projection = projectEnd(view, now)
    return projection && { ...projection, now }
  }, [view, now])
}
