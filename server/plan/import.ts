/**
 * A release plan as the draft of a scenario. A scenario is one day: the launch day. Its rows become milestones, in the
 * order of their times; rows of other days stand in the briefing, as days before and after the launch, and as notes.
 */
import { Temporal } from 'temporal-polyfill'
import { stringify } from 'yaml'
import type { PlanFinding, PlanImported } from '#shared/msel.ts'
import { DAY, HOUR, MINUTE } from '#shared/time.ts'
import { clockAround, exists, timeOfDay } from '../msel/day.ts'
import { namesIn } from '../msel/inject.ts'
import { freshId, idOf } from '../msel/keys.ts'
import { MODELINES, skeleton } from '../msel/skeleton.ts'
import { isDay, weekdayOf } from './dates.ts'
import { orderFindings, type TimedRow } from './order.ts'
import { type Plan, type PlanRow, planIn } from './rows.ts'
import { contradictionsIn, instantsOf } from './when.ts'
import { isZone } from './zones.ts'

export interface PlanOptions {
  title: string
  zone?: string | undefined
  /** The launch day, where the plan does not say it. */
  date?: string | undefined
  today: string
  localZone: string
}

export function importPlan(markdown: string, options: PlanOptions): PlanImported {
  const plan = planIn(markdown, Number(options.today.slice(0, 4)))
  if (plan.rows.length === 0) return { text: null, findings: [noTable()] }
  const zone = options.zone ?? zoneOf(plan) ?? options.localZone
  if (!isZone(zone)) return { text: null, findings: [noZone(zone)] }
  if (options.date !== undefined && !isDay(options.date))
    return { text: null, findings: [noDay(options.date)] }
  const launch = options.date ?? launchDayOf(plan.rows) ?? options.today
  const findings = [...plan.findings]
  const say = (
    { line, column }: PlanRow['at'],
    finding: Pick<PlanFinding, 'code' | 'severity' | 'message'>,
  ) => findings.push({ ...finding, line, column })

  const timed = plan.rows.map((row): Placed => placed(row, { launch, zone, say }))
  findings.push(...orderFindings(timed))
  const onDay = inOrder(
    timed.filter(({ day }) => day === launch),
    { day: { date: launch, zone }, say },
  )
  const elsewhere = timed.filter(({ day }) => day !== null && day !== launch)
  for (const { row, day } of elsewhere) {
    const message = `This is on ${day}, not on the launch day ${launch}. It stands in the briefing.`
    say(row.at, { code: 'PL109', severity: 'note', message })
  }
  if (onDay.length === 0) return { text: null, findings: inLines([...findings, noRows(launch)]) }
  const text = draft(markdown, { options, zone, launch, onDay, elsewhere, say })
  return { text, findings: inLines(findings) }
}

type Say = (at: PlanRow['at'], finding: Pick<PlanFinding, 'code' | 'severity' | 'message'>) => void
interface Placed extends TimedRow {
  day: string | null
  /** Ms since midnight of the day, in the zone of the scenario. */
  ms: number | null
}

const inLines = (findings: PlanFinding[]): PlanFinding[] =>
  findings.sort((a, b) => a.line - b.line || a.column - b.column)

const noTable = (): PlanFinding => ({
  code: 'PL110',
  severity: 'error',
  line: 1,
  column: 1,
  message:
    'There is no table with a column that says what and one that says when. Name them "What", "Who" and "When".',
})
const noZone = (zone: string): PlanFinding => ({
  ...noTable(),
  message: `"${zone}" is not a time zone. Write one like "America/New_York" or "UTC".`,
})
const noDay = (date: string): PlanFinding => ({
  ...noTable(),
  message: `"${date}" is not a day. Write one like "2026-01-15".`,
})
const noRows = (launch: string): PlanFinding => ({
  ...noTable(),
  message: `No row is on the launch day ${launch}. Say which day it is.`,
})

