/** What a cell of "When" says, and what in it contradicts itself. */
import { Temporal } from 'temporal-polyfill'
import { DAY } from '#shared/time.ts'
import { type FoundTime, lengthOf, plain, timesIn } from './clockWords.ts'
import { dayIn, WEEKDAY_NAMES, weekdayOf, withoutWeekday } from './dates.ts'
import { cityOf, type NamedZone } from './zones.ts'

export interface When {
  /** ISO; null if the cell names none. */
  day: string | null
  /** Days before or after the launch day, for `T-1 day`. */
  days: number | null
  /** Ms after the launch, for `T+30 min`. */
  offsetMs: number | null
  weekday: number | null
  /** Each time of day as it stands there. */
  times: FoundTime[]
  /** Ids of findings with a sentence; see docs/msel.md. */
  said: { code: string; severity: 'error' | 'warning' | 'note'; message: string }[]
}

/** `year` is for days without one. */
export function whenIn(text: string, year: number): When {
  const written = plain(text)
  const said: When['said'] = []
  const relative = relativeIn(written)
  const found = dayIn(relative.rest, year)
  const { weekday, rest } = found ?? withoutWeekday(relative.rest)
  const { times } = timesIn(rest.replace(/^[ ,]*T(?=\d)/, ' '))
  if (found && found.day === null) {
    said.push({
      code: 'PL103',
      severity: 'error',
      message: `There is no day "${found.text}". Write one that exists.`,
    })
  }
  if (found?.day && weekday !== null && weekdayOf(found.day) !== weekday) {
    said.push({
      code: 'PL101',
      severity: 'error',
      message: `${found.day} is a ${WEEKDAY_NAMES[weekdayOf(found.day) - 1]}, not a ${WEEKDAY_NAMES[weekday - 1]}. Correct the day or the weekday.`,
    })
  }
  if (found?.day && found.otherwise !== null) {
    said.push({
      code: 'PL104',
      severity: 'note',
      message: `"${found.text}" is read as ${found.day}; it could be ${found.otherwise}. Write the day as ${found.day}.`,
    })
  }
  for (const { zone } of times) {
    if (!zone?.also) continue
    said.push({
      code: 'PL105',
      severity: 'note',
      message: `"${zone.name}" is read as the time of ${cityOf(zone.region)}; it is used in ${zone.also} too. Write "${zone.region}".`,
    })
  }
  return {
    day: found?.day ?? null,
    days: relative.days,
    offsetMs: relative.offsetMs,
    weekday,
    times,
    said,
  }
}

const RELATIVE =
  /(?<![\p{L}\d])[TDL] ?([+-]) ?(\d{1,4}(?::\d{2})?)(?: ?(d|days?|tage?|w|weeks?|wochen?|h|hrs?|hours?|m|mins?|minutes?)(?!\p{L}))?/iu
const LAUNCH_DAY = /\b(launch ?day|release ?day|d-day|t-?0|day 0|same day)\b/i

function relativeIn(text: string): { days: number | null; offsetMs: number | null; rest: string } {
  const match = RELATIVE.exec(text)
  if (!match) {
    const isLaunch = LAUNCH_DAY.test(text)
    return { days: isLaunch ? 0 : null, offsetMs: null, rest: text.replace(LAUNCH_DAY, ' ') }
  }
  const [whole, sign, number = '', unit = ''] = match
  const rest = text.replace(whole, ' ')
  // In launch plans "T-7" counts days, as "D-7" does.
  const ms = lengthOf(unit === '' && !number.includes(':') ? `${number} d` : `${number} ${unit}`.trim()) ?? 0
  const signed = sign === '-' ? -ms : ms
  return ms % DAY === 0
    ? { days: signed / DAY, offsetMs: null, rest }
    : { days: null, offsetMs: signed, rest }
}

/** The instant of a time of day: by what its zone says of itself, and by what the clocks there show. */
export function instantsOf(
  day: string,
  { time, zone }: FoundTime,
  own: string,
): { literal: number; local: number } {
  const at = Temporal.PlainDateTime.from(`${day}T${time}`)
  const local = at.toZonedDateTime(zone?.region ?? own).epochMilliseconds
  const offset = zone?.offsetMs ?? null
  return { local, literal: offset === null ? local : at.toZonedDateTime('UTC').epochMilliseconds - offset }
}

/** What the times of one cell, on one day, contradict. */
export function contradictionsIn(day: string, times: readonly FoundTime[], own: string): When['said'] {
  const said: When['said'] = []
  const all = times.map((time) => ({ time, ...instantsOf(day, time, own) }))
  for (const { time, literal, local } of all) {
    if (literal === local || !time.zone) continue
    const shown = nameAt(local, time.zone.region)
    said.push({
      code: 'PL106',
      severity: 'error',
      message: `${time.zone.name} does not hold on ${day}: ${cityOf(time.zone.region)} is at ${shown} then. Write the zone without S or D, or ${shown}.`,
    })
  }
  const [first] = all
  for (const other of all.slice(1)) {
    if (
      !first ||
      first.time.zone === other.time.zone ||
      first.local === other.local ||
      first.literal === other.literal
    )
      continue
    const there = Temporal.Instant.fromEpochMilliseconds(first.local)
      .toZonedDateTimeISO(other.time.zone?.region ?? own)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' })
    said.push({
      code: 'PL102',
      severity: 'error',
      message: `"${first.time.text}" and "${other.time.text}" are not the same moment on ${day}: the first is ${there}${zoneName(other.time.zone)}. Correct one of them.`,
    })
  }
  return said
}

const zoneName = (zone: NamedZone | null): string => (zone ? ` ${zone.name}` : '')

/** `UTC-4`, what the clocks of a region show at an instant. */
function nameAt(instant: number, region: string): string {
  const { offset } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(region)
  return `UTC${offset.replace(/^([+-])0/, '$1').replace(/:00$/, '')}`
}
