/** Times of day as a facilitator types them, and what they mean: `13:30`, `1330`, `13:30:15`. */
import { HOUR, MINUTE, SECOND, type SimMs, type WallMs } from '#shared/time.ts'

const DAY = 24 * HOUR

/** Milliseconds since midnight; null for what is no time of day. */
export function readTimeOfDay(text: string): number | null {
  const match = text.trim().match(/^(\d{1,2})[:.]?(\d\d)(?:[:.]?(\d\d))?$/)
  if (!match) return null
  const [h, m, s] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  return h > 23 || m > 59 || s > 59 ? null : h * HOUR + m * MINUTE + s * SECOND
}

/** The first simulated time, from the start of the day on, at which the scenario's clock shows this. */
export function simOfTimeOfDay(ofDay: number, { epoch, zone }: { epoch: WallMs; zone: string }): SimMs {
  return (ofDay - timeOfDay(epoch, zone) + DAY) % DAY
}

/** The next real moment, after `now`, at which a clock in that zone shows this. */
export function nextWallOfTimeOfDay(ofDay: number, { now, zone }: { now: WallMs; zone: string }): WallMs {
  return now + ((ofDay - timeOfDay(now, zone) + DAY) % DAY)
}

/** Milliseconds since midnight that a clock in the zone shows. */
export function timeOfDay(instant: WallMs, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0)
  const ms = ((instant % SECOND) + SECOND) % SECOND
  return part('hour') * HOUR + part('minute') * MINUTE + part('second') * SECOND + ms
}

/** `13:30` or `13:30:15` for a field, always in 24 hours. */
export function timeOfDayText(ofDay: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [
    Math.floor(ofDay / HOUR),
    Math.floor(ofDay / MINUTE) % 60,
    Math.floor(ofDay / SECOND) % 60,
  ]
  return s === 0 ? `${two(h)}:${two(m)}` : `${two(h)}:${two(m)}:${two(s)}`
}
