import type { Fact, FactOf } from '#shared/fact.ts'

/** What a skip did, or would do. */
export function skippedIn(facts: readonly Fact[]): FactOf<'clock.skipped'> | undefined {
  return facts.find((fact) => fact.type === 'clock.skipped')
}
