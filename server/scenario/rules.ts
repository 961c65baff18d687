/** Conditions and effects: do the names in them exist, are their times inside the day, do their numbers fit the metric? */
import type { Condition } from '#shared/scenario/condition.ts'
import type { Effect } from '#shared/scenario/effect.ts'
import type { Scenario } from '#shared/scenario.ts'
import { isOnClock } from './clock.ts'
import { every, type Names, oneOf, wrong } from './names.ts'
import type { Finding, Path } from './source.ts'

type ConditionCheck = (condition: Condition, path: Path) => Finding[]
type EffectsCheck = (effects: readonly Effect[], path: Path) => Finding[]

export function conditionCheck(scenario: Scenario, names: Names): ConditionCheck {
  const before = (time: string | undefined, path: Path): Finding[] =>
    time === undefined || isOnClock(scenario, time)
      ? []
      : [
          wrong(
            'SC302',
            [...path, 'before'],
            `${time} is outside the day, which goes from ${scenario.clock.from} to ${scenario.clock.to}.`,
          ),
        ]
  const partOf = (issue: string, part: 'options' | 'steps') =>
    Object.keys(scenario.injects[issue]?.issue?.[part] ?? {})

  const telling = tellingSteps(scenario)
  const toldFindings = ({ told, about, within, before: time }: Told, path: Path): Finding[] => {
    const unknown = [
      ...names.audience(told, [...path, 'told']),
      ...(about === undefined ? [] : names.issue(about, [...path, 'about'])),
    ]
    if (unknown.length > 0) return unknown
    const issues = telling.get(told)
    const isTold = about === undefined ? issues !== undefined : issues?.has(about)
    const nobody = `No step ${about === undefined ? '' : `of "${about}" `}tells "${told}". Write "tells: [${told}]" at the step that does.`
    const uncounted = 'Say what this counts from: add "about" with the issue.'
    return [
      ...(isTold ? [] : [wrong('SC218', [...path, 'told'], nobody)]),
      ...(within !== undefined && about === undefined
        ? [wrong('SC219', [...path, 'within'], uncounted, 'key')]
        : []),
      ...before(time, path),
    ]
  }

  const check: ConditionCheck = (c, path) => {
    const at = (key: string): Path => [...path, key]
    if ('all' in c) return every(c.all, at('all'), check)
    if ('any' in c) return every(c.any, at('any'), check)
    if ('not' in c) return check(c.not, at('not'))
    if ('inOrder' in c)
      return every(c.inOrder, at('inOrder'), (part, place) => [...check(part, place), ...moment(part, place)])
    if ('contained' in c) {
      const unknown = names.issue(c.contained, at('contained'))
      return unknown.length > 0 ? unknown : containing(scenario, c.contained, at('contained'))
    }
    if ('told' in c) return toldFindings(c, path)
    if ('opened' in c) return names.issue(c.opened, at('opened'))
    if ('resolved' in c) return names.issue(c.resolved, at('resolved'))
    if ('limitPassed' in c) return names.issue(c.limitPassed, at('limitPassed'))
    if ('phaseDone' in c) return names.issue(c.phaseDone, at('phaseDone'))
    if ('asked' in c) return names.issue(c.asked, at('asked'))
    if ('escalated' in c) return names.issue(c.escalated, at('escalated'))
    if ('delivered' in c) return names.inject(c.delivered, at('delivered'))
    if ('decided' in c) {
      const unknown = names.issue(c.decided, at('decided'))
      if (unknown.length > 0) return unknown
      const option = oneOf(`option of "${c.decided}" named`, partOf(c.decided, 'options'))
      return every(c.options ?? [], at('options'), option)
    }
    if ('step' in c) {
      const unknown = names.issue(c.of, at('of'))
      return unknown.length > 0
        ? unknown
        : oneOf(`step of "${c.of}" named`, partOf(c.of, 'steps'))(c.step, at('step'))
    }
    if ('milestone' in c) return [...names.milestone(c.milestone, at('milestone')), ...before(c.before, path)]
    if ('called' in c) return [...names.gate(c.called, at('called')), ...before(c.before, path)]
    if ('posted' in c) {
      const by = c.by === undefined ? [] : names.role(c.by, at('by'))
      return [...names.channel(c.posted, at('posted')), ...by, ...before(c.before, path)]
    }
    if ('metric' in c) {
      if (c.above === undefined && c.below === undefined)
        return [wrong('SC212', path, 'Say "above" or "below" which value.')]
      return [
        ...names.metric(c.metric, at('metric')),
        ...decimals(scenario, c.metric, c.above, at('above')),
        ...decimals(scenario, c.metric, c.below, at('below')),
      ]
    }
    return []
  }
  return check
}

