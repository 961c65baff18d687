/** Effects that come too late to do anything. */
import type { Effect } from '#shared/scenario/effect.ts'
import { every, wrong } from '../names.ts'
import type { Finding, Path } from '../source.ts'
import type { Model } from './model.ts'

const NEVER = Number.POSITIVE_INFINITY

export function effectFindings(model: Model): Finding[] {
  const seen = new Set<string>()
  return model.sites.flatMap(({ path, cause, effects }) => {
    const from = model.earliest(cause)
    const place = path.join('.')
    // A repeated inject has the same effects each time; what never happens is told elsewhere.
    if (from === NEVER || seen.has(place)) return []
    seen.add(place)
    return every(effects, path, (effect, at) => effectFinding(model, effect, { from, path: at }))
  })
}

function effectFinding(
  model: Model,
  effect: Effect,
  { from, path }: { from: number; path: Path },
): Finding[] {
  const { day, certain } = model
  const late = (key: string, message: string) => [wrong('SC409', [...path, key], message)]
  if ('inject' in effect && from + (effect.after ?? 0) > day.end)
    return late(
      'after',
      `"${effect.inject}" would come at ${day.shown(from)} or later, after the day has ended.`,
    )
  if ('cancel' in effect && certain(`delivered/${effect.cancel}`) < from)
    return late('cancel', `"${effect.cancel}" has been sent by then.`)
  if ('delay' in effect && certain(`milestone/${effect.milestone}/due`) < from)
    return late('delay', `"${effect.milestone}" is due by then: its time cannot move any more.`)
  return []
}
