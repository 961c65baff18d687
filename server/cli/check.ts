import { checkScenario } from '#server/scenario/check.ts'
import { type FindingSeverity, pageOf } from '#server/scenario/findings.ts'
import type { Problem } from '#server/scenario/problem.ts'
import { Complaint, type Io, type Parsed, readFile } from './io.ts'

/** `check FILE...`: every problem of every file, one a line. Exit code 1 on errors, with `--strict` on warnings, too. */
export function checkCommand({ values, files }: Parsed, io: Io): number {
  if (files.length === 0) throw new Complaint('Name the scenario files to check.', 2)
  const checked = files.map(checkFile)
  const problems = checked.flatMap((one) => one.problems)
  const count = (severity: FindingSeverity) => problems.filter((one) => one.severity === severity).length
  const silenced = checked.reduce((sum, one) => sum + one.silenced, 0)
  const summary = { errors: count('error'), warnings: count('warning'), notes: count('note'), silenced }
  if (values['json']) io.out(JSON.stringify({ problems, summary }, null, 2))
  else {
    for (const problem of problems) io.out(lineOf(problem))
    for (const file of files)
      if (!problems.some((problem) => problem.file === file)) io.out(`${file}: no problems`)
    io.out(`\n${files.length === 1 ? '1 file' : `${files.length} files`}: ${inWords(summary)}`)
  }
  return summary.errors > 0 || (values['strict'] && summary.warnings > 0) ? 1 : 0
}

export const lineOf = ({ file, line, column, code, severity, message, page }: Problem): string =>
  `${file}:${line}:${column} ${code} ${severity} ${message} (${page})`

type Summary = Record<'errors' | 'warnings' | 'notes' | 'silenced', number>

function inWords({ errors, warnings, notes, silenced }: Summary): string {
  const some = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
  const counts = [some(errors, 'error'), some(warnings, 'warning'), some(notes, 'note')].join(', ')
  return silenced === 0 ? counts : `${counts}, ${silenced} accepted`
}

function checkFile(file: string): { problems: Problem[]; silenced: number } {
  const read = readFile(file)
  if ('text' in read) return checkScenario(read.text, file)
  const code = 'SC100'
  const place = { file, line: 1, column: 1, path: '' }
  const problem: Problem = { ...place, code, severity: 'error', message: read.trouble, page: pageOf(code) }
  return { problems: [problem], silenced: 0 }
}