type Told = Extract<Condition, { told: string }>

/** The issues in which an audience is told something. */
function tellingSteps({ injects }: Scenario): Map<string, Set<string>> {
  const telling = new Map<string, Set<string>>()
  for (const [id, { issue }] of Object.entries(injects)) {
    for (const audience of Object.values(issue?.steps ?? {}).flatMap(({ tells }) => tells ?? [])) {
      telling.set(audience, (telling.get(audience) ?? new Set()).add(id))
    }
  }
  return telling
}

function containing({ injects }: Scenario, issue: string, path: Path): Finding[] {
  const steps = Object.values(injects[issue]?.issue?.steps ?? {})
  const message = `No step of "${issue}" contains it. Write "contains: true" at each step that does.`
  return steps.some(({ contains }) => contains) ? [] : [wrong('SC217', path, message)]
}

/** What may become true and false again has no place in an order. */
function moment(part: Condition, path: Path): Finding[] {
  const never = ['not', 'metric', 'judged'].find((word) => hasPart(part, (one) => word in one))
  const message = `"${never}" has no moment that could come before another. Use what happens once, such as a step or a decision.`
  return never === undefined ? [] : [wrong('SC216', path, message)]
}

/** True if a facilitator judges any part of it. */
export const isJudged = (condition: Condition): boolean => hasPart(condition, (one) => 'judged' in one)

function hasPart(condition: Condition, is: (part: Condition) => boolean): boolean {
  if (is(condition)) return true
  const inner =
    'all' in condition
      ? condition.all
      : 'any' in condition
        ? condition.any
        : 'inOrder' in condition
          ? condition.inOrder
          : 'not' in condition
            ? [condition.not]
            : []
  return inner.some((part) => hasPart(part, is))
}

export function effectsCheck(scenario: Scenario, names: Names): EffectsCheck {
  const one = (effect: Effect, path: Path): Finding[] => {
    const at = (key: string): Path => [...path, key]
    if ('metric' in effect) {
      return [
        ...names.metric(effect.metric, at('metric')),
        ...decimals(scenario, effect.metric, effect.add, at('add')),
      ]
    }
    if ('inject' in effect) return names.inject(effect.inject, at('inject'))
    if ('cancel' in effect) return names.inject(effect.cancel, at('cancel'))
    if ('milestone' in effect) return names.milestone(effect.milestone, at('milestone'))
    if ('post' in effect)
      return [...names.channel(effect.post, at('post')), ...names.persona(effect.from, at('from'))]
    if ('board' in effect) {
      const board = scenario.boards[effect.board]
      if (!board) return names.board(effect.board, at('board'))
      return [
        ...oneOf(`row of "${effect.board}" named`, Object.keys(board.rows))(effect.row, at('row')),
        ...oneOf(`column of "${effect.board}" named`, Object.keys(board.columns))(
          effect.column,
          at('column'),
        ),
      ]
    }
    return []
  }
  return (effects, path) => every(effects, path, one)
}

/** A number finer than the metric shows would be rounded away unseen. */
export function decimals(
  scenario: Scenario,
  metric: string,
  value: number | undefined,
  path: Path,
): Finding[] {
  const digits = scenario.metrics[metric]?.decimals
  if (digits === undefined || value === undefined || Number(value.toFixed(digits)) === value) return []
  const allowed = digits === 0 ? 'whole numbers' : `${digits} ${digits === 1 ? 'decimal' : 'decimals'}`
  return [wrong('SC305', path, `${value} is too fine: "${metric}" has ${allowed}.`)]
}
