/**
 * The script: a checked scenario with every clock time as simulated milliseconds, every metric as whole numbers of
 * its smallest unit and every `all` as a list of roles. The engine runs scripts only.
 */
import { Temporal } from 'temporal-polyfill'
import type { Phase, RoleId } from './ids.ts'
import type { Condition, Effect, Inject, Issue, Roles, Scenario } from './scenario.ts'
import type { SimMs, WallMs } from './time.ts'

/** A condition, ready to be looked at: times in `SimMs`, metric values in the metric's smallest unit. */
export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | { opened: string }
  | { resolved: string; within: SimMs | null }
  | { decided: string; options: string[] | null; within: SimMs | null }
  | { limitPassed: string; phase: Phase }
  | { phaseDone: string; phase: Phase; within: SimMs | null }
  | { step: string; of: string; within: SimMs | null }
  | { asked: string }
  | { escalated: string }
  | { milestone: string; is: 'due' | 'done' | 'late' | 'blocked'; before: SimMs | null }
  | { called: string; as: ('go' | 'no-go' | 'hold' | 'scrub')[]; before: SimMs | null }
  | { posted: string; by: RoleId | null; before: SimMs | null }
  | { delivered: string }
  | { metric: string; above: number | null; below: number | null }
  | { judged: true }

export type ScriptTrigger =
  | { at: SimMs }
  | { when: Rule; after: SimMs }
  | { follows: string; after: SimMs }
  | { by: 'facilitator' | 'effect' | 'practice' }

export interface ScriptMetric {
  label: string
  unit: string
  /** Digits after the point: a value of 964 with 1 decimal is 96.4. */
  decimals: number
  min: number
  max: number
  better: 'up' | 'down' | 'either'
  warning: number | null
  critical: number | null
  /** Knots of a piecewise straight line from sim 0 on, in smallest units. Before the first and after the last it is level. */
  path: [SimMs, number][]
  watchedBy: RoleId[]
}

export type ScriptInject = Omit<Inject, 'trigger' | 'to'> & { trigger: ScriptTrigger; to: RoleId[] }
type Milestone = Scenario['milestones'][string]
type Gate = Scenario['gates'][string]
type Board = Scenario['boards'][string]
type Criterion = Scenario['criteria'][string]
export type ScriptMilestone = Omit<Milestone, 'at'> & { at: SimMs }
export type ScriptGate = Omit<Gate, 'at'> & { at: SimMs | null }
export type ScriptBoard = Omit<Board, 'watchedBy'> & { watchedBy: RoleId[] }
export type ScriptCriterion = Omit<Criterion, 'when'> & { when: Rule }

export interface Script
  extends Omit<Scenario, 'milestones' | 'gates' | 'injects' | 'metrics' | 'boards' | 'criteria'> {
  /** The instant at which simulated time is 0. */
  epoch: WallMs
  /** When live ends. */
  end: SimMs
  roleIds: RoleId[]
  metrics: Record<string, ScriptMetric>
  boards: Record<string, ScriptBoard>
  milestones: Record<string, ScriptMilestone>
  gates: Record<string, ScriptGate>
  injects: Record<string, ScriptInject>
  criteria: Record<string, ScriptCriterion>
}

/** The instant of a clock time on the scenario's day, in ms since 1970 UTC. */
function instantOf(scenario: Scenario, time: string): WallMs {
  const { date, zone } = scenario.clock
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds
}

