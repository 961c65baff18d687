/** Parts that nobody meets in any run. Only notes: an author may keep them for a facilitator. */
import type { Scenario } from '#shared/scenario.ts'
import { each, wrong } from '../names.ts'
import type { Finding } from '../source.ts'
import { conditionsOf } from './conditionsOf.ts'
import type { Model } from './model.ts'

export function unusedFindings({ scenario, sites }: Model): Finding[] {
  const effects = sites.flatMap((site) => site.effects)
  const injects = Object.values(scenario.injects)
  const steps = injects.flatMap(({ issue }) => Object.values(issue?.steps ?? {}))
  const items = Object.values(scenario.milestones).flatMap(({ checklist }) => Object.values(checklist))
  const simple = [...conditionsOf(scenario)].map(({ condition }) => condition)
  const named = <K extends string>(key: K) =>
    simple.flatMap((one) => (key in one ? [(one as Record<K, unknown>)[key]] : []))
  const posts = effects.flatMap((effect) => ('post' in effect ? [effect] : []))
  const texts = textsOf(scenario)

  const personas = new Set([...injects.map(({ from }) => from), ...posts.map(({ from }) => from)])
  const channels = new Set<unknown>([
    ...injects.map(({ channel }) => channel),
    ...posts.map(({ post }) => post),
    ...steps.map(({ channel }) => channel),
    ...items.map(({ post }) => post),
    ...named('posted'),
  ])
  const moved = new Set<unknown>([
    ...effects.flatMap((effect) => ('metric' in effect ? [effect.metric] : [])),
    ...named('metric'),
  ])
  const boards = new Set(effects.flatMap((effect) => ('board' in effect ? [effect.board] : [])))
  const audiences = new Set(steps.flatMap(({ tells = [] }) => tells))
  const writers = new Set([
    ...steps.map(({ role, channel }) => `${role} ${channel}`),
    ...items.map(({ role, post }) => `${role} ${post}`),
    ...injects.flatMap(({ to, channel }) =>
      (to === 'all' ? Object.keys(scenario.roles) : to).map((role) => `${role} ${channel}`),
    ),
  ])
  return [
    ...each(scenario.personas, ['personas'], ({ name }, path, id) =>
      personas.has(id) || texts.includes(name.toLowerCase())
        ? []
        : [wrong('SC701', path, `"${id}" never writes, and no text names ${name}.`, 'key')],
    ),
    ...each(scenario.channels, ['channels'], (_, path, id) =>
      channels.has(id)
        ? []
        : [wrong('SC702', path, `Nothing comes in through "${id}", and nobody has to write there.`, 'key')],
    ),
    ...each(scenario.metrics, ['metrics'], ({ label, path: knots, reactions = [] }, path, id) =>
      moved.has(id) || knots.length > 0 || reactions.length > 0 || texts.includes(label.toLowerCase())
        ? []
        : [wrong('SC703', path, `"${id}" never moves, and nothing looks at it.`, 'key')],
    ),
    ...each(scenario.boards, ['boards'], ({ title }, path, id) =>
      boards.has(id) || texts.includes(title.toLowerCase())
        ? []
        : [wrong('SC704', path, `No cell of "${id}" ever changes.`, 'key')],
    ),
    ...each(scenario.audiences ?? {}, ['audiences'], (_, path, id) =>
      audiences.has(id) ? [] : [wrong('SC705', path, `No step tells "${id}".`, 'key')],
    ),
    ...each(scenario.templates, ['templates'], ({ role, channel, title }, path) =>
      writers.has(`${role} ${channel}`) || texts.includes(title.toLowerCase())
        ? []
        : [wrong('SC706', path, `"${role}" never has to write in "${channel}".`, 'key')],
    ),
  ]
}

/** All that people read, in small letters. */
function textsOf({ briefing, documents, milestones, gates, injects }: Scenario): string {
  return JSON.stringify([briefing, documents, milestones, gates, injects]).toLowerCase()
}
