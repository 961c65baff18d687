/** How late injects went out: real milliseconds from the exact moment each was due. */
import type { LogRecord } from '#shared/record.ts'
import { type ClockAnchor, type WallMs, wallAt } from '#shared/time.ts'

/**
 * One number for each inject of the record, at least 0. `before` is the clock as it stood before the record; what the
 * record itself changed of the clock counts from there on.
 */
export function latenesses({ facts }: LogRecord, before: ClockAnchor, now: WallMs): number[] {
  let anchor = before
  const late: number[] = []
  for (const fact of facts) {
    if (fact.type === 'clock.changed') anchor = fact.anchor
    else if (fact.type === 'inject.delivered') {
      const due = wallAt(anchor, fact.at)
      if (Number.isFinite(due)) late.push(Math.max(0, now - due))
    }
  }
  return late
}
