/** What an experienced author would want to be told about a scenario that can be played. */
import type { Scenario } from '#shared/scenario.ts'
import type { Script } from '#shared/script.ts'
import type { Finding } from '../source.ts'

/** Warnings and notes, in no order. Silenced ones are among them; see `accepted.ts`. */
export function lint(_scenario: Scenario, _script: Script): Finding[] {
  return []
}
