/**
 * What the schema cannot say: every name stands for something, times lie in the day, numbers fit, and nothing waits
 * for itself. All of it is an error; a scenario with findings is not played.
 */
import type { Scenario } from '#shared/scenario.ts'
import { namesOfRepeated } from '#shared/scriptInject.ts'
import { clockFindings } from './clock.ts'
import { alternativeFindings, comingFindings, tooManyFindings } from './comingReferences.ts'
import { cycleIn } from './cycle.ts'
import { issueFindings } from './issueReferences.ts'
import { each, every, type Names, namesOf, wrong } from './names.ts'
import { conditionCheck, decimals, effectsCheck, isJudged } from './rules.ts'
import type { Finding, Path } from './source.ts'
import { testFindings } from './testReferences.ts'

export function findingsIn(scenario: Scenario): Finding[] {
  const names = namesOf(scenario)
  return [
    ...clockFindings(scenario),
    ...roleFindings(scenario),
    ...metricFindings(scenario, names),
    ...planFindings(scenario, names),
    ...injectFindings(scenario, names),
    ...alternativeFindings(scenario, names),
    ...tooManyFindings(scenario),
    ...each(scenario.templates, ['templates'], ({ channel, role }, path) => [
      ...names.channel(channel, [...path, 'channel']),
      ...names.role(role, [...path, 'role']),
    ]),
    ...each(scenario.boards, ['boards'], ({ watchedBy }, path) =>
      rolesIn(watchedBy, [...path, 'watchedBy'], names),
    ),
    ...criterionFindings(scenario, names),
    ...testFindings(scenario, names),
  ]
}

function criterionFindings(scenario: Scenario, names: Names): Finding[] {
  const condition = conditionCheck(scenario, names)
  const unused = 'Nobody judges by this: a rubric goes with "when: { judged: true }".'
  return each(scenario.criteria, ['criteria'], ({ when, rubric }, path) => [
    ...condition(when, [...path, 'when']),
    ...(rubric && !isJudged(when) ? [wrong('SC220', [...path, 'rubric'], unused, 'key')] : []),
  ])
}

function rolesIn(roles: 'all' | string[], path: Path, names: Names): Finding[] {
  return roles === 'all' ? [] : every(roles, path, names.role)
}

function roleFindings({ roles }: Scenario): Finding[] {
  const all = Object.entries(roles)
  const leads = all.filter(([, role]) => role.lead).map(([id]) => id)
  const letters = all.map(([, role]) => role.letters)
  return [
    ...(leads.length === 0
      ? [wrong('SC208', ['roles'], 'No role leads. Give one of them "lead: true".', 'key')]
      : []),
    ...leads
      .slice(1)
      .map((id) => wrong('SC208', ['roles', id, 'lead'], `"${leads[0]}" leads already. Only one role can.`)),
    ...all.flatMap(([id, role], index) =>
      letters.indexOf(role.letters) < index
        ? [wrong('SC209', ['roles', id, 'letters'], `The letters ${role.letters} are taken by another role.`)]
        : [],
    ),
  ]
}

function metricFindings(scenario: Scenario, names: Names): Finding[] {
  const condition = conditionCheck(scenario, names)
  return each(scenario.metrics, ['metrics'], (metric, path, id) => {
    const fits = (value: number | undefined, place: Path): Finding[] => {
      if (value === undefined) return []
      const range = value < metric.min || value > metric.max
      const outside = `${value} is outside ${metric.min} to ${metric.max}.`
      return [...(range ? [wrong('SC304', place, outside)] : []), ...decimals(scenario, id, value, place)]
    }
    const { warning, critical, better } = metric
    const crossed =
      warning !== undefined &&
      critical !== undefined &&
      ((better === 'up' && critical > warning) || (better === 'down' && critical < warning))
    return [
      ...fits(metric.start, [...path, 'start']),
      ...fits(warning, [...path, 'warning']),
      ...fits(critical, [...path, 'critical']),
      ...every(metric.path, [...path, 'path'], (knot, place) => fits(knot.value, [...place, 'value'])),
      ...(crossed ? [wrong('SC306', [...path, 'critical'], 'Critical must be worse than warning.')] : []),
      ...every(metric.reactions ?? [], [...path, 'reactions'], ({ when, add }, place) => [
        ...condition(when, [...place, 'when']),
        ...decimals(scenario, id, add, [...place, 'add']),
      ]),
      ...rolesIn(metric.watchedBy, [...path, 'watchedBy'], names),
    ]
  })
}

