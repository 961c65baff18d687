/** Statistics over the outcomes of many days. Pure: the same outcomes give the same report, in whatever order they came. */
import { clockText } from '#server/dayTime.ts'
import type { Phase } from '#shared/ids.ts'
import type { Never, RunsReport } from '#shared/runs.ts'
import type { Script } from '#shared/script.ts'
import { MINUTE, type SimMs } from '#shared/time.ts'
import type { Loss, Outcome, Team } from './outcome.ts'

/** `seed` is that of the first day. */
export function reportOf(
  script: Script,
  outcomes: readonly Outcome[],
  { seed, ...team }: Team & { seed: number },
): RunsReport {
  const days = [...outcomes].sort((a, b) => a.seed - b.seed)
  const passed = count(days, (day) => day.passed)
  const counts = {
    injects: injectCounts(script, days),
    options: optionCounts(script, days),
    criteria: criterionCounts(script, days),
  }
  return {
    scenario: script.id,
    title: script.title,
    ...team,
    seed,
    runs: days.length,
    passRate: days.length === 0 ? 0 : passed / days.length,
    interval: wilson(passed, days.length),
    percent: quantiles(days.map(({ percent }) => percent)),
    realMinutes: quantiles(days.map(({ realMs }) => Math.round(realMs / (MINUTE / 10)) / 10)),
    ...counts,
    neverReached: neverIn(counts),
    hardest: hardestOf(script, days),
  }
}

/** Standard normal quantile of a two-sided 95 % interval. */
const Z = 1.959964

/**
 * The 95 % interval of a share, after E. B. Wilson (1927), doi:10.1080/01621459.1927.10502953: it stays between 0 and 1
 * and says something where the share is 0 or 1.
 */
export function wilson(hits: number, of: number): [low: number, high: number] {
  if (of === 0) return [0, 1]
  const share = hits / of
  const z2 = Z * Z
  const middle = share + z2 / (2 * of)
  const reach = Z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))
  const bound = (value: number) => Math.min(1, Math.max(0, value / (1 + z2 / of)))
  return [hits === 0 ? 0 : bound(middle - reach), hits === of ? 1 : bound(middle + reach)]
}

/** Nearest rank: a value that was really reached. */
export function quantiles(values: readonly number[]): RunsReport['percent'] {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

const count = <T>(list: readonly T[], is: (one: T) => boolean): number => list.filter(is).length

function tally(names: Iterable<string>): Map<string, number> {
  const found = new Map<string, number>()
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
  return found
}

function injectCounts(script: Script, days: readonly Outcome[]): RunsReport['injects'] {
  const sent = tally(days.flatMap((day) => day.sent))
  return Object.fromEntries(
    Object.entries(script.injects).map(([id, { title, trigger }]) => {
      const times = sent.get(id) ?? 0
      const byHand = 'by' in trigger && trigger.by !== 'effect' ? trigger.by : null
      return [id, { title, sent: times, notSent: days.length - times, by: byHand }]
    }),
  )
}

function optionCounts(script: Script, days: readonly Outcome[]): RunsReport['options'] {
  const opened = tally(days.flatMap((day) => day.opened))
  const chosen = tally(
    days.flatMap(({ decided }) => Object.entries(decided).map(([id, option]) => `${id}/${option ?? ''}`)),
  )
  const issues = Object.entries(script.injects).flatMap(([id, { title, issue, trigger }]) => {
    if (!issue || ('by' in trigger && trigger.by === 'practice')) return []
    const options = Object.entries(issue.options).map(([option, { label }]) => [
      option,
      { label, chosen: chosen.get(`${id}/${option}`) ?? 0 },
    ])
    const decided = count(days, (day) => Object.hasOwn(day.decided, id))
    const other = chosen.get(`${id}/`) ?? 0
    return [
      [id, { title, opened: opened.get(id) ?? 0, decided, options: Object.fromEntries(options), other }],
    ]
  })
  return Object.fromEntries(issues)
}

function criterionCounts(script: Script, days: readonly Outcome[]): RunsReport['criteria'] {
  return Object.fromEntries(
    Object.entries(script.criteria).map(([id, { text }]) => {
      const came = (outcome: string) => count(days, (day) => day.criteria[id] === outcome)
      return [id, { text, met: came('met'), failed: came('failed'), pending: came('pending') }]
    }),
  )
}

/** What no day brought. What only a person sends or judges is not missed: bots do neither. */
function neverIn({
  injects,
  options,
  criteria,
}: Pick<RunsReport, 'injects' | 'options' | 'criteria'>): Never[] {
  return [
    ...Object.entries(injects).flatMap(([id, { sent, by }]): Never[] =>
      sent === 0 && by === null ? [{ kind: 'inject', id }] : [],
    ),
    ...Object.entries(options).flatMap(([issue, { options: all }]) =>
      Object.entries(all).flatMap(([id, { chosen }]): Never[] =>
        chosen === 0 ? [{ kind: 'option', issue, id }] : [],
      ),
    ),
    ...Object.entries(criteria).flatMap(([id, { met, failed, pending }]): Never[] => {
      if (pending > 0) return []
      const outcomes = [
        ...(met === 0 ? (['met'] as const) : []),
        ...(failed === 0 ? (['failed'] as const) : []),
      ]
      return outcomes.map((outcome) => ({ kind: 'criterion', id, outcome }))
    }),
  ]
}

interface Minute {
  at: SimMs
  points: number
  limits: number
  phases: Map<string, { issue: string; phase: Phase; pointsLost: number }>
}

/** The minute in which most points are lost; of equal ones that in which more limits pass, then the earlier. */
function hardestOf(script: Script, days: readonly Outcome[]): RunsReport['hardest'] {
  const minutes = new Map<SimMs, Minute>()
  const minuteOf = (time: SimMs): Minute => {
    const at = time - (time % MINUTE)
    const minute = minutes.get(at) ?? { at, points: 0, limits: 0, phases: new Map() }
    minutes.set(at, minute)
    return minute
  }
  for (const { losses, limits } of days) {
    for (const at of limits) minuteOf(at).limits += 1
    for (const loss of losses) lose(minuteOf(loss.at), loss)
  }
  const all = [...minutes.values()]
  const lost = all.reduce((sum, { points }) => sum + points, 0)
  const [worst] = all.sort((a, b) => b.points - a.points || b.limits - a.limits || a.at - b.at)
  if (!worst) return null
  return {
    at: worst.at,
    clock: clockText(script, worst.at).slice(0, 5),
    pointsLost: tenth(worst.points),
    shareLost: lost === 0 ? 0 : Math.round((worst.points / lost) * 1000) / 1000,
    limitsPassed: worst.limits,
    phases: [...worst.phases.values()]
      .sort((a, b) => b.pointsLost - a.pointsLost)
      .map((one) => ({ ...one, pointsLost: tenth(one.pointsLost) })),
  }
}

function lose(minute: Minute, { issue, phase, points }: Loss): void {
  const key = `${issue}/${phase}`
  const before = minute.phases.get(key)?.pointsLost ?? 0
  minute.points += points
  minute.phases.set(key, { issue, phase, pointsLost: before + points })
}

const tenth = (points: number): number => Math.round(points * 10) / 10
