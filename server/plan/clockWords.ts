/** Times of day and lengths of time as people write them. */
import { HOUR, MINUTE, SECOND } from '#shared/time.ts'
import { type NamedZone, ZONE_PATTERN, zoneNamed } from './zones.ts'

export interface FoundTime {
  /** `10:30` or `10:30:15`. */
  time: string
  zone: NamedZone | null
  text: string
}

const NUMBER = '(\\d{1,2})(?:[:.h](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?'
const HALF = '(?: ?(a\\.?m\\.?|p\\.?m\\.?)(?![\\p{L}])| ?(uhr|hrs?|h)(?![\\p{L}\\d]))?'
const IN_ZONE = `(?: ?\\(?(${ZONE_PATTERN})(?: time)?(?![\\p{L}\\d/])\\)?)?`
const TIME = new RegExp(
  `(?<![\\d\\p{L}.:/+-])(?:${NUMBER}${HALF}|(noon|midnight|mittag|mitternacht)(?!\\p{L}))${IN_ZONE}`,
  'giu',
)
const SPAN =
  /(?<![\d\p{L}.:/+-])(\d{1,2}(?:[:.]\d{2})?)(?: ?(a\.?m\.?|p\.?m\.?))? ?(?:-|to|until|bis) ?(\d{1,2}(?:[:.]\d{2})?)(?: ?(a\.?m\.?|p\.?m\.?))?(?![\d-])/giu

/** Dashes and spaces of every kind, as the patterns here expect them. */
export const plain = (text: string): string =>
  text
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u00a0\u202f\u2009]+/g, ' ')
    .trim()

/** Every time of day in a text, in order, and the text around them. Of a span, the begin. */
export function timesIn(text: string): { times: FoundTime[]; rest: string } {
  const times: FoundTime[] = []
  const rest = begins(plain(text)).replace(TIME, (...match) => {
    const [whole, hour, minute, second, half, word, name, zone] = match as (string | undefined)[]
    const isTime =
      minute !== undefined ||
      half !== undefined ||
      word !== undefined ||
      name !== undefined ||
      zone !== undefined
    const time = isTime ? timeOf({ hour, minute, second, half, name }) : null
    if (time === null) return whole ?? ''
    times.push({ time, zone: zone === undefined ? null : zoneNamed(zone), text: (whole ?? '').trim() })
    return ' '
  })
  return { times, rest }
}

/** `9-10am` begins at 9am, `11-1pm` at 11am. */
function begins(text: string): string {
  return text.replace(SPAN, (whole, from: string, half?: string, to = '', last?: string) => {
    if (half !== undefined) return `${from}${half}`
    if (last === undefined) return /[:.]/.test(from) ? from : whole
    const isLater = Number.parseInt(from, 10) % 12 > Number.parseInt(to, 10) % 12
    return `${from}${isLater && /^p/i.test(last) ? 'am' : last}`
  })
}

interface Written {
  hour: string | undefined
  minute: string | undefined
  second: string | undefined
  half: string | undefined
  name: string | undefined
}

function timeOf({ hour, minute, second, half, name }: Written): string | null {
  if (name !== undefined) return /^(noon|mittag)$/i.test(name) ? '12:00' : '00:00'
  const twelve = Number(hour)
  if (half !== undefined && (twelve < 1 || twelve > 12)) return null
  const hours = half === undefined ? twelve : (twelve % 12) + (/^p/i.test(half) ? 12 : 0)
  return clockTime(hours, Number(minute ?? 0), Number(second ?? 0))
}

/** `10:30`, with seconds only if there are any; null if no clock shows it. */
export function clockTime(hours: number, minutes: number, seconds: number): string | null {
  if (hours > 23 || minutes > 59 || seconds > 59) return null
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(hours)}:${two(minutes)}${seconds === 0 ? '' : `:${two(seconds)}`}`
}

const UNITS: [RegExp, number][] = [
  [/^(?:d|days?|tage?)$/i, 24 * HOUR],
  [/^(?:w|weeks?|wochen?)$/i, 7 * 24 * HOUR],
  [/^(?:h|hrs?|hours?|std)$/i, HOUR],
  [/^(?:m|min|mins|minutes?|minuten)$/i, MINUTE],
  [/^(?:s|sec|secs|seconds?)$/i, SECOND],
]

/** `150` (minutes), `2h30`, `2:30` (hours and minutes), `1:30:00`, `90 min`, `1 day` as ms; null if it is none of these. */
export function lengthOf(text: string): number | null {
  const written = text.trim()
  const [, hours, minutes, seconds = '0'] = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(written) ?? []
  if (hours !== undefined) return Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND
  if (/^\d{1,6}$/.test(written)) return Number(written) * MINUTE
  if (!/^(?:\d{1,6}(?:\.\d)? ?\p{L}{1,8}\.?,? ?)+\d{0,2}$/u.test(written)) return null
  let total = 0
  for (const [, number, unit = ''] of written.matchAll(/(\d{1,6}(?:\.\d)?) ?(\p{L}{0,8})/gu)) {
    const known = unit === '' ? MINUTE : UNITS.find(([pattern]) => pattern.test(unit))?.[1]
    if (known === undefined) return null
    total += Number(number) * known
  }
  return Math.round(total)
}
