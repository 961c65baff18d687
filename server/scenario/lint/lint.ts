/** What an experienced author would want to be told about a scenario that can be played. */
import type { Scenario } from '#shared/scenario.ts'
import { daylightFindings } from '../daylight.ts'
import type { Finding } from '../source.ts'
import { criteriaFindings } from './criteria.ts'
import { crowdingFindings } from './crowding.ts'
import { effectFindings } from './effects.ts'
import { injectFindings } from './injects.ts'
import { issueLint } from './issues.ts'
import { modelOf } from './model.ts'
import { scoringFindings } from './scoring.ts'
import { teamFindings } from './team.ts'
import { textFindings } from './texts.ts'
import { unusedFindings } from './unused.ts'

/** Warnings and notes, in no order. Those that the author accepts are among them; see `accepted.ts`. */
export function lint(scenario: Scenario): Finding[] {
  const model = modelOf(scenario)
  return [
    ...daylightFindings(scenario),
    ...injectFindings(model),
    ...criteriaFindings(model),
    ...effectFindings(model),
    ...teamFindings(scenario),
    ...crowdingFindings(model),
    ...issueLint(model),
    ...scoringFindings(model),
    ...textFindings(scenario),
    ...unusedFindings(model),
  ]
}
