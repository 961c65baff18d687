/** Plays days of one scenario, as they are asked for. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Scenario } from '#shared/scenario.ts'
import { scriptOf } from '#shared/script.ts'
import { type Outcome, outcomeOf, type Team } from './outcome.ts'

export interface PlayData {
  scenario: Scenario
  team: Team
}
export type SeedsToPlay = readonly number[]
export type Played = Outcome[]

const { scenario, team } = workerData as PlayData
const script = scriptOf(scenario)

parentPort?.on('message', (seeds: SeedsToPlay) => {
  parentPort?.postMessage(seeds.map((seed) => outcomeOf(script, team, seed)) satisfies Played)
})
