/** The day of a scenario: its date and zone, and whether times lie in it and follow one another. */
import { Temporal } from 'temporal-polyfill'
import type { Scenario } from '#shared/scenario.ts'
import { daylightFindings } from './daylight.ts'
import { each, wrong } from './names.ts'
import type { Finding, Path } from './source.ts'

/** `08:00` and `08:00:00` are the same moment; as text of one length, times sort as they follow. */
const full = (time: string) => (time.length === 5 ? `${time}:00` : time)

export function isOnClock({ clock }: Scenario, time: string): boolean {
  return full(clock.from) <= full(time) && full(time) <= full(clock.to)
}

/** True if the first of two times of day is the later one. */
export const isLaterOnClock = (time: string, other: string): boolean => full(time) > full(other)

export function clockFindings(scenario: Scenario): Finding[] {
  const { clock, milestones, gates, injects, metrics } = scenario
  if (!isDate(clock.date)) return [wrong('SC301', ['clock', 'date'], `There is no day ${clock.date}.`)]
  if (!isZone(clock.zone)) {
    return [
      wrong(
        'SC301',
        ['clock', 'zone'],
        `"${clock.zone}" is not a time zone. Write one like "America/New_York" or "UTC".`,
      ),
    ]
  }
  if (full(clock.to) <= full(clock.from))
    return [wrong('SC301', ['clock', 'to'], 'The day must end after it starts.')]

  const outside = (time: string) =>
    `${time} is outside the day, which goes from ${clock.from} to ${clock.to}.`
  const inDay = (time: string, path: Path): Finding[] =>
    isOnClock(scenario, time) && full(time) < full(clock.to)
      ? []
      : [wrong('SC302', path, `${outside(time)} Nothing can begin at its end.`)]
  const gaps = daylightFindings(scenario).filter(({ code }) => code === 'SC308')
  const times = Object.values(milestones).map(({ at }) => full(at))
  return [
    ...gaps,
    ...each(milestones, ['milestones'], ({ at }, path) => inDay(at, [...path, 'at'])),
    ...Object.entries(milestones).flatMap(([id, { at }], index) =>
      index > 0 && full(at) <= (times[index - 1] ?? '')
        ? [
            wrong(
              'SC303',
              ['milestones', id, 'at'],
              `Milestones stand in the order of their times: ${at} is not after the one before.`,
            ),
          ]
        : [],
    ),
    ...each(gates, ['gates'], ({ at }, path) => (at === undefined ? [] : inDay(at, [...path, 'at']))),
    ...each(injects, ['injects'], ({ trigger, expires }, path) => [
      ...('at' in trigger ? inDay(trigger.at, [...path, 'trigger', 'at']) : []),
      ...('between' in trigger
        ? trigger.between.flatMap((time, index) =>
            typeof time === 'string' ? inDay(time, [...path, 'trigger', 'between', index]) : [],
          )
        : []),
      ...(expires === undefined || isOnClock(scenario, expires)
        ? []
        : [wrong('SC302', [...path, 'expires'], outside(expires))]),
    ]),
    ...each(metrics, ['metrics'], ({ path: knots }, path) =>
      knots.flatMap(({ at }, index) => {
        const place = [...path, 'path', index, 'at']
        if (!isOnClock(scenario, at)) {
          return [wrong('SC302', place, outside(at))]
        }
        const before = knots[index - 1]?.at
        return before !== undefined && full(at) <= full(before)
          ? [
              wrong(
                'SC303',
                place,
                `The points of a path stand in the order of their times: ${at} is not after ${before}.`,
              ),
            ]
          : []
      }),
    ),
  ]
}

function isDate(date: string): boolean {
  try {
    return Temporal.PlainDate.from(date).toString() === date
  } catch {
    return false
  }
}

function isZone(zone: string): boolean {
  try {
    return Temporal.PlainDate.from('2026-01-15').toZonedDateTime(zone).epochMilliseconds !== 0
  } catch {
    return false
  }
}
