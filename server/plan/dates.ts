/** Days as people write them in plans: ISO, American, German, in words, with or without year and weekday. */
import { Temporal } from 'temporal-polyfill'

export interface FoundDay {
  /** ISO, or null if there is no such day. */
  day: string | null
  /** Day and month could be meant the other way round: that day. */
  otherwise: string | null
  /** 1 Monday to 7 Sunday, as it was written. */
  weekday: number | null
  /** What was written. */
  text: string
  /** The text around it. */
  rest: string
}

const MONTHS = [
  'january jan januar',
  'february feb februar',
  'march mar märz mrz',
  'april apr',
  'may mai',
  'june jun juni',
  'july jul juli',
  'august aug',
  'september sept sep',
  'october oct oktober okt',
  'november nov',
  'december dec dezember dez',
].map((names) => names.split(' '))
const WEEKDAYS = [
  'monday mon montag mo',
  'tuesday tues tue dienstag di',
  'wednesday wed mittwoch mi',
  'thursday thurs thur thu donnerstag do',
  'friday fri freitag fr',
  'saturday sat samstag sa',
  'sunday sun sonntag so',
].map((names) => names.split(' '))
export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const monthWords = MONTHS.flat()
  .sort((a, b) => b.length - a.length)
  .join('|')
const longWeekdays = WEEKDAYS.flat()
  .filter((name) => name.length > 2)
  .sort((a, b) => b.length - a.length)
  .join('|')
// Two letters are a weekday only right before a number: "so" and "do" are words of their own.
const WEEKDAY = new RegExp(
  `(?<![\\p{L}\\d])(?:(${longWeekdays})(?![\\p{L}])|(mo|di|mi|do|fr|sa|so)(?=[.,]? ?\\d))[.,]?`,
  'iu',
)

const after = '(?![\\d\\p{L}])'
const before = '(?<![\\d\\p{L}.:/-])'
interface Form {
  pattern: RegExp
  order: string
}
const FORMS: Form[] = [
  {
    pattern: new RegExp(`${before}(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?!\\d)(?:T(?=\\d))?`, 'u'),
    order: 'ymd',
  },
  {
    pattern: new RegExp(`${before}(\\d{1,2})\\. ?(\\d{1,2})\\.(?: ?(\\d{4}|\\d{2})(?![\\d:.]))?`, 'u'),
    order: 'dmy',
  },
  { pattern: new RegExp(`${before}(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?${after}`, 'u'), order: 'mdy' },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(${monthWords})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:\\p{L}])(?:,? (\\d{4})${after})?`,
      'iu',
    ),
    order: 'Mdy',
  },
  {
    pattern: new RegExp(
      `${before}(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -](?:of )?(${monthWords})(?!\\p{L})\\.?(?:,?[ -](\\d{4}|\\d{2}(?=$))${after})?`,
      'iu',
    ),
    order: 'dMy',
  },
]

/** The first day named in a text; null if there is none. `year` is for days without one. */
export function dayIn(text: string, year: number): FoundDay | null {
  const { weekday, rest: about } = withoutWeekday(text)
  for (const { pattern, order } of FORMS) {
    const match = pattern.exec(about)
    if (!match) continue
    const part = (letter: string) => match[order.search(new RegExp(letter, 'i')) + 1]
    const month = order.includes('M') ? monthOf(part('M') ?? '') : Number(part('m'))
    const written = { year: yearOf(part('y'), year), month, day: Number(part('d')) }
    const rest = `${about.slice(0, match.index)} ${about.slice(match.index + match[0].length)}`
    const swapped = order === 'mdy' ? isoOf({ ...written, month: written.day, day: written.month }) : null
    const day = isoOf(written)
    return { ...chosen(day, swapped, weekday), weekday, text: match[0].trim(), rest }
  }
  return null
}

/** `01/02/2026` is the second of January unless that cannot be, or the weekday says otherwise. */
function chosen(
  day: string | null,
  swapped: string | null,
  weekday: number | null,
): Pick<FoundDay, 'day' | 'otherwise'> {
  if (day === null) return { day: swapped, otherwise: null }
  if (swapped === null || swapped === day) return { day, otherwise: null }
  if (weekday === null) return { day, otherwise: swapped }
  if (weekdayOf(day) === weekday) return { day, otherwise: null }
  return weekdayOf(swapped) === weekday ? { day: swapped, otherwise: null } : { day, otherwise: swapped }
}

/** A weekday without a day, and the text around it. */
export function withoutWeekday(text: string): { weekday: number | null; rest: string } {
  const match = WEEKDAY.exec(text)
  if (!match) return { weekday: null, rest: text }
  const name = match[0].toLowerCase().replace(/[.,]/g, '')
  const weekday = WEEKDAYS.findIndex((names) => names.includes(name)) + 1
  return { weekday, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` }
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isoOf(partsOf(text)) === text
}

function partsOf(text: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year, month, day }
}

function isoOf(parts: { year: number; month: number; day: number }): string | null {
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

function yearOf(written: string | undefined, year: number): number {
  if (written === undefined) return year
  return written.length === 2 ? 2000 + Number(written) : Number(written)
}

function monthOf(word: string): number {
  return MONTHS.findIndex((names) => names.includes(word.toLowerCase())) + 1
}
