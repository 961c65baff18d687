import { writeFileSync } from 'node:fs'
import { runHeadless } from '#server/headless.ts'
import type { Team } from '#server/runs/outcome.ts'
import { MOST_RUNS, runMany } from '#server/runs.ts'
import { type Loaded, loadScenario } from '#server/scenario/load.ts'
import { PACES, SKILLS } from '#shared/runs.ts'
import { lineOf } from './check.ts'
import { Complaint, type Io, onlyFile, optionOf, type Parsed, textOf } from './io.ts'
import { resultOf } from './runResult.ts'
import { runsText } from './runsText.ts'
import { reportText } from './runText.ts'

/** `run FILE`: plays a scenario with bots and prints what came of it; with `--runs`, what comes of it over many days. */
export async function runCommand(parsed: Parsed, io: Io): Promise<number> {
  const file = onlyFile(parsed, 'scenario file')
  const team = teamOf(parsed)
  const seed = numberOf(optionOf(parsed, 'seed') ?? '1', 'seed', [0, LARGEST_SEED])
  const runs = optionOf(parsed, 'runs')
  const log = optionOf(parsed, 'log')
  if (runs !== undefined && log !== undefined)
    throw new Complaint('--log keeps the log of one day; leave it out or leave --runs out.', 2)
  const days = runs === undefined ? null : numberOf(runs, 'runs', [1, MOST_RUNS])
  const loaded = loadScenario(textOf(file), file)
  if (!isPlayable(loaded)) {
    for (const problem of loaded.problems) io.err(lineOf(problem))
    return 1
  }
  const began = performance.now()
  if (days !== null) {
    const report = await runMany(loaded, { ...team, seed, runs: days })
    io.out(
      parsed.values['json'] ? JSON.stringify(report, null, 2) : runsText(report, performance.now() - began),
    )
    return 0
  }
  const { records } = runHeadless(loaded, { ...team, seed })
  const { result, score } = resultOf(loaded.script, { records, seed, wallMs: () => since(began) })
  if (log !== undefined) write(log, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  io.out(
    parsed.values['json']
      ? JSON.stringify(result, null, 2)
      : reportText(loaded.script, { result, score, skill: team.skill }),
  )
  return 0
}

type Playable = Extract<Loaded, { script: unknown }>
const isPlayable = (loaded: Loaded): loaded is Playable => 'script' in loaded

const since = (began: number): number => Math.round((performance.now() - began) * 10) / 10

function teamOf(parsed: Parsed): Team {
  const name = optionOf(parsed, 'skill') === undefined ? 'bots' : 'skill'
  return {
    skill: choiceOf(optionOf(parsed, name) ?? 'expert', name, SKILLS),
    pace: choiceOf(optionOf(parsed, 'pace') ?? 'usual', 'pace', PACES),
  }
}

function choiceOf<T extends string>(text: string, option: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === text)
  if (!choice) throw new Complaint(`--${option} is one of ${choices.join(', ')}, not "${text}".`, 2)
  return choice
}

/** Bots draw from 32 bits: a larger seed would play the day of a smaller one. */
const LARGEST_SEED = 2 ** 32 - 1

function numberOf(text: string, option: string, [least, most]: [number, number]): number {
  const number = Number(text)
  if (!/^\d{1,10}$/.test(text) || number < least || number > most) {
    throw new Complaint(`--${option} is a whole number from ${least} to ${most}, not "${text}".`, 2)
  }
  return number
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new Complaint(
      `${file}: The log cannot be written here (${error instanceof Error ? error.message : error}).`,
    )
  }
}
