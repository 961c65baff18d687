/** What many days played by bots say of a scenario: what `run --runs --json` prints and a server answers. */
import { z } from 'zod'
import { Phase } from './ids.ts'

/** Teams of bots as they come; docs/bots.md says what they are like. */
export const SKILLS = ['expert', 'novice', 'absent'] as const
export const PACES = ['slow', 'usual', 'fast'] as const

const Count = z.int().nonnegative()
const Share = z.number().min(0).max(1)
/** The value that a tenth, half and nine tenths of the days do not exceed. */
const Quantiles = z.strictObject({ p10: z.number(), p50: z.number(), p90: z.number() })

export const Never = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inject'), id: z.string() }).describe('Not sent on any day.'),
  z
    .strictObject({ kind: z.literal('option'), issue: z.string(), id: z.string() })
    .describe('Not chosen on any day.'),
  z
    .strictObject({ kind: z.literal('criterion'), id: z.string(), outcome: z.enum(['met', 'failed']) })
    .describe('Did not come out this way on any day.'),
])
export type Never = z.infer<typeof Never>

export const RunsReport = z.strictObject({
  scenario: z.string(),
  title: z.string(),
  skill: z.enum(SKILLS),
  pace: z.enum(PACES),
  seed: Count.describe('Of the first day; each day after it has the next one.'),
  runs: Count,
  passRate: Share.describe('Days on which every criterion was met that needs no judgement of a person.'),
  interval: z.tuple([Share, Share]).describe('95 % interval of the pass rate, after Wilson.'),
  percent: Quantiles.describe('The score of the team, 0 to 100.'),
  realMinutes: Quantiles.describe('Real minutes from the start to the end of a day.'),
  injects: z.record(
    z.string(),
    z.strictObject({
      title: z.string(),
      sent: Count,
      notSent: Count,
      by: z.enum(['facilitator', 'practice']).nullable().describe('Sent by hand only, which bots never do.'),
    }),
  ),
  options: z.record(
    z.string(),
    z.strictObject({
      title: z.string(),
      opened: Count,
      decided: Count,
      options: z.record(z.string(), z.strictObject({ label: z.string(), chosen: Count })),
      other: Count.describe('Decided as something else than the options.'),
    }),
  ),
  criteria: z.record(
    z.string(),
    z.strictObject({
      text: z.string(),
      met: Count,
      failed: Count,
      pending: Count.describe('Days on which only a person could say.'),
    }),
  ),
  neverReached: z.array(Never),
  hardest: z
    .strictObject({
      at: Count.describe('Simulated ms since the start of the day.'),
      clock: z.string().describe('Time of the day, HH:MM.'),
      pointsLost: z.number().describe('Points of the score lost in this minute, over all days.'),
      limitsPassed: Count,
      shareLost: Share.describe('Of all points lost on all days.'),
      phases: z.array(z.strictObject({ issue: z.string(), phase: Phase, pointsLost: z.number() })),
    })
    .nullable()
    .describe('The minute in which most points are lost; null if none ever are.'),
})
export type RunsReport = z.infer<typeof RunsReport>
