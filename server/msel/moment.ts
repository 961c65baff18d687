/** What the cell of a time says, in every notation that MSELs use. Which day that is, is decided for the whole sheet. */
import { HOUR, MINUTE, SECOND } from '#shared/time.ts'
import { clockTime, lengthOf, plain, timesIn } from '../plan/clockWords.ts'
import { dayIn } from '../plan/dates.ts'
import type { NamedZone } from '../plan/zones.ts'
import type { Cell } from './sheet.ts'

export type Moment =
  | { kind: 'clock'; time: string; day: string | null; zone: NamedZone | null }
  /** So long after the start of the exercise: `T+150`, `J+1 H+2 M-5`. */
  | { kind: 'offset'; ms: number }
  /** A time of a day counted from the first: `D+1 10:30`. */
  | { kind: 'counted'; days: number; time: string }
  | { kind: 'follows'; id: string; ms: number }
  | { kind: 'word'; by: 'facilitator' | 'effect' | 'practice' }
  | { kind: 'empty' }
  | { kind: 'unknown' }

const HOW = 'Write "10:30", "T+150", "2026-01-15 10:30" or "J+1 H+2 M-5".'
export const howToWrite = (text: string): string => `"${text.slice(0, 60)}" is not a time. ${HOW}`

/** No time is written longer. */
const MOST_CHARS = 200
const unknown: Moment = { kind: 'unknown' }

export function momentIn(cell: Cell): Moment {
  if (cell === null) return { kind: 'empty' }
  if (typeof cell === 'number') return ofNumber(cell)
  const text = plain(cell)
  if (text === '') return { kind: 'empty' }
  if (text.length > MOST_CHARS) return unknown
  return (
    ofWord(text) ??
    ofSerial(text) ??
    ofOffset(text) ??
    ofDays(text) ??
    ofClock(text) ??
    ofFollowing(text) ??
    unknown
  )
}

function ofWord(text: string): Moment | null {
  if (
    /^(facilitator|controller|on call|on request|as needed|as required|ad hoc|tbd|tba|n\/a|-|when needed)$/i.test(
      text,
    )
  ) {
    return { kind: 'word', by: 'facilitator' }
  }
  if (/^effect$/i.test(text)) return { kind: 'word', by: 'effect' }
  return /^practice$/i.test(text) ? { kind: 'word', by: 'practice' } : null
}

/** Excel's own numbers: days since the end of 1899 and a part of a day. Whole small ones are hours and minutes, `930`. */
function ofNumber(value: number): Moment {
  if (Number.isInteger(value) && value >= 100 && value < 2400) return ofFour(String(value)) ?? unknown
  if (value < 0 || value >= 2_958_466 || (Number.isInteger(value) && value !== 0)) return unknown
  const days = Math.floor(value)
  const seconds = Math.round((value - days) * 86_400)
  const time = clockTime(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60)
  if (time === null) return unknown
  return { kind: 'clock', time, day: days === 0 ? null : dayOfSerial(days), zone: null }
}

/** The 1900 system counts a 29 February 1900 that never was, so that days before it stand one lower. */
function dayOfSerial(days: number): string {
  const since1899 = days < 60 ? days + 1 : days
  return new Date(Date.UTC(1899, 11, 30) + since1899 * 24 * HOUR).toISOString().slice(0, 10)
}

function ofSerial(text: string): Moment | null {
  return /^(\d{5}|0)?[.,]\d{2,}$/.test(text) ? ofNumber(Number(text.replace(',', '.'))) : null
}

function ofFour(text: string): Moment | null {
  const [, hours, minutes] = /^(\d{1,2})(\d{2}) ?(?:h|hrs|hours)?$/i.exec(text) ?? []
  const time = hours === undefined ? null : clockTime(Number(hours), Number(minutes), 0)
  return time === null ? null : { kind: 'clock', time, day: null, zone: null }
}

function ofOffset(text: string): Moment | null {
  const [, sign, length] = /^(?:T|H-hour|startex|start) ?([+-]) ?(.+)$/i.exec(text) ?? []
  if (length === undefined) return /^(T|T ?[+-] ?0|startex)$/i.test(text) ? { kind: 'offset', ms: 0 } : null
  const ms = lengthOf(length)
  return ms === null ? null : { kind: 'offset', ms: sign === '-' ? -ms : ms }
}

const DAYS =
  /^(?:day (\d{1,3})|[JD](?!\p{L})(?: ?([+-] ?\d{1,3}))?)(?: ?H ?([+-] ?\d{1,3})?)?(?: ?M ?([+-] ?\d{1,4}))?(?: ?S ?([+-] ?\d{1,4}))?,? ?(.*)$/iu
const HOURS = /^H ?([+-] ?\d{1,3})?(?: ?M ?([+-] ?\d{1,4}))?(?: ?S ?([+-] ?\d{1,4}))?$/i
const signed = (text: string | undefined): number => Number((text ?? '0').replace(' ', ''))

/** Days, hours and minutes from the start (`J+1 H+2 M-5`), or a time of a day counted from the first (`D+1 10:30`). */
function ofDays(text: string): Moment | null {
  const [, h, m, s] = HOURS.exec(text) ?? []
  if (HOURS.test(text))
    return { kind: 'offset', ms: signed(h) * HOUR + signed(m) * MINUTE + signed(s) * SECOND }
  const match = DAYS.exec(text)
  if (!match) return null
  const [, nth, plus, hours, minutes, seconds, rest = ''] = match
  const days = nth === undefined ? signed(plus) : Number(nth) - 1
  if (rest.trim() !== '') {
    const clock = ofClock(rest)
    return clock?.kind === 'clock' ? { kind: 'counted', days, time: clock.time } : null
  }
  return {
    kind: 'offset',
    ms: days * 24 * HOUR + signed(hours) * HOUR + signed(minutes) * MINUTE + signed(seconds) * SECOND,
  }
}

function ofClock(text: string): Moment | null {
  const four = ofFour(text)
  if (four) return four
  const found = dayIn(text, 0)
  const about = found ? found.rest : text
  if (found && (found.day === null || found.day.startsWith('0000'))) return null
  const trimmed = about.replace(/^[ ,T]+/, '').trim()
  const alone = /^\d{3,4} ?(?:h|hrs)?$/i.test(trimmed) ? ofFour(trimmed) : null
  if (alone?.kind === 'clock') return { ...alone, day: found?.day ?? null }
  const { times, rest } = timesIn(trimmed)
  const [first] = times
  if (!first || /[\p{L}\d]/u.test(rest.replace(/\b(at|um|on|am)\b/gi, ''))) return null
  return { kind: 'clock', time: first.time, day: found?.day ?? null, zone: first.zone }
}

function ofFollowing(text: string): Moment | null {
  const [, id, length] = /^(?:after )?([a-z][a-z0-9-]{0,63}) ?\+ ?(.+)$/.exec(text) ?? []
  const ms = length === undefined ? null : lengthOf(length)
  return id === undefined || ms === null ? null : { kind: 'follows', id, ms }
}