/** Milestones and gates. */
function planFindings(scenario: Scenario, names: Names): Finding[] {
  const effects = effectsCheck(scenario, names)
  const { anchor } = scenario.clock
  const gated = new Map<string, string>()
  return [
    ...(anchor === undefined ? [] : names.milestone(anchor, ['clock', 'anchor'])),
    ...each(scenario.milestones, ['milestones'], (milestone, path) => [
      ...names.role(milestone.owner, [...path, 'owner']),
      ...effects(milestone.effects, [...path, 'effects']),
      ...each(milestone.checklist, [...path, 'checklist'], (item, place) => [
        ...names.role(item.role, [...place, 'role']),
        ...(item.post === undefined ? [] : names.channel(item.post, [...place, 'post'])),
        ...effects(item.effects, [...place, 'effects']),
      ]),
    ]),
    ...each(scenario.gates, ['gates'], (gate, path, id) => {
      const first = gated.get(gate.milestone)
      if (first === undefined) gated.set(gate.milestone, id)
      const second = `"${gate.milestone}" has a gate already: "${first}". A milestone has at most one.`
      return [
        ...names.milestone(gate.milestone, [...path, 'milestone']),
        ...(first === undefined ? [] : [wrong('SC210', [...path, 'milestone'], second)]),
        ...names.role(gate.chair, [...path, 'chair']),
        ...every(gate.order, [...path, 'order'], (role, place) => [
          ...names.role(role, place),
          ...(gate.order.indexOf(role) < Number(place.at(-1))
            ? [wrong('SC211', place, `"${role}" votes twice.`)]
            : []),
        ]),
      ]
    }),
  ]
}

function injectFindings(scenario: Scenario, names: Names): Finding[] {
  const effects = effectsCheck(scenario, names)
  const condition = conditionCheck(scenario, names)
  const sent = injectsSentByEffects(scenario)
  const follows: Record<string, string[]> = {}
  const repeats = new Map(
    Object.entries(scenario.injects).flatMap(([id, inject]) =>
      namesOfRepeated(id, inject).map((name) => [name, id] as const),
    ),
  )
  const found = each(scenario.injects, ['injects'], (inject, path, id) => {
    const { trigger, issue } = inject
    const at = [...path, 'trigger']
    if ('follows' in trigger) follows[id] = [repeats.get(trigger.follows) ?? trigger.follows]
    return [
      ...('follows' in trigger ? names.inject(trigger.follows, [...at, 'follows']) : []),
      ...('when' in trigger ? condition(trigger.when, [...at, 'when']) : []),
      ...('by' in trigger && trigger.by === 'effect' && !sent.has(id)
        ? [wrong('SC204', [...at, 'by'], `No effect sends "${id}": it would never come.`)]
        : []),
      ...comingFindings(scenario, id, path, condition),
      ...rolesIn(inject.to, [...path, 'to'], names),
      ...names.persona(inject.from, [...path, 'from']),
      ...names.channel(inject.channel, [...path, 'channel']),
      ...effects(inject.effects, [...path, 'effects']),
      ...(issue ? issueFindings(inject, issue, [...path, 'issue'], { names, effects }) : []),
    ]
  })
  const ring = cycleIn(follows)
  const place = ['injects', ring?.[0] ?? '', 'trigger', 'follows']
  return ring
    ? [...found, wrong('SC203', place, `These injects wait for each other: ${ring.join(' follows ')}.`)]
    : found
}

function injectsSentByEffects({ milestones, injects }: Scenario): Set<string> {
  const effects = [
    ...Object.values(milestones).flatMap((milestone) => [
      ...milestone.effects,
      ...Object.values(milestone.checklist).flatMap((item) => item.effects),
    ]),
    ...Object.values(injects).flatMap((inject) => [
      ...inject.effects,
      ...Object.values(inject.issue?.options ?? {}).flatMap((option) => option.effects),
      ...Object.values(inject.issue?.steps ?? {}).flatMap((step) => step.effects),
      ...Object.values(inject.issue?.onLimit ?? {}).flat(),
      ...(inject.issue?.onResolved ?? []),
    ]),
  ]
  return new Set(effects.flatMap((effect) => ('inject' in effect ? [effect.inject] : [])))
}