/** Turns a checked scenario into a script. Throws `RangeError` for an unknown date or zone, which the check reports before. */
export function scriptOf(scenario: Scenario): Script {
  const epoch = instantOf(scenario, scenario.clock.from)
  const sim = (time: string): SimMs => instantOf(scenario, time) - epoch
  const simOrNull = (time: string | undefined) => (time === undefined ? null : sim(time))
  const roleIds = Object.keys(scenario.roles)
  const rolesOf = (to: Roles): RoleId[] => (to === 'all' ? roleIds : to)
  const scaled = (metric: string, value: number) =>
    Math.round(value * 10 ** (scenario.metrics[metric]?.decimals ?? 0))
  const effectOf = (effect: Effect): Effect =>
    'metric' in effect ? { ...effect, add: scaled(effect.metric, effect.add) } : effect
  const effectsOf = (effects: Effect[]) => effects.map(effectOf)
  const ruleOf = (c: Condition): Rule => {
    if ('all' in c) return { all: c.all.map(ruleOf) }
    if ('any' in c) return { any: c.any.map(ruleOf) }
    if ('not' in c) return { not: ruleOf(c.not) }
    if ('metric' in c) {
      const { metric, above, below } = c
      return {
        metric,
        above: above === undefined ? null : scaled(metric, above),
        below: below === undefined ? null : scaled(metric, below),
      }
    }
    if ('decided' in c) return { decided: c.decided, options: c.options ?? null, within: c.within ?? null }
    if ('resolved' in c) return { resolved: c.resolved, within: c.within ?? null }
    if ('phaseDone' in c) return { phaseDone: c.phaseDone, phase: c.phase, within: c.within ?? null }
    if ('step' in c) return { step: c.step, of: c.of, within: c.within ?? null }
    if ('milestone' in c) return { milestone: c.milestone, is: c.is, before: simOrNull(c.before) }
    if ('called' in c) return { called: c.called, as: c.as, before: simOrNull(c.before) }
    if ('posted' in c) return { posted: c.posted, by: c.by ?? null, before: simOrNull(c.before) }
    return c
  }
  const triggerOf = (trigger: Inject['trigger']): ScriptTrigger => {
    if ('at' in trigger) return { at: sim(trigger.at) }
    if ('when' in trigger) return { when: ruleOf(trigger.when), after: trigger.after ?? 0 }
    return trigger
  }
  const issueOf = (issue: Issue): Issue => ({
    ...issue,
    options: mapValues(issue.options, (option) => ({ ...option, effects: effectsOf(option.effects) })),
    steps: mapValues(issue.steps, (step) => ({ ...step, effects: effectsOf(step.effects) })),
    onLimit: mapValues(issue.onLimit, (effects) => effectsOf(effects ?? [])),
    onResolved: effectsOf(issue.onResolved),
  })
  return {
    ...scenario,
    epoch,
    end: sim(scenario.clock.to),
    roleIds,
    metrics: mapValues(scenario.metrics, (metric, id) => {
      const knots = metric.path.map((knot): [SimMs, number] => [sim(knot.at), scaled(id, knot.value)])
      const start: [SimMs, number][] = knots[0]?.[0] === 0 ? [] : [[0, scaled(id, metric.start)]]
      return {
        label: metric.label,
        unit: metric.unit,
        decimals: metric.decimals,
        min: scaled(id, metric.min),
        max: scaled(id, metric.max),
        better: metric.better,
        warning: metric.warning === undefined ? null : scaled(id, metric.warning),
        critical: metric.critical === undefined ? null : scaled(id, metric.critical),
        path: [...start, ...knots],
        watchedBy: rolesOf(metric.watchedBy),
      }
    }),
    boards: mapValues(scenario.boards, (board) => ({ ...board, watchedBy: rolesOf(board.watchedBy) })),
    milestones: mapValues(scenario.milestones, (milestone) => ({
      ...milestone,
      at: sim(milestone.at),
      effects: effectsOf(milestone.effects),
      checklist: mapValues(milestone.checklist, (item) => ({ ...item, effects: effectsOf(item.effects) })),
    })),
    gates: mapValues(scenario.gates, (gate) => ({ ...gate, at: simOrNull(gate.at) })),
    injects: mapValues(scenario.injects, (inject) => {
      const { issue, ...rest } = inject
      return {
        ...rest,
        trigger: triggerOf(inject.trigger),
        to: rolesOf(inject.to),
        effects: effectsOf(inject.effects),
        ...(issue ? { issue: issueOf(issue) } : {}),
      }
    }),
    criteria: mapValues(scenario.criteria, (criterion) => ({ ...criterion, when: ruleOf(criterion.when) })),
  }
}

function mapValues<V, W>(record: Record<string, V>, change: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}
