/** What an issue names: its roles, steps and texts. */
import type { Issue } from '#shared/scenario/issue.ts'
import type { Scenario } from '#shared/scenario.ts'
import { cycleIn } from './cycle.ts'
import { each, every, type Names, oneOf, wrong } from './names.ts'
import type { effectsCheck } from './rules.ts'
import type { Finding, Path } from './source.ts'

type Inject = Scenario['injects'][string]
type Checks = { names: Names; effects: ReturnType<typeof effectsCheck> }

export function issueFindings(
  inject: Inject,
  issue: Issue,
  path: Path,
  { names, effects }: Checks,
): Finding[] {
  const { to } = inject
  const role = (name: string, place: Path): Finding[] => {
    const unknown = names.role(name, place)
    if (unknown.length > 0 || to === 'all' || to.includes(name)) return unknown
    return [wrong('SC205', place, `"${name}" is not among those the issue goes to ("to").`)]
  }
  return [
    ...role(issue.owner, [...path, 'owner']),
    ...each(issue.phases, [...path, 'phases'], ({ par, limit }, place) =>
      par > limit ? [wrong('SC307', [...place, 'par'], 'The par is longer than the limit.')] : [],
    ),
    ...each(issue.evidence, [...path, 'evidence'], (item, place) =>
      every(item.for ?? [], [...place, 'for'], role),
    ),
    ...each(issue.options, [...path, 'options'], (option, place) => [
      ...stepsOfOption(issue, option.steps ?? [], [...place, 'steps']),
      ...effects(option.effects, [...place, 'effects']),
    ]),
    ...each(issue.steps, [...path, 'steps'], (step, place) => [
      ...role(step.role, [...place, 'role']),
      ...every(step.after, [...place, 'after'], oneOf('step', Object.keys(issue.steps))),
      ...(step.channel === undefined ? [] : names.channel(step.channel, [...place, 'channel'])),
      ...(step.writes === 'message' && step.channel === undefined
        ? [wrong('SC207', [...place, 'writes'], 'A message needs a "channel" to go to.')]
        : []),
      ...(step.writes !== 'message' && step.channel !== undefined
        ? [
            wrong(
              'SC207',
              [...place, 'channel'],
              'Only a step that writes a message has a channel: add "writes: message".',
              'key',
            ),
          ]
        : []),
      ...every(step.tells ?? [], [...place, 'tells'], names.audience),
      ...(step.tells && step.writes !== 'message'
        ? [
            wrong(
              'SC207',
              [...place, 'tells'],
              'Only a step that writes a message tells somebody: add "writes: message".',
              'key',
            ),
          ]
        : []),
      ...effects(step.effects, [...place, 'effects']),
    ]),
    ...ring(issue, [...path, 'steps']),
    ...each(issue.onLimit, [...path, 'onLimit'], (list, place) => effects(list ?? [], place)),
    ...effects(issue.onResolved, [...path, 'onResolved']),
  ]
}

/** A decision asks for whole chains: a step whose forerunner nobody is asked to do could never start. */
function stepsOfOption(issue: Issue, steps: string[], path: Path): Finding[] {
  return every(steps, path, (id, place) => {
    const unknown = oneOf('step', Object.keys(issue.steps))(id, place)
    const left = (issue.steps[id]?.after ?? []).filter((before) => !steps.includes(before))
    return [
      ...unknown,
      ...left.map((before) =>
        wrong('SC206', place, `"${id}" comes after "${before}", which this option does not ask for.`),
      ),
    ]
  })
}

function ring(issue: Issue, path: Path): Finding[] {
  const found = cycleIn(Object.fromEntries(Object.entries(issue.steps).map(([id, { after }]) => [id, after])))
  if (!found) return []
  return [
    wrong(
      'SC203',
      [...path, found[0] ?? '', 'after'],
      `These steps wait for each other: ${found.join(' after ')}.`,
    ),
  ]
}
