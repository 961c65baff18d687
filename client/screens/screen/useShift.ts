import { useServerTime } from '#client/useClock.ts'
import { MINUTE } from '#shared/time.ts'

/** Corners of a small square, walked one every ten minutes, so that nothing burns into a projector. */
const PLACES = [
  { x: 0, y: 0 },
  { x: 2, y: 0 },
  { x: 2, y: 2 },
  { x: 0, y: 2 },
] as const
const EVERY_MS = 10 * MINUTE

const placeAt = (now: number) => Math.floor(now / EVERY_MS) % PLACES.length

export function useShift(): { x: number; y: number } {
  return PLACES[useServerTime(placeAt)] ?? PLACES[0]
}
