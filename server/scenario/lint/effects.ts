/** Effects that come too late to do anything, and milestones that cannot be in time. */
import type { Effect } from '#shared/scenario/effect.ts'
import { each, every, wrong } from '../names.ts'
import type { Finding, Path } from '../source.ts'
import { pastOf } from './implied.ts'
import type { Model } from './model.ts'

const NEVER = Number.POSITIVE_INFINITY

export function effectFindings(model: Model): Finding[] {
  const seen = new Set<string>()
  return [
    ...lateMilestones(model),
    ...model.sites.flatMap(({ path, cause, effects }) => {
      const from = model.earliest(cause)
      const place = path.join('.')
      // A repeated inject has the same effects each time; what never happens is told elsewhere.
      if (from === NEVER || seen.has(place)) return []
      seen.add(place)
      return every(effects, path, (effect, at) => effectFinding(model, effect, { from, cause, path: at }))
    }),
  ]
}

function lateMilestones({ scenario, day, earliest }: Model): Finding[] {
  return each(scenario.milestones, ['milestones'], ({ at, late }, path, id) => {
    const done = earliest(`milestone/${id}/done`)
    if (late === undefined || done <= day.sim(at) + late) return []
    const message = `It can be done at ${day.shown(done)} at the earliest: it is late every time.`
    return [wrong('SC410', [...path, 'late'], message)]
  })
}

function effectFinding(
  model: Model,
  effect: Effect,
  { from, cause, path }: { from: number; cause: string; path: Path },
): Finding[] {
  const { day, certain, scenario } = model
  const over = (key: string) => certain(key) < from || pastOf(scenario, cause).has(key)
  const late = (key: string, message: string) => [wrong('SC409', [...path, key], message)]
  if ('inject' in effect && from + (effect.after ?? 0) > day.end)
    return late(
      'after',
      `"${effect.inject}" would come at ${day.shown(from)} or later, after the day has ended.`,
    )
  if ('cancel' in effect && over(`delivered/${effect.cancel}`))
    return late('cancel', `"${effect.cancel}" has been sent by then.`)
  if ('delay' in effect && over(`milestone/${effect.milestone}/due`))
    return late('delay', `"${effect.milestone}" is due by then: its time cannot move any more.`)
  return []
}
