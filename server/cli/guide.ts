import { checkScenario } from '#server/scenario/check.ts'
import { guideOf } from '#server/scenario/guide.ts'
import { lineOf } from './check.ts'
import { type Io, onlyFile, type Parsed, textOf } from './io.ts'

/** `guide FILE`: the facilitator guide of a scenario, as Markdown. */
export function guideCommand(parsed: Parsed, io: Io): number {
  const file = onlyFile(parsed, 'scenario file')
  const { problems, playable } = checkScenario(textOf(file), file)
  if (playable) io.out(guideOf(playable.script).trimEnd())
  else for (const problem of problems) io.err(lineOf(problem))
  return playable ? 0 : 1
}
