import { Scenario } from '#shared/scenario.ts'
import { type Script, scriptOf } from '#shared/script.ts'
import { explain } from './explain.ts'
import { findingsIn } from './references.ts'
import { type Finding, MOST_PROBLEMS, parseSource } from './source.ts'
import { didYouMean } from './suggest.ts'

/** One thing an author has to mend. `line` and `column` count from 1; `path` is the dotted name of the place. */
export interface Problem {
  file: string
  line: number
  column: number
  message: string
  path: string
}
export type Loaded = { scenario: Scenario; script: Script; problems: [] } | { problems: Problem[] }

/** Reads a scenario file. Every problem there is comes at once, in the order of the file; with none, the script is ready to play. */
export function loadScenario(text: string, file: string): Loaded {
  const source = parseSource(text)
  if ('problems' in source) {
    return {
      problems: source.problems.map((problem) => ({ ...problem, file, path: problem.path.join('.') })),
    }
  }
  const report = (findings: Finding[]): Loaded => ({
    problems: findings
      .slice(0, MOST_PROBLEMS)
      .map(({ path, on, message, instead }) => ({
        file,
        ...source.placeOf({ path, on }),
        message: instead ? message + didYouMean(instead.name, instead.known) : message,
        path: path.join('.'),
      }))
      .sort((a, b) => a.line - b.line || a.column - b.column),
  })
  const parsed = Scenario.safeParse(source.value)
  if (!parsed.success) return report(explain(Scenario, source.value, parsed.error.issues))
  const findings = findingsIn(parsed.data)
  if (findings.length > 0) return report(findings)
  return { scenario: parsed.data, script: scriptOf(parsed.data), problems: [] }
}
