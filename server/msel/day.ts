/** Which day a sheet is about, and what time of it a moment is. */
import { Temporal } from 'temporal-polyfill'
import { DAY, HOUR, SECOND } from '#shared/time.ts'
import { howToWrite, type Moment } from './moment.ts'

export interface Day {
  date: string
  zone: string
  /** `T+0` as ms since midnight. */
  startMs: number
}

type Clock = Extract<Moment, { kind: 'clock' }>
/** Either the time of day, `10:30`, or what to write instead. */
export type Resolved = { time: string } | { problem: string }

export function msOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return hours * HOUR + (minutes * 60 + seconds) * SECOND
}

/** `10:30` or `10:30:15`, from ms since midnight. */
export function timeOfDay(ms: number): string {
  const text = new Date(ms).toISOString().slice(11, 19)
  return text.endsWith(':00') ? text.slice(0, 5) : text
}

/** False in the hour that is left out when clocks are put forward. */
export function exists({ date, zone }: Pick<Day, 'date' | 'zone'>, time: string): boolean {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`)
  return local.toZonedDateTime(zone).toPlainDateTime().equals(local)
}

/** The time of a moment on the day of the exercise, if there is that time. */
export function resolve(moment: Moment, day: Day, written: string): Resolved {
  const resolved = timeIn(moment, day, written)
  if ('problem' in resolved || exists(day, resolved.time)) return resolved
  return {
    problem: `On ${day.date} there is no ${resolved.time}: the clocks are put forward. Write another time.`,
  }
}

function timeIn(moment: Moment, day: Day, written: string): Resolved {
  if (moment.kind === 'offset') return within(day.startMs + moment.ms, day)
  if (moment.kind === 'counted') return within(moment.days * DAY + msOf(moment.time), day)
  if (moment.kind !== 'clock') return { problem: howToWrite(written) }
  const { date, time } = localTo(moment, day)
  if (date === day.date) return { time }
  return {
    problem: `This is on ${date}, the exercise is on ${day.date}. Write a time of that day, or put the row into a scenario of its own.`,
  }
}

function within(ms: number, { date }: Day): Resolved {
  const rounded = Math.round(ms / SECOND) * SECOND
  if (rounded >= 0 && rounded < DAY) return { time: timeOfDay(rounded) }
  const side = rounded < 0 ? 'before' : 'after'
  return { problem: `This is ${side} the day of the exercise (${date}). Write a time of that day.` }
}

/** A time with a zone of its own, in the zone of the exercise. */
function localTo(
  { day: written, time, zone }: Clock,
  { date, zone: own }: Pick<Day, 'date' | 'zone'>,
): { date: string; time: string } {
  const local = Temporal.PlainDateTime.from(`${written ?? date}T${time}`)
  if (zone === null) return { date: written ?? date, time }
  const there =
    zone.offsetMs === null
      ? local.toZonedDateTime(zone.region).epochMilliseconds
      : local.toZonedDateTime('UTC').epochMilliseconds - zone.offsetMs
  const here = Temporal.Instant.fromEpochMilliseconds(there).toZonedDateTimeISO(own).toPlainDateTime()
  const sinceMidnight = (here.hour * 60 + here.minute) * 60 + here.second
  return { date: here.toPlainDate().toString(), time: timeOfDay(sinceMidnight * SECOND) }
}

const EARLIEST = 9 * HOUR

export interface DayWanted {
  zone: string
  /** Null: the day that most rows name. */
  date: string | null
  /** What is meant by `T+0`; null: the full hour of the first time of day. */
  start: string | null
  /** Where no row names a day. */
  today: string
}

/** The day of a sheet that comes without a scenario. */
export function dayOf(moments: readonly Moment[], { zone, date, start, today }: DayWanted): Day {
  const clocks = moments.filter((moment) => moment.kind === 'clock')
  const chosen = date ?? mostCommon(clocks.flatMap(({ day }) => (day === null ? [] : [day]))) ?? today
  const times = clocks
    .map((clock) => localTo(clock, { date: chosen, zone }))
    .filter((local) => local.date === chosen)
    .map(({ time }) => msOf(time))
  const first = times.length === 0 ? EARLIEST : Math.floor(Math.min(...times) / HOUR) * HOUR
  return { date: chosen, zone, startMs: start === null ? first : msOf(start) }
}

function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? null
}

/** From and to of a clock that holds these times of day, in full hours where it can be. */
export function clockAround(
  times: readonly string[],
  { startMs, ...day }: Day,
): { from: string; to: string } {
  const all = [startMs, ...times.map(msOf)]
  const whole = Math.floor(Math.min(...all) / HOUR) * HOUR
  const from = exists(day, timeOfDay(whole)) ? whole : whole - HOUR
  const after = Math.ceil((Math.max(...all) + HOUR / 2) / HOUR) * HOUR
  const to = after >= DAY || exists(day, timeOfDay(after)) ? after : after + HOUR
  return { from: timeOfDay(from), to: to >= DAY ? '23:59:59' : timeOfDay(to) }
}
