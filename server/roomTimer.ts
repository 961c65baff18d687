/** The one timer of a room: it stands for the earliest thing due, and wakes the room then. */
import { nextWake } from '#server/engine/step.ts'
import type { WallMs } from '#shared/time.ts'
import type { Clock } from './clock.ts'
import type { RoomNow } from './roomNow.ts'

export interface RoomTimer {
  /** Sets it for what is due by now. */
  arm: () => void
  stop: () => void
}

export interface RoomTimerOptions {
  clock: Clock
  /** Plays and stores what is due. */
  wake: () => Promise<unknown>
}

/** After a wake-up that could not be stored. */
const RETRY_MS = 1000
/** Who did not write last leaves the next wake-up to the node that did. */
const PATIENCE_MS = 150

export function roomTimer(room: Readonly<RoomNow>, { clock, wake }: RoomTimerOptions): RoomTimer {
  let stop = () => {}
  let armedFor: WallMs | null = null

  function arm(atLeastMs: number): void {
    const due = room.damage || room.closed ? null : nextWake(room.state)
    const patienceMs = room.lastWasOurs ? 0 : PATIENCE_MS
    const at = due === null ? null : Math.max(due + patienceMs, clock.now() + atLeastMs)
    if (at === armedFor) return
    stop()
    armedFor = at
    if (due !== null && at !== null) stop = clock.set(at - clock.now(), () => ring(due))
  }

  function ring(due: WallMs): void {
    armedFor = null
    if (clock.now() < due) return arm(0)
    const { seq } = room.last
    void wake().then(() => {
      if (room.last.seq === seq) arm(RETRY_MS)
    })
  }

  return { arm: () => arm(0), stop: () => stop() }
}
