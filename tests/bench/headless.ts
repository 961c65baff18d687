/**
 * How long twelve hours of the launch dry run take without people: one day with its log, once the code is warm, and a
 * thousand days for statistics as `launchroom run --runs 1000` plays them, start of the program and threads included.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { score } from '#server/engine/score.ts'
import { runHeadless } from '#server/headless.ts'
import { loadScenario } from '#server/scenario/load.ts'
import { RunsReport } from '#shared/runs.ts'
import { publish } from './rig/performancePage.ts'

const FILE = 'scenarios/launch-dry-run.yaml'
const RUNS = 60
const WARM_UP = 20
const ALLOWED_MS = 100
const MANY = 1000
const MANY_ALLOWED_S = 10

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
const row = (name: string, list: number[]) =>
  `| ${name} | ${at(list, 0.5).toFixed(1)} | ${at(list, 0.9).toFixed(1)} |`

const began = performance.now()
const many = spawnSync(process.execPath, ['dist/cli.js', 'run', FILE, '--runs', String(MANY), '--json'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 24,
})
const seconds = (performance.now() - began) / 1000
if (many.status !== 0) throw new Error(many.stderr)
const { runs } = RunsReport.parse(JSON.parse(many.stdout))
const median = at(times.played, 0.5)

publish({
  name: 'Days without people',
  text: [
    `Twelve hours of the launch dry run with expert bots; one day at a time the median of ${RUNS - WARM_UP}.`,
    '',
    '| one day, ms | p50 | p90 |',
    '|---|---|---|',
    row('played, with its log', times.played),
    row('scored', times.scored),
    '',
    `${runs} days for statistics, by \`launchroom run --runs ${runs}\` on ${availableParallelism()} cores, from the start of the`,
    `program to its answer: ${seconds.toFixed(1)} s.`,
  ].join('\n'),
  targets: [
    {
      what: 'one day with its log, median',
      measured: `${median.toFixed(1)} ms`,
      allowed: `under ${ALLOWED_MS} ms`,
      met: median < ALLOWED_MS,
    },
    {
      what: `${MANY} days for statistics`,
      measured: `${seconds.toFixed(1)} s`,
      allowed: `under ${MANY_ALLOWED_S} s`,
      met: seconds < MANY_ALLOWED_S,
    },
  ],
})
