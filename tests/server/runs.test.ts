import { describe, expect, test } from 'vitest'
import { runHeadless } from '#server/headless.ts'
import { type Outcome, outcomeOf, readOutcome } from '#server/runs/outcome.ts'
import { quantiles, reportOf, wilson } from '#server/runs/report.ts'
import { MOST_RUNS, runMany } from '#server/runs.ts'
import { RunsReport } from '#shared/runs.ts'
import { MINUTE } from '#shared/time.ts'
import { smallScenario } from '../engine/smallScenario.ts'

const small = smallScenario()
const novices = { skill: 'novice', pace: 'usual' } as const

/** A day as statistics know it; by default passed, with nothing in it. */
const day = (seed: number, change: Partial<Outcome> = {}): Outcome => ({
  seed,
  passed: true,
  percent: 100,
  realMs: 10 * MINUTE,
  sent: ['crash'],
  opened: ['crash'],
  decided: { crash: 'rollback' },
  criteria: { decided: 'met' },
  losses: [],
  limits: [],
  ...change,
})
const report = (days: Outcome[], of = small, seed = 1) => reportOf(of.script, days, { ...novices, seed })
const judged = smallScenario((s) => {
  Object.assign(s.criteria, { tone: { text: 'The tone was right', when: { judged: true } } })
})

describe('statistics', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [20, 20, 0.8389, 1],
  ])('[PF1] the interval of %i in %i is the published one', (hits, of, low, high) => {
    const [from, to] = wilson(hits, of)
    expect([from.toFixed(4), to.toFixed(4)]).toEqual([low.toFixed(4), high.toFixed(4)])
  })

  test('[PF2] quantiles are values that were reached, whatever the order', () => {
    const tens = [100, 20, 30, 40, 50, 60, 70, 80, 90, 10]
    expect(quantiles(tens)).toEqual({ p10: 10, p50: 50, p90: 90 })
    expect(quantiles([7])).toEqual({ p10: 7, p50: 7, p90: 7 })
  })

  test('[PF3] injects, options and criteria are counted each way, whatever order the days came in', () => {
    const days = [
      day(3, { sent: [], opened: [], decided: {}, criteria: { decided: 'failed' }, passed: false }),
      day(1, { decided: { crash: 'wait' } }),
      day(2, { decided: { crash: null } }),
    ]
    const found = report(days)
    expect(found.injects['crash']).toMatchObject({ sent: 2, notSent: 1, by: null })
    expect(found.options['crash']).toMatchObject({ opened: 2, decided: 2, other: 1 })
    expect(found.options['crash']?.options).toMatchObject({ rollback: { chosen: 0 }, wait: { chosen: 1 } })
    expect(found.criteria['decided']).toMatchObject({ met: 2, failed: 1, pending: 0 })
    expect(found.passRate).toBeCloseTo(2 / 3)
    expect(found.seed).toBe(1)
    expect(report(days.toReversed())).toEqual(found)
  })

  test('[PF4] what no day brought is listed; what only a person sends or judges is not', () => {
    const byHand = smallScenario((s) => {
      Object.assign(s.criteria, { tone: { text: 'The tone was right', when: { judged: true } } })
      const { issue: _, ...message } = structuredClone(s.injects.crash)
      Object.assign(s.injects, {
        praise: { ...message, trigger: { by: 'facilitator' } },
        never: { ...message, trigger: { by: 'effect' } },
      })
    })
    expect(report([day(1, { criteria: { decided: 'met', tone: 'pending' } })], byHand).neverReached).toEqual([
      { kind: 'inject', id: 'never' },
      { kind: 'option', issue: 'crash', id: 'wait' },
      { kind: 'criterion', id: 'decided', outcome: 'failed' },
    ])
    expect(report([day(1, { sent: [] })]).neverReached[0]).toEqual({ kind: 'inject', id: 'crash' })
  })

  test('[PF5] the hardest minute is where most points are lost; of equal ones where more limits pass', () => {
    const loss = (minutes: number, points: number, phase: 'observe' | 'act' = 'act') => ({
      issue: 'crash',
      phase,
      at: minutes * MINUTE + 59_000,
      points,
    })
    const hardest = (...days: Outcome[]) => report(days).hardest
    expect(hardest(day(1))).toBe(null)
    expect(
      hardest(day(1, { losses: [loss(35, 9), loss(40, 6, 'observe')] }), day(2, { losses: [loss(40, 5)] })),
    ).toEqual({
      at: 40 * MINUTE,
      clock: '08:40',
      pointsLost: 11,
      shareLost: 0.55,
      limitsPassed: 0,
      phases: [
        { issue: 'crash', phase: 'observe', pointsLost: 6 },
        { issue: 'crash', phase: 'act', pointsLost: 5 },
      ],
    })
    const equal = day(1, { losses: [loss(35, 5), loss(40, 5)] })
    expect(hardest(equal)).toMatchObject({ clock: '08:35', limitsPassed: 0 })
    expect(hardest({ ...equal, limits: [40 * MINUTE] })).toMatchObject({ clock: '08:40', limitsPassed: 1 })
  })

  test('[PF6] a criterion that only a person judges is pending, and is left out of passing', () => {
    const outcomes = [1, 2, 3, 4, 5, 6].map((seed) => outcomeOf(judged.script, novices, seed))
    const plain = [1, 2, 3, 4, 5, 6].map((seed) => outcomeOf(small.script, novices, seed))
    expect(outcomes.map(({ passed }) => passed)).toEqual(plain.map(({ passed }) => passed))
    expect(new Set(plain.map(({ passed }) => passed)).size).toBe(2)
    expect(report(outcomes, judged).criteria['tone']).toMatchObject({ met: 0, failed: 0, pending: 6 })
  })
})

