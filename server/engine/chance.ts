/** What of a scenario is left to chance: drawn from the room's seed, so that a replay draws the same. */
import type { Script } from '#shared/script.ts'
import { SECOND, type SimMs } from '#shared/time.ts'
import { draw } from './luck.ts'

/** A moment of a window, both ends included, in whole seconds from its begin. */
export function drawWithin(seed: number, inject: string, [first, last]: [SimMs, SimMs]): SimMs {
  const seconds = Math.floor((last - first) / SECOND)
  return first + (draw(seed, `between/${inject}`) % (seconds + 1)) * SECOND
}

/** Injects that do not come in a room of this seed: of each group of alternatives all but one. */
export function notDrawn({ alternatives }: Pick<Script, 'alternatives'>, seed: number): Set<string> {
  const left = Object.entries(alternatives).flatMap(([name, group]) => {
    const drawn = draw(seed, `alternative/${name}`) % group.length
    return group.flatMap((injects, i) => (i === drawn ? [] : injects))
  })
  return new Set(left)
}
