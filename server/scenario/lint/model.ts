/** What the checks ask about a scenario: what can come, what must, how far metrics go. Worked out once. */
import type { Scenario } from '#shared/scenario.ts'
import { certainMoments, earliestMoments, type Parts, type When } from './causes.ts'
import { dayClockOf } from './dayClock.ts'
import { formsOf, type Reading } from './form.ts'
import { issueTimes } from './issueTimes.ts'
import { type Push, type Range, rangeOf } from './ranges.ts'
import { sitesOf } from './sites.ts'

export interface Model extends Parts {
  /** Earliest time of a moment; `Infinity` if it cannot come before the day ends. */
  earliest: When
  /** By when a moment has come whatever people do; `Infinity` if it need not come. */
  certain: When
  /** The earliest time of a moment where every phase takes its par. */
  atPar: When
  ranges: Readonly<Record<string, Range>>
  /** What has come before a moment; filled as it is asked. */
  pasts: Map<string, ReadonlySet<string>>
}

const NEVER = Number.POSITIVE_INFINITY

export function modelOf(scenario: Scenario): Model {
  const day = dayClockOf(scenario)
  const formOf = formsOf(scenario, day)
  const issues = new Map(
    Object.entries(scenario.injects).flatMap(([id, { issue }]) => (issue ? [[id, issueTimes(issue)]] : [])),
  )
  const parts: Parts = { scenario, day, formOf, issues, sites: sitesOf(scenario) }
  // Metrics move by what happens, and things happen when metrics move: first as if every push came at once.
  const widest = rangesOf(parts, { from: () => 0, surely: () => NEVER })
  const rough = earliestMoments(parts, { pace: 'fastest', reading: earliestIn(widest) })
  const wide = rangesOf(parts, { from: rough, surely: () => NEVER })
  const earliest = earliestMoments(parts, { pace: 'fastest', reading: earliestIn(wide) })
  const certain = certainMoments(parts, { earliest, reading: surelyIn(wide) })
  const ranges = rangesOf(parts, { from: earliest, surely: certain })
  const atPar = earliestMoments(parts, { pace: 'par', reading: earliestIn(ranges) })
  return { ...parts, earliest, certain, atPar, ranges, pasts: new Map() }
}

type Ranges = Model['ranges']
const earliestIn = (ranges: Ranges) => (reading: Reading) =>
  ranges[reading.metric]?.earliest(reading) ?? NEVER
const surelyIn = (ranges: Ranges) => (reading: Reading) => ranges[reading.metric]?.surely(reading) ?? NEVER

function rangesOf({ scenario, day, sites }: Parts, { from, surely }: { from: When; surely: When }): Ranges {
  const pushes: Record<string, Push[]> = {}
  const add = (metric: string, push: Push) => {
    const list = pushes[metric]
    if (list) list.push(push)
    else pushes[metric] = [push]
  }
  for (const { cause, effects } of sites) {
    for (const effect of effects) {
      if (!('metric' in effect)) continue
      const { metric, add: by, over = 0 } = effect
      add(metric, { add: by, over, from: from(cause), surely: surely(cause) })
    }
  }
  for (const [metric, { reactions = [] }] of Object.entries(scenario.metrics))
    for (const { add: by, over = 0 } of reactions) add(metric, { add: by, over, from: 0, surely: NEVER })
  return Object.fromEntries(
    Object.entries(scenario.metrics).map(([id, metric]) => [id, rangeOf(metric, pushes[id] ?? [], day)]),
  )
}