describe('one day', () => {
  test('[PF7] comes out the same with its log and without', () => {
    for (const skill of ['expert', 'novice'] as const) {
      const { records } = runHeadless(small, { seed: 9, skill })
      expect(readOutcome(small.script, records, 9)).toEqual(
        outcomeOf(small.script, { skill, pace: 'usual' }, 9),
      )
    }
  })

  test('[PF8] tells when points were lost and limits passed, and how long it really took', () => {
    const absent = outcomeOf(small.script, { skill: 'absent', pace: 'usual' }, 1)
    expect(absent).toMatchObject({ passed: false, percent: 0, decided: {}, opened: ['crash'] })
    // Nobody observed: that is settled when its limit passes, four minutes after 08:30.
    expect(absent.limits).toEqual([34 * MINUTE])
    expect(absent.losses[0]).toEqual({ issue: 'crash', phase: 'observe', at: 34 * MINUTE, points: 20 })
    // Two hours at 12x but for the limit of four minutes and a minute's grace.
    expect(absent.realMs / MINUTE).toBeCloseTo(5 + 115 / 12, 0)
  })
})

describe('many days', () => {
  const options = { ...novices, runs: 20, seed: 2 ** 32 - 5 }

  test('[PF9] give the same report however many threads play them, and seeds begin again after the last', async () => {
    const [one, two] = await Promise.all([
      runMany(small, { ...options, workers: 1 }),
      runMany(small, { ...options, workers: 2 }),
    ])
    expect(two).toEqual(one)
    expect(RunsReport.parse(one)).toEqual(one)
    const seeds = [...Array(5).keys()].map((i) => 2 ** 32 - 5 + i).concat([...Array(15).keys()])
    const here = seeds.map((seed) => outcomeOf(small.script, novices, seed))
    expect(report(here, small, options.seed)).toEqual(one)
    expect(one.seed).toBe(options.seed)
  })

  test('[PF10] can be called off, at once and on the way', async () => {
    const off = AbortSignal.abort(new Error('no more'))
    await expect(runMany(small, { ...options, signal: off })).rejects.toThrow('no more')
    const control = new AbortController()
    const running = runMany(small, { ...options, runs: MOST_RUNS, signal: control.signal })
    control.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
  })

  test.each([0, 1.5, MOST_RUNS + 1])('[PF11] are bounded in number: %d is refused', async (runs) => {
    await expect(runMany(small, { ...options, runs })).rejects.toThrow(RangeError)
  })
})
