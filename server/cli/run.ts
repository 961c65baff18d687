import { writeFileSync } from 'node:fs'
import { SKILLS, type Skill } from '#server/engine/botModel.ts'
import { runHeadless } from '#server/headless.ts'
import { type Loaded, loadScenario } from '#server/scenario/load.ts'
import { lineOf } from './check.ts'
import { Complaint, type Io, onlyFile, optionOf, type Parsed, textOf } from './io.ts'
import { resultOf } from './runResult.ts'
import { reportText } from './runText.ts'

/** `run FILE`: plays a scenario with bots and prints what came of it. */
export function runCommand(parsed: Parsed, io: Io): number {
  const file = onlyFile(parsed, 'scenario file')
  const skill = skillOf(optionOf(parsed, 'bots') ?? 'expert')
  const seed = seedOf(optionOf(parsed, 'seed') ?? '1')
  const loaded = loadScenario(textOf(file), file)
  if (!isPlayable(loaded)) {
    for (const problem of loaded.problems) io.err(lineOf(problem))
    return 1
  }
  const began = performance.now()
  const { records } = runHeadless(loaded, { seed, skill })
  const { result, score } = resultOf(loaded.script, { records, seed, wallMs: () => since(began) })
  const log = optionOf(parsed, 'log')
  if (log !== undefined) write(log, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  io.out(
    parsed.values['json']
      ? JSON.stringify(result, null, 2)
      : reportText(loaded.script, { result, score, skill }),
  )
  return 0
}

type Playable = Extract<Loaded, { script: unknown }>
const isPlayable = (loaded: Loaded): loaded is Playable => 'script' in loaded

const since = (began: number): number => Math.round((performance.now() - began) * 10) / 10

function skillOf(text: string): Skill {
  const skill = SKILLS.find((one) => one === text)
  if (!skill) throw new Complaint(`--bots is one of ${SKILLS.join(', ')}, not "${text}".`, 2)
  return skill
}

/** Bots draw from 32 bits: a larger seed would play the day of a smaller one. */
const LARGEST_SEED = 2 ** 32 - 1

function seedOf(text: string): number {
  const seed = Number(text)
  if (!/^\d{1,10}$/.test(text) || seed > LARGEST_SEED) {
    throw new Complaint(`--seed is a whole number from 0 to ${LARGEST_SEED}, not "${text}".`, 2)
  }
  return seed
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
