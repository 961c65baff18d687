/**
 * The script: a checked scenario with every clock time as simulated milliseconds, every metric as whole numbers of
 * its smallest unit and every `all` as a list of roles. The engine runs scripts only.
 */
import { Temporal } from 'temporal-polyfill'
import type { RoleId } from './ids.ts'
import type { Effect } from './scenario/effect.ts'
import type { Issue } from './scenario/issue.ts'
import type { Roles } from './scenario/words.ts'
import type { Scenario } from './scenario.ts'
import { namesOfRepeated, type ScriptInject, writtenOut } from './scriptInject.ts'
import { type Context, type Rule, ruleOf, stepsThat } from './scriptRule.ts'
import { type ScriptTest, testOf } from './scriptTest.ts'
import type { SimMs, WallMs } from './time.ts'

/** What a metric does when its rule becomes true, in its smallest unit. */
export interface ScriptReaction {
  when: Rule
  add: number
  over: SimMs
}

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
  reactions: ScriptReaction[]
  watchedBy: RoleId[]
}

type Milestone = Scenario['milestones'][string]
type Gate = Scenario['gates'][string]
type Board = Scenario['boards'][string]
type Criterion = Scenario['criteria'][string]
export type ScriptMilestone = Omit<Milestone, 'at'> & { at: SimMs }
export type ScriptGate = Omit<Gate, 'at'> & { at: SimMs | null }
export type ScriptBoard = Omit<Board, 'watchedBy'> & { watchedBy: RoleId[] }
export type ScriptCriterion = Omit<Criterion, 'when'> & { when: Rule }

export interface Script
  extends Omit<
    Scenario,
    'milestones' | 'gates' | 'injects' | 'metrics' | 'boards' | 'criteria' | 'alternatives' | 'tests'
  > {
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
  /** Groups of which one is drawn when a room opens: an inject with its repetitions. */
  alternatives: Record<string, string[][]>
  criteria: Record<string, ScriptCriterion>
  tests: Record<string, ScriptTest>
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
  const context: Context = { injects: scenario.injects, steps: stepsThat(scenario.injects), sim, scaled }
  const effectsOf = (effects: readonly Effect[]) => effects.flatMap((effect) => effectOf(effect, context))
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
        reactions: (metric.reactions ?? []).map(({ when, add, over = 0 }) => ({
          when: ruleOf(when, context),
          add: scaled(id, add),
          over,
        })),
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
    injects: Object.fromEntries(
      Object.entries(scenario.injects).flatMap(([id, inject]) => {
        const { issue, ...rest } = inject
        const whole = issue ? { ...rest, issue: issueOf(issue) } : rest
        return writtenOut(id, whole, { context, rolesOf, effectsOf })
      }),
    ),
    alternatives: mapValues(scenario.alternatives ?? {}, ({ oneOf }) =>
      oneOf.map((id) => namesOfRepeated(id, scenario.injects[id] ?? {})),
    ),
    criteria: mapValues(scenario.criteria, (criterion) => ({
      ...criterion,
      when: ruleOf(criterion.when, context),
    })),
    tests: mapValues(scenario.tests ?? {}, (test) => testOf(test, context)),
  }
}

function effectOf(effect: Effect, { injects, scaled }: Context): Effect[] {
  if ('cancel' in effect) {
    const inject = injects[effect.cancel]
    return namesOfRepeated(effect.cancel, inject ?? {}).map((cancel) => ({ cancel }))
  }
  return 'metric' in effect ? [{ ...effect, add: scaled(effect.metric, effect.add) }] : [effect]
}

function mapValues<V, W>(record: Record<string, V>, change: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}
