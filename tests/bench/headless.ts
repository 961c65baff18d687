/** How long twelve hours of the launch dry run take without people, once the code is warm. The median of many runs. */
import { readFileSync } from 'node:fs'
import { score } from '#server/engine/score.ts'
import { runHeadless } from '#server/headless.ts'
import { loadScenario } from '#server/scenario/load.ts'

const FILE = 'scenarios/launch-dry-run.yaml'
const RUNS = 60
const WARM_UP = 20
const ALLOWED_MS = 100

const loaded = loadScenario(readFileSync(FILE, 'utf8'), FILE)
if (!('script' in loaded)) throw new Error(`${FILE} has problems; see launchroom check`)

const times: Record<'played' | 'scored', number[]> = { played: [], scored: [] }
for (let seed = 1; seed <= RUNS; seed++) {
  const began = performance.now()
  const { records } = runHeadless(loaded, { seed, skill: 'expert' })
  const played = performance.now()
  score(loaded.script, records)
  if (seed <= WARM_UP) continue
  times.played.push(played - began)
  times.scored.push(performance.now() - played)
}

const at = (list: number[], share: number) =>
  list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * share)] ?? 0
const text = (list: number[]) => `median ${at(list, 0.5).toFixed(1)} ms, p90 ${at(list, 0.9).toFixed(1)} ms`
console.log(`Twelve hours with expert bots, ${RUNS - WARM_UP} runs, once warm: ${text(times.played)}`)
console.log(`Scoring them: ${text(times.scored)}`)
if (at(times.played, 0.5) >= ALLOWED_MS) {
  console.error(`The median has to stay under ${ALLOWED_MS} ms.`)
  process.exitCode = 1
}
