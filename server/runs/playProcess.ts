/** Plays days of one scenario, as they are asked for, in a process of its own. The first message says of which. */
import type { Scenario } from '#shared/scenario.ts'
import { scriptOf } from '#shared/script.ts'
import { type Outcome, outcomeOf, type Team } from './outcome.ts'

export interface PlayData {
  scenario: Scenario
  team: Team
}
export type SeedsToPlay = readonly number[]
export type Played = Outcome[]

process.once('message', ({ scenario, team }: PlayData) => {
  const script = scriptOf(scenario)
  process.on('message', (seeds: SeedsToPlay) => {
    process.send?.(seeds.map((seed) => outcomeOf(script, team, seed)) satisfies Played)
  })
})
// Whoever asked is gone.
process.on('disconnect', () => process.exit())