/** The zone of the header, else the one that most cells name first. */
function zoneOf({ rows, zone }: Plan): string | null {
  if (zone) return zone.region
  const counts = new Map<string, number>()
  for (const { when } of rows) {
    const region = when.times[0]?.zone?.region
    if (region !== undefined) counts.set(region, (counts.get(region) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

const LAUNCH = /\b(launch|go[ -]?live|ship|announce|publish)|\brelease (?!notes|candidate|branch|freeze)/i

/** The day with the most rows that have a time of day; of equals, the one on which something is launched. */
function launchDayOf(rows: readonly PlanRow[]): string | null {
  const weights = new Map<string, number>()
  for (const { when, what } of rows) {
    if (when.day === null) continue
    const weight = (when.times.length > 0 ? 1 : 0.1) + (LAUNCH.test(what.text) ? 0.5 : 0)
    weights.set(when.day, (weights.get(when.day) ?? 0) + weight)
  }
  return [...weights].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? null
}

/** A row on its day, with what its cell contradicts told. */
function placed(row: PlanRow, { launch, zone, say }: { launch: string; zone: string; say: Say }): Placed {
  const { when } = row
  const shifted =
    when.days === null ? null : Temporal.PlainDate.from(launch).add({ days: when.days }).toString()
  if (when.day !== null && shifted !== null && when.day !== shifted) {
    const message = `"${row.at.text}": counted from the launch day ${launch} this is ${shifted}, not ${when.day}. Correct one of them.`
    say(row.at, { code: 'PL108', severity: 'error', message })
  }
  const day = when.day ?? shifted ?? (isBroken(row) ? null : dayBeside(launch, when))
  const [first] = when.times
  if (day === null) {
    if (!isBroken(row))
      say(row.at, {
        code: 'PL112',
        severity: 'warning',
        message: 'This says no day and no time. It is left out.',
      })
    return { row, day, ms: null, instant: null }
  }
  for (const finding of contradictionsIn(day, when.times, zone)) say(row.at, finding)
  if (when.times.length > 1 && when.times.every((time) => time.zone === null)) {
    const message = `There are several times in this cell. "${first?.text}" is taken.`
    say(row.at, { code: 'PL111', severity: 'note', message })
  }
  if (!first) return { row, day, ms: null, instant: null }
  const instant = instantsOf(day, first, zone).local
  const here = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  return { row, day: here.toPlainDate().toString(), ms: sinceMidnight(here), instant }
}

const isBroken = ({ when }: PlanRow): boolean => when.said.some(({ code }) => code === 'PL103')

/** A time alone is of the launch day, a weekday alone is the one nearest to it; null where a cell says neither. */
function dayBeside(launch: string, { weekday, times, offsetMs }: PlanRow['when']): string | null {
  if (weekday !== null) {
    const days = ((weekday - weekdayOf(launch) + 10) % 7) - 3
    return Temporal.PlainDate.from(launch).add({ days }).toString()
  }
  return times.length > 0 || offsetMs !== null ? launch : null
}

const sinceMidnight = ({ hour, minute, second }: Temporal.ZonedDateTime): number =>
  ((hour * 60 + minute) * 60 + second) * 1000

/** `T+30 min` counts from the launch; a row without a time of day follows the row before it. */
function inOrder(rows: readonly Placed[], { day, say }: { day: DayInZone; say: Say }): Placed[] {
  const launched =
    rows.find(({ row, ms }) => ms !== null && LAUNCH.test(row.what.text)) ??
    rows.find(({ ms }) => ms !== null)
  let before = launched?.ms ?? 9 * 60 * MINUTE
  const all = rows.map((one): Placed => {
    const { row } = one
    if (one.ms === null && row.when.offsetMs !== null) {
      const ms = Math.min(Math.max((launched?.ms ?? before) + row.when.offsetMs, 0), DAY - MINUTE)
      return { ...one, ms }
    }
    if (one.ms === null) {
      const ms = Math.min(before + 15 * MINUTE, DAY - MINUTE)
      before = ms
      const message = `This says no time of day. It is put at ${timeOfDay(ms)}, after the row before it.`
      say(row.at, { code: 'PL113', severity: 'warning', message })
      return { ...one, ms }
    }
    before = one.ms
    return one
  })
  return apart(
    all.sort((a, b) => (a.ms ?? 0) - (b.ms ?? 0)),
    { day, say },
  )
}

/** Milestones follow one another: two of the same time are put a minute apart. */
function apart(rows: readonly Placed[], { day, say }: { day: DayInZone; say: Say }): Placed[] {
  let last = -1
  return rows.flatMap((one) => {
    const wanted = one.ms ?? 0
    const next = Math.max(wanted, last + MINUTE)
    const ms = next >= DAY || exists(day, timeOfDay(next)) ? next : next + HOUR
    if (ms >= DAY) {
      const message = 'There is no minute left for this on the launch day. It is left out.'
      say(one.row.at, { code: 'PL112', severity: 'warning', message })
      return []
    }
    if (ms !== wanted) {
      const message = `Another row has this time already. Milestones follow one another: this one is put at ${timeOfDay(ms)}.`
      say(one.row.at, { code: 'PL114', severity: 'note', message })
    }
    last = ms
    return [{ ...one, ms }]
  })
}

interface DayInZone {
  date: string
  zone: string
}

interface Drafting {
  options: PlanOptions
  zone: string
  launch: string
  onDay: Placed[]
  elsewhere: Placed[]
  say: Say
}

const NOBODY = /^(|-|tbd|tba|n\/a|\?+|none|nobody|unassigned|offen)$/i

function draft(markdown: string, { options, zone, launch, onDay, elsewhere, say }: Drafting): string {
  const roles = new Map<string, string>()
  const roleOf = (name: string): string => {
    const known = [...roles].find(([, other]) => other.toLowerCase() === name.toLowerCase())
    if (known) return known[0]
    const id = freshId(idOf(name, 'role'), (taken) => roles.has(taken))
    roles.set(id, name.slice(0, 300))
    return id
  }
  const milestones: Record<string, object> = {}
  for (const { row, ms } of onDay) {
    const names = namesIn(row.who?.text ?? '').filter((name) => !NOBODY.test(name))
    const [owner] = names
    if (owner === undefined) {
      const message = `"${row.what.text}" has no owner. Say who does it; until then the team has it.`
      say(row.who ?? row.at, { code: 'PL115', severity: 'warning', message })
    }
    if (names.length > 1) {
      const message = `"${row.what.text}" has ${names.length} owners. "${owner}" is taken: one role closes a milestone.`
      say(row.who ?? row.at, { code: 'PL116', severity: 'note', message })
    }
    for (const name of names.slice(1)) roleOf(name)
    milestones[freshId(idOf(row.what.text, 'step'), (id) => id in milestones)] = {
      at: timeOfDay(ms ?? 0),
      title: row.what.text.slice(0, 300),
      owner: roleOf(owner ?? 'Team'),
      done: row.done === '' ? 'Say here what has to be true when it is done.' : row.done.slice(0, 300),
    }
  }
  const title = (/^# +(.+)$/m.exec(markdown)?.[1] ?? options.title).trim()
  const base = skeleton({
    id: idOf(title, 'plan'),
    title: title.slice(0, 300),
    summary: `A rehearsal of the launch on ${launch}, made of its plan. Say here what the team is to learn.`,
    briefing: briefing(elsewhere, launch),
    clock: {
      date: launch,
      zone,
      ...clockAround(
        onDay.map(({ ms }) => timeOfDay(ms ?? 0)),
        { date: launch, zone, startMs: onDay[0]?.ms ?? 0 },
      ),
    },
    roles,
    channels: new Map([['team', 'Team chat']]),
    personas: new Map([['facilitator', 'Facilitator']]),
  })
  return (
    MODELINES + stringify({ ...base, milestones }, { version: '1.2', lineWidth: 110, blockQuote: 'literal' })
  )
}

/** What is not on the launch day, counted from it: `T-1`, `T+7`. */
function briefing(elsewhere: readonly Placed[], launch: string): string {
  const start = Temporal.PlainDate.from(launch)
  const lines = elsewhere.map(({ row, day }) => {
    const days = day === null ? 0 : start.until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days
    const who = NOBODY.test(row.who?.text ?? '') ? '' : ` (${row.who?.text})`
    const count = Math.abs(days)
    return `* T${days < 0 ? '-' : '+'}${count} ${count === 1 ? 'day' : 'days'}, ${day}: ${row.what.text}${who}`
  })
  const intro = 'This is a simulation of the launch day. Say here what the team has to know before it starts.'
  return [intro, ...(lines.length === 0 ? [] : ['', '## Before and after the day', '', ...lines])]
    .join('\n')
    .slice(0, 20_000)
}
