/** Times and lengths of time as people read them. Pure: the instant, the zone and the taste are arguments. */
import { HOUR, MINUTE, SECOND, type SimMs, type WallMs } from '#shared/time.ts'

export interface ZoneStyle {
  zone: string
  hours: 24 | 12
}

const made = new Map<string, Intl.DateTimeFormat>()

function formatOf(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const format = made.get(key) ?? new Intl.DateTimeFormat('en-GB', options)
  made.set(key, format)
  return format
}

/** `10:32:15`, or `10:32` without seconds, of an instant in a zone. */
export function clockText(instant: WallMs, { zone, hours }: ZoneStyle, { seconds = true } = {}): string {
  return formatOf(`${zone} ${hours} ${seconds}`, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    ...(hours === 12 ? { hour12: true } : { hourCycle: 'h23' }),
  }).format(instant)
}

/** `UTC-5` or `UTC+5:30`: abbreviations differ between languages, offsets do not. */
export function offsetText(instant: WallMs, zone: string): string {
  const parts = formatOf(`${zone} offset`, { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    instant,
  )
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = name.match(/GMT([+-])(\d\d):(\d\d)/)
  if (!match || name === 'GMT+00:00') return 'UTC'
  const [, sign, hours, minutes] = match
  return `UTC${sign === '-' ? '\u2212' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}

/** The zone this device is set to. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** `22 Nov 2026`, in the zone of this device. */
export function dayText(at: WallMs): string {
  return formatOf('day', { dateStyle: 'medium' }).format(at)
}

/** `22 Nov 2026, 10:32`, in the zone of this device. */
export function dayAndTime(at: WallMs): string {
  return formatOf('day and time', { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}

/** `1:10`, `1:02:05` with hours: for tables and countdowns. Negative lengths lose their sign. */
export function shortDuration(ms: number): string {
  const total = Math.floor(Math.abs(ms) / SECOND)
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** `+01:32`, `\u221200:30`: hours and minutes from a named moment. */
export function fromAnchor(sim: SimMs, anchorAt: SimMs): { sign: '+' | '\u2212'; time: string } {
  const ms = Math.abs(sim - anchorAt)
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    sign: sim < anchorAt ? '\u2212' : '+',
    time: `${two(Math.floor(ms / HOUR))}:${two(Math.floor(ms / MINUTE) % 60)}`,
  }
}

/** The two largest units of a length, for words: 70 s is 1 minute and 10 seconds. */
export function durationParts(ms: number): { unit: 'hours' | 'minutes' | 'seconds'; count: number }[] {
  const total = Math.max(0, Math.round(ms / SECOND))
  const all = [
    { unit: 'hours' as const, count: Math.floor(total / 3600) },
    { unit: 'minutes' as const, count: Math.floor(total / 60) % 60 },
    { unit: 'seconds' as const, count: total % 60 },
  ]
  const from = all.findIndex(({ count }) => count > 0)
  if (from < 0) return [{ unit: 'seconds', count: 0 }]
  return all.slice(from, from + 2).filter(({ count }) => count > 0)
}
