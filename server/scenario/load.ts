import { Scenario } from '#shared/scenario.ts'
import { type Script, scriptOf } from '#shared/script.ts'
import { explain } from './explain.ts'
import { inFile, type Problem, problemsOf } from './problem.ts'
import { findingsIn } from './references.ts'
import { type Finding, MOST_PROBLEMS, parseSource, type Source } from './source.ts'

export type Loaded = { scenario: Scenario; script: Script; problems: [] } | { problems: Problem[] }
/** A scenario that can be played, with the places of its parts in the file. */
interface Sound {
  scenario: Scenario
  script: Script
  source: Source
}

/** Reads a scenario file. Every error there is comes at once, in the order of the file; with none, the script is ready to play. */
export function loadScenario(text: string, file: string): Loaded {
  const read = readScenario(text, file)
  if ('problems' in read) return read
  const { scenario, script } = read
  return { scenario, script, problems: [] }
}

export function readScenario(text: string, file: string): Sound | { problems: Problem[] } {
  const source = parseSource(text)
  if ('problems' in source) return { problems: source.problems.map((problem) => inFile(problem, file)) }
  const report = (findings: Finding[]) => ({
    problems: problemsOf(findings.slice(0, MOST_PROBLEMS), source, file),
  })
  const parsed = Scenario.safeParse(source.value)
  if (!parsed.success) return report(explain(Scenario, source.value, parsed.error.issues))
  const findings = findingsIn(parsed.data)
  if (findings.length > 0) return report(findings)
  return { scenario: parsed.data, script: scriptOf(parsed.data), source }
}
