/**
 * Many days of a scenario, played by bots in processes of their own. Each day follows from the script, the team and its
 * seed alone, so that the report is the same however many processes share the work.
 */
import type { ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import type { RunsReport } from '#shared/runs.ts'
import type { Scenario } from '#shared/scenario.ts'
import type { Script } from '#shared/script.ts'
import type { Outcome, Team } from './runs/outcome.ts'
import type { PlayData, Played, SeedsToPlay } from './runs/playProcess.ts'
import { reportOf } from './runs/report.ts'
import { startPlay } from './runs/startPlay.ts'

/** More days say nothing that fewer do not, and would keep a machine busy for an hour. */
export const MOST_RUNS = 10_000
/** Seeds are 32 bits wide: the one after the last is 0. */
const SEEDS = 2 ** 32
/** Days a process plays before it asks for more: few enough that all end together. */
const AT_ONCE = 8

export interface RunsOptions extends Team {
  /** 1 to `MOST_RUNS`. */
  runs: number
  /** Of the first day; each day after it has the next one. */
  seed: number
  /** Processes; one for each core if left out. */
  workers?: number
  /** Ends the work: the promise is rejected with its reason. */
  signal?: AbortSignal
}

/** Plays a scenario `runs` times. Throws `RangeError` for a number of runs out of bounds. */
export async function runMany(
  { scenario, script }: { scenario: Scenario; script: Script },
  { runs, seed, skill, pace, workers = availableParallelism(), signal }: RunsOptions,
): Promise<RunsReport> {
  if (!Number.isInteger(runs) || runs < 1 || runs > MOST_RUNS)
    throw new RangeError(`Between 1 and ${MOST_RUNS} days can be played at once, not ${runs}.`)
  signal?.throwIfAborted()
  const team: Team = { skill, pace }
  const seeds = Array.from({ length: runs }, (_, i) => (seed + i) % SEEDS)
  const chunks = Array.from({ length: Math.ceil(runs / AT_ONCE) }, (_, i) =>
    seeds.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
  const data: PlayData = { scenario, team }
  const processes = Array.from({ length: Math.min(workers, chunks.length) }, () => startPlay(data))
  const stopped = new Promise<never>((_, fail) => {
    signal?.addEventListener('abort', () => fail(signal.reason), { once: true })
  })
  try {
    const played = Promise.all(processes.map((each) => playIn(each, chunks)))
    const outcomes = await Promise.race([played, stopped])
    return reportOf(script, outcomes.flat(), { ...team, seed })
  } finally {
    for (const each of processes) each.kill()
  }
}

/** Has a process play what is left, piece by piece, until nothing is. */
function playIn(player: ChildProcess, left: SeedsToPlay[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  return new Promise((keep, fail) => {
    const goOn = () => {
      const seeds = left.shift()
      if (seeds) player.send(seeds)
      else keep(outcomes)
    }
    player.on('error', fail)
    player.on('exit', (code, signal) =>
      fail(new Error(`The process that plays ended by itself (${code ?? signal}).`)),
    )
    player.on('message', (played: Played) => {
      outcomes.push(...played)
      goOn()
    })
    goOn()
  })
}
