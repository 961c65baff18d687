import { FINDINGS, type FindingCode, type FindingSeverity, pageOf } from './findings.ts'
import type { Finding, Path, Place, Source } from './source.ts'
import { didYouMean } from './suggest.ts'

/** One thing an author should know. `line` and `column` count from 1; `path` is the dotted name of the place. */
export interface Problem {
  file: string
  line: number
  column: number
  code: FindingCode
  severity: FindingSeverity
  message: string
  path: string
  /** Where the code is explained, from the root of the project. */
  page: string
}
interface Located extends Place {
  code: FindingCode
  message: string
  path: Path
}

export function inFile({ line, column, code, message, path }: Located, file: string): Problem {
  const { severity } = FINDINGS[code]
  return { file, line, column, code, severity, message, path: path.join('.'), page: pageOf(code) }
}

/** Findings with their places, in the order of the file. */
export function problemsOf(findings: readonly Finding[], source: Source, file: string): Problem[] {
  return findings
    .map(({ code, path, on, message, instead }) => {
      const words = instead ? message + didYouMean(instead.name, instead.known) : message
      return inFile({ ...source.placeOf({ path, on }), code, path, message: words }, file)
    })
    .sort((a, b) => a.line - b.line || a.column - b.column)
}
