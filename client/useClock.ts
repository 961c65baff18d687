/** Hooks that show time. They render again only when what they show changes, and never decide anything. */
import { useCallback, useSyncExternalStore } from 'react'
import { SECOND, type SimMs, simAt, type WallMs } from '#shared/time.ts'
import { onBeat } from './beat.ts'
import { type Left, leftUntil, secondsToStart } from './clock.ts'
import { clockText, offsetText } from './clockText.ts'
import { useRoom, useRoomStore } from './room.tsx'
import { useSettings } from './settings.ts'

/**
 * Something computed from the real time of the server, looked at ten times a second. Give back a plain value (number,
 * text, boolean, null): the component renders again when it differs.
 */
export function useServerTime<T extends string | number | boolean | null>(select: (now: WallMs) => T): T {
  const store = useRoomStore()
  const read = useCallback(() => select(Date.now() + store.getState().offset), [store, select])
  return useSyncExternalStore(onBeat, read)
}

export interface ClockNow {
  /** Simulated time, cut to whole seconds. */
  sim: SimMs
  running: boolean
  rate: number
  held: boolean
  /** 3, 2, 1 before the start. */
  startsIn: number | null
  /** False while the wire is down: the time is then an estimate. */
  sure: boolean
}

/** The room's clock, one render for each second it shows. */
export function useClock(): ClockNow {
  const anchor = useRoom((room) => room.view.clock)
  const held = useRoom((room) => room.view.held !== null)
  const sure = useRoom((room) => room.status.kind === 'live' || room.status.kind === 'slow')
  const select = useCallback((now: WallMs) => Math.floor(simAt(anchor, now) / SECOND) * SECOND, [anchor])
  const sim = useServerTime(select)
  const startsIn = useServerTime(useCallback((now: WallMs) => secondsToStart(anchor, now), [anchor]))
  return { sim, running: anchor.running, rate: anchor.rate, held, startsIn, sure }
}

/** A negative part of a second is 0, not -0. */
const wholeUp = (ms: number) => Math.ceil(ms / SECOND) * SECOND + 0

/** What is left until a simulated time, in both times, whole seconds (rounded up: 0 is over). */
export function useCountdown(due: SimMs | null): Left | null {
  const anchor = useRoom((room) => room.view.clock)
  const sim = useServerTime(
    useCallback(
      (now: WallMs) => (due === null ? null : wholeUp(leftUntil(due, anchor, now).sim)),
      [due, anchor],
    ),
  )
  const real = useServerTime(
    useCallback(
      (now: WallMs) => {
        const left = due === null ? null : leftUntil(due, anchor, now).real
        return left === null ? null : wholeUp(left)
      },
      [due, anchor],
    ),
  )
  return sim === null ? null : { sim, real }
}

/** Milliseconds until a moment of real time, in whole seconds; null without one. */
export function useRealCountdown(until: WallMs | null): number | null {
  return useServerTime(
    useCallback(
      (now: WallMs) => (until === null ? null : Math.ceil((until - now) / SECOND) * SECOND),
      [until],
    ),
  )
}

/** Milliseconds since a moment of real time, in whole seconds; null without one. */
export function useRealElapsed(since: WallMs | null): number | null {
  return useServerTime(
    useCallback(
      (now: WallMs) => (since === null ? null : Math.floor(Math.max(0, now - since) / SECOND) * SECOND),
      [since],
    ),
  )
}

/** Formats simulated times as the scenario's own clock shows them. */
export function useSimText(): (sim: SimMs, options?: { seconds?: boolean }) => string {
  const clock = useRoom((room) => room.view.brief?.clock ?? null)
  const { hours } = useSettings()
  return useCallback(
    (sim, options) => (clock ? clockText(clock.epoch + sim, { zone: clock.zone, hours }, options) : ''),
    [clock, hours],
  )
}

/** City and offset of the scenario's zone at a simulated time: `New York`, `UTC-5`. */
export function useZoneText(sim: SimMs): { city: string; offset: string } {
  const clock = useRoom((room) => room.view.brief?.clock ?? null)
  return clock
    ? { city: clock.city, offset: offsetText(clock.epoch + sim, clock.zone) }
    : { city: '', offset: '' }
}
