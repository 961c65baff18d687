/** Days on which the clocks change: times that do not exist, times that come twice. */
import { Temporal } from 'temporal-polyfill'
import type { Scenario } from '#shared/scenario.ts'
import { conditionsOf } from './lint/conditionsOf.ts'
import { wrong } from './names.ts'
import type { Finding, Path } from './source.ts'

/** The date and the zone have to exist. SC308 is an error, the others are told by `lint`. */
export function daylightFindings(scenario: Scenario): Finding[] {
  const { date, zone, from, to } = scenario.clock
  const day = Temporal.PlainDate.from(date)
  const midnight = day.toZonedDateTime(zone)
  if (midnight.offset === day.add({ days: 1 }).toZonedDateTime(zone).offset) return []
  const at = (time: string, disambiguation: 'earlier' | 'later') =>
    day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation })
  const found = timesOf(scenario).flatMap(({ time, path }): Finding[] => {
    const [earlier, later] = [at(time, 'earlier'), at(time, 'later')]
    if (earlier.epochMilliseconds === later.epochMilliseconds) return []
    if (later.toPlainTime().equals(Temporal.PlainTime.from(time)))
      return [
        wrong('SC309', path, `On ${date} the clocks in ${zone} show ${time} twice. The first is taken.`),
      ]
    const shown = later.toPlainTime().toString({ smallestUnit: 'minute' })
    return [
      wrong(
        'SC308',
        path,
        `On ${date} there is no ${time} in ${zone}: the clocks are put forward. Write ${shown}.`,
      ),
    ]
  })
  const first = at(from, 'earlier')
  const last = at(to, 'earlier')
  if (first.offset === last.offset) return found
  const hours = (last.epochMilliseconds - first.epochMilliseconds) / 3_600_000
  const change = `The clocks change on this day: from ${from} to ${to} it is ${hours} hours.`
  return [...found, wrong('SC310', ['clock', 'date'], change)]
}

interface Placed {
  time: string
  path: Path
}

function timesOf(scenario: Scenario): Placed[] {
  const { clock, milestones, gates, injects, metrics } = scenario
  const found: Placed[] = []
  const add = (time: string | undefined, ...path: Path) => {
    if (time !== undefined) found.push({ time, path })
  }
  add(clock.from, 'clock', 'from')
  add(clock.to, 'clock', 'to')
  for (const [id, { at }] of Object.entries(milestones)) add(at, 'milestones', id, 'at')
  for (const [id, { at }] of Object.entries(gates)) add(at, 'gates', id, 'at')
  for (const [id, { trigger, expires }] of Object.entries(injects)) {
    if ('at' in trigger) add(trigger.at, 'injects', id, 'trigger', 'at')
    if ('between' in trigger && !('follows' in trigger))
      for (const [i, time] of trigger.between.entries()) add(time, 'injects', id, 'trigger', 'between', i)
    add(expires, 'injects', id, 'expires')
  }
  for (const [id, { path }] of Object.entries(metrics))
    for (const [i, { at }] of path.entries()) add(at, 'metrics', id, 'path', i, 'at')
  for (const { condition, path } of conditionsOf(scenario))
    if ('before' in condition) add(condition.before, ...path, 'before')
  return found
}
