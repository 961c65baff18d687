/** What an experienced author would want to be told about a scenario that can be played. */
import type { Scenario } from '#shared/scenario.ts'
import type { Finding } from '../source.ts'
import { criteriaFindings } from './criteria.ts'
import { injectFindings } from './injects.ts'
import { modelOf } from './model.ts'

/** Warnings and notes, in no order. Those that the author accepts are among them; see `accepted.ts`. */
export function lint(scenario: Scenario): Finding[] {
  const model = modelOf(scenario)
  return [...injectFindings(model), ...criteriaFindings(model)]
}
