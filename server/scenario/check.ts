import type { Scenario } from '#shared/scenario.ts'
import type { Script } from '#shared/script.ts'
import { FINDINGS, type FindingSeverity } from './findings.ts'
import { withoutAccepted } from './lint/accepted.ts'
import { lint } from './lint/lint.ts'
import { readScenario } from './load.ts'
import { type Problem, problemsOf } from './problem.ts'
import { type Finding, MOST_PROBLEMS } from './source.ts'

export interface Checked {
  /** Errors, or else warnings and notes, in the order of the file. */
  problems: Problem[]
  /** How many warnings and notes the author has accepted. */
  silenced: number
  /** Null if there are errors. */
  playable: { scenario: Scenario; script: Script } | null
}

/** Everything that can be said of a scenario file: `launchroom check`, the server and the editor all ask here. */
export function checkScenario(text: string, file: string): Checked {
  const read = readScenario(text, file)
  if ('problems' in read) return { problems: read.problems, silenced: 0, playable: null }
  const { scenario, script, source } = read
  const { accepted = [] } = scenario
  const { left, silenced } = withoutAccepted(lint(scenario), accepted)
  const problems = problemsOf(gravest(left), source, file)
  return { problems, silenced, playable: { scenario, script } }
}

const GRAVITY: Record<FindingSeverity, number> = { error: 0, warning: 1, note: 2 }
const gravityOf = ({ code }: Finding) => GRAVITY[FINDINGS[code].severity]

/** Where there are more than anybody reads, warnings before notes. */
function gravest(findings: Finding[]): Finding[] {
  return findings.sort((a, b) => gravityOf(a) - gravityOf(b)).slice(0, MOST_PROBLEMS)
}
