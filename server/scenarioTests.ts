/** Plays the tests that a scenario holds. Each is a day of its own, and comes out the same each time. */
import type { Script } from '#shared/script.ts'
import type { ScriptInstruction, ScriptTest } from '#shared/scriptTest.ts'
import type { TestResult } from '#shared/testResult.ts'
import { score } from './engine/score.ts'
import { type Entry, playDay } from './headless.ts'
import { courseOf } from './scenarioTests/course.ts'
import { directorOf } from './scenarioTests/director.ts'
import { expectedOf } from './scenarioTests/expectation.ts'

/** Plays all tests of a scenario, in the order of the file. Takes some 50 ms for each test of a long day. */
export function testScenario({ script }: { script: Script }): TestResult[] {
  return Object.entries(script.tests).map(([id, test]) => play(script, id, test))
}

function play(script: Script, id: string, test: ScriptTest): TestResult {
  const { text, team, seed } = test
  const told: Entry[] = []
  const { director, tasks } = directorOf(script, test.play, { idle: team === 'absent' })
  const skill = team === 'expert' ? 'flawless' : team
  playDay(script, { seed, skill, director, tell: (entry) => told.push(entry) })
  const course = courseOf(script, told)
  const expected = test.expect.map((one) => expectedOf(one, { script, course, score: score(script, told) }))
  const unused = tasks.flatMap(({ instruction, done, why }) =>
    done ? [] : [{ what: wordsOf(instruction), why }],
  )
  const passed = unused.length === 0 && expected.every((one) => one.passed)
  return { id, text, team, seed, passed, expected, unused }
}

function wordsOf(instruction: ScriptInstruction): string {
  if ('decide' in instruction) return `decide ${instruction.decide} as ${instruction.option}`
  if ('phase' in instruction) return `answer ${instruction.phase} of ${instruction.of}`
  if ('step' in instruction) return `do the step ${instruction.step} of ${instruction.of}`
  if ('never' in instruction)
    return `never ${instruction.never}${instruction.of === null ? '' : ` of ${instruction.of}`}`
  if ('call' in instruction) return `call ${instruction.as} on ${instruction.call}`
  if ('send' in instruction) return `send ${instruction.send}`
  if ('post' in instruction) return `post in ${instruction.post} by ${instruction.by}`
  return `judge ${instruction.judge}`
}
