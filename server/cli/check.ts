import { loadScenario, type Problem } from '#server/scenario/load.ts'
import { Complaint, type Io, type Parsed, readFile } from './io.ts'

/** `check FILE...`: every problem of every file, one a line. */
export function checkCommand({ values, files }: Parsed, io: Io): number {
  if (files.length === 0) throw new Complaint('Name the scenario files to check.', 2)
  const problems = files.flatMap(problemsIn)
  if (values['json']) io.out(JSON.stringify({ problems }, null, 2))
  else {
    for (const problem of problems) io.out(lineOf(problem))
    for (const file of files)
      if (!problems.some((problem) => problem.file === file)) io.out(`${file}: no problems`)
  }
  return problems.length === 0 ? 0 : 1
}

export const lineOf = ({ file, line, column, message }: Problem): string =>
  `${file}:${line}:${column} ${message}`

function problemsIn(file: string): Problem[] {
  const read = readFile(file)
  if ('trouble' in read) return [{ file, line: 1, column: 1, message: read.trouble, path: '' }]
  return loadScenario(read.text, file).problems
}
