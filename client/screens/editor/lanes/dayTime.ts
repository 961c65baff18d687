/** Times of the scenario's day as its file writes them, in milliseconds since midnight of its clock. */
import { HOUR, MINUTE, SECOND } from '#shared/time.ts'

const UNITS: Record<string, number> = { ms: 1, s: SECOND, min: MINUTE, h: HOUR }

/** `10:30` or `10:30:15`; null for anything else. */
export function readTime(text: unknown): number | null {
  const found = typeof text === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text) : null
  if (!found) return null
  const [, hours = '', minutes = '', seconds = '0'] = found
  return Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND
}

/** `5 min`, `1 h 30 min`; null for anything else. */
export function readDuration(text: unknown): number | null {
  if (typeof text !== 'string' || !/^(\d{1,6} ?(ms|s|min|h))( \d{1,6} ?(ms|s|min|h))*$/.test(text))
    return null
  return [...text.matchAll(/(\d{1,6}) ?(ms|s|min|h)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0),
    0,
  )
}

/** As a scenario writes it: seconds only where there are some. */
export function timeText(ms: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = Math.floor((ms % MINUTE) / SECOND)
  const short = `${two(Math.floor(ms / HOUR))}:${two(Math.floor((ms % HOUR) / MINUTE))}`
  return seconds === 0 ? short : `${short}:${two(seconds)}`
}

/** `1 h 30 min`; `0 s` for none. */
export function durationText(ms: number): string {
  const parts: [number, string][] = [
    [Math.floor(ms / HOUR), 'h'],
    [Math.floor((ms % HOUR) / MINUTE), 'min'],
    [Math.floor((ms % MINUTE) / SECOND), 's'],
  ]
  const text = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return text.length > 0 ? text.join(' ') : '0 s'
}
