import type { Condition } from '#shared/scenario/condition.ts'
import type { Scenario } from '#shared/scenario.ts'
import type { Path } from '../source.ts'

interface Placed {
  condition: Condition
  path: Path
}

/** Every condition of a scenario, and every part of it, with its place. */
export function* conditionsOf({ injects, metrics, criteria }: Scenario): Generator<Placed> {
  for (const [id, { trigger, unless, repeat }] of Object.entries(injects)) {
    const path = ['injects', id]
    if ('when' in trigger) yield* partsOf(trigger.when, [...path, 'trigger', 'when'])
    if (unless) yield* partsOf(unless, [...path, 'unless'])
    if (repeat?.until) yield* partsOf(repeat.until, [...path, 'repeat', 'until'])
  }
  for (const [id, { reactions = [] }] of Object.entries(metrics))
    for (const [i, { when }] of reactions.entries())
      yield* partsOf(when, ['metrics', id, 'reactions', i, 'when'])
  for (const [id, { when }] of Object.entries(criteria)) yield* partsOf(when, ['criteria', id, 'when'])
}

function* partsOf(condition: Condition, path: Path): Generator<Placed> {
  yield { condition, path }
  if ('not' in condition) yield* partsOf(condition.not, [...path, 'not'])
  for (const key of ['all', 'any', 'inOrder'] as const) {
    const parts: readonly Condition[] =
      key in condition ? ((condition as Record<string, unknown>)[key] as Condition[]) : []
    for (const [i, part] of parts.entries()) yield* partsOf(part, [...path, key, i])
  }
}
