import { loadScenario } from '#server/scenario/load.ts'
import type { Problem } from '#server/scenario/problem.ts'
import { testScenario } from '#server/scenarioTests.ts'
import type { TestResult } from '#shared/testResult.ts'
import { lineOf } from './check.ts'
import { Complaint, type Io, type Parsed, textOf } from './io.ts'

interface Tested {
  file: string
  problems: Problem[]
  tests: TestResult[]
}

/** `test FILE...`: plays the tests in scenarios and prints what came of each. Exit code 1 if any fails. */
export function testCommand({ values, files }: Parsed, io: Io): number {
  if (files.length === 0) throw new Complaint('Name the scenario files to test.', 2)
  const began = performance.now()
  const tested = files.map((file) => {
    const one = testFile(file)
    if (!values['json']) io.out(fileText(one))
    return one
  })
  if (values['json']) io.out(JSON.stringify({ files: tested }, null, 2))
  else io.out(summaryOf(tested, performance.now() - began))
  return tested.every(({ problems, tests }) => problems.length === 0 && tests.every(({ passed }) => passed))
    ? 0
    : 1
}

function testFile(file: string): Tested {
  const loaded = loadScenario(textOf(file), file)
  return { file, problems: loaded.problems, tests: 'script' in loaded ? testScenario(loaded) : [] }
}

function fileText({ file, problems, tests }: Tested): string {
  const lines = problems.length > 0 ? problems.map(lineOf) : tests.flatMap(testLines)
  return [file, ...(lines.length === 0 ? ['  has no tests'] : lines), ''].join('\n')
}

function testLines({ id, text, passed, expected, unused }: TestResult): string[] {
  if (passed) return [`  ✓ ${id}: ${text}`]
  return [
    `  ✗ ${id}: ${text}`,
    ...unused.flatMap(({ what, why }) => [`      never came to be: ${what}`, `        ${why}`]),
    ...expected.flatMap((one) =>
      one.passed ? [] : [`      expected: ${one.what}`, `      but:      ${one.found}`],
    ),
  ]
}

function summaryOf(tested: readonly Tested[], ms: number): string {
  const tests = tested.flatMap((one) => one.tests)
  const failed = tests.filter(({ passed }) => !passed).length
  const broken = tested.filter(({ problems }) => problems.length > 0).length
  const counts = [
    `${tests.length - failed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(broken > 0 ? [`${broken} ${broken === 1 ? 'file' : 'files'} with problems`] : []),
  ]
  return `${counts.join(', ')}, in ${(ms / 1000).toFixed(1)} s`
}
