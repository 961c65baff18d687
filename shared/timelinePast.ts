/** What somebody could see at any moment of a log: the same fold as live, with checkpoints so that going back is quick. */
import type { FactType } from './fact.ts'
import type { RoleId } from './ids.ts'
import type { Placed } from './timeline.ts'
import { apply, emptyView, type View } from './view.ts'
import { seenBy, type Viewer } from './visibility.ts'

/** A role's own eyes, or those of the facilitator. */
export type Eyes = RoleId | 'facilitator'

const EVERY = 200

/**
 * Looks at a log through one pair of eyes: `viewAt(n)` folds the facts up to and with number `n`; -1 is before the first.
 * Facts of the types in `without` are left out, for views whose reader does not look at what they tell.
 */
export function pastOf(
  facts: readonly Placed[],
  eyes: Eyes,
  { without = [] }: { without?: readonly FactType[] } = {},
): (n: number) => View {
  const viewer = viewerOf(eyes)
  // The view before fact `i * EVERY`.
  const checkpoints: View[] = [emptyView]
  let last = { n: -1, view: emptyView }

  return (n) => {
    const until = Math.min(n, facts.length - 1)
    if (until === last.n) return last.view
    const start = last.n <= until && until - last.n < EVERY ? last : nearest(until)
    last = { n: until, view: forward(start, until) }
    return last.view
  }

  function nearest(until: number): { n: number; view: View } {
    const i = Math.min(checkpoints.length - 1, Math.floor((until + 1) / EVERY))
    return { n: i * EVERY - 1, view: checkpoints[i] ?? emptyView }
  }

  function forward(start: { n: number; view: View }, until: number): View {
    let { view } = start
    for (let n = start.n + 1; n <= until; n++) {
      if (n % EVERY === 0) checkpoints[n / EVERY] ??= view
      const one = facts[n]
      if (one && !without.includes(one.fact.type) && seenBy(one.fact, viewer))
        view = apply(view, one.fact, one)
    }
    return view
  }
}

function viewerOf(eyes: Eyes): Viewer {
  return eyes === 'facilitator' ? { kind: 'facilitator' } : { kind: 'participant', person: '', roles: [eyes] }
}
