import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { newBot, plan } from '#server/engine/bot.ts'
import { DRAG, effort, HABITS, MEDIAN, PACE, type Pace, type Skill } from '#server/engine/botModel.ts'
import { draw, happens, pick } from '#server/engine/luck.ts'
import { type Headless, runHeadless } from '#server/headless.ts'
import type { Fact, FactOf, FactType } from '#shared/fact.ts'
import { PACES } from '#shared/runs.ts'
import { MINUTE, SECOND } from '#shared/time.ts'
import { applyAll, emptyView, type View } from '#shared/view.ts'
import { seenBy } from '#shared/visibility.ts'
import { smallScenario } from './smallScenario.ts'

const small = smallScenario()
const forBoth = smallScenario((s) => {
  s.injects.crash.to = ['engineer', 'lead']
})
const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1)

const factsOf = ({ records }: Headless): Fact[] => records.flatMap(({ facts }) => facts)
function all<T extends FactType>(run: Headless, type: T): FactOf<T>[] {
  return factsOf(run).filter((fact): fact is FactOf<T> => fact.type === type)
}
function first<T extends FactType>(run: Headless, type: T): FactOf<T> {
  const found = all(run, type)[0]
  if (!found) throw new Error(`no ${type}`)
  return found
}

/** Views of a seat after each record of a run, as its client would have them. */
function viewsOf({ records }: Headless, person: string, role: string): View[] {
  let view = emptyView
  return records.map(({ facts, seq, wall }) => {
    const seen = facts.filter((fact) => seenBy(fact, { kind: 'participant', person, roles: [role] }))
    view = applyAll(view, seen, { seq, wall })
    return view
  })
}

describe('what a bot does', () => {
  test('[BT1] follows from its seat’s view and its seed alone, however often it is asked', () => {
    const bot = newBot('bot-2', { skill: 'novice' }, { seed: 3, script: small.script })
    const views = viewsOf(runHeadless(small, { seed: 3, skill: 'expert' }), 'bot-2', 'engineer')
    const once = views.map((view) => plan(bot, view, view.at))
    expect([...views].reverse().map((view) => plan(bot, view, view.at))).toEqual(once.reverse())
    expect(once.some((intent) => intent?.command)).toBe(true)
  })

  test('[BT2] is nothing if it is absent, before the start, or without a seat', () => {
    const views = viewsOf(runHeadless(small, { seed: 3, skill: 'absent' }), 'bot-2', 'engineer')
    const absent = newBot('bot-2', { skill: 'absent' }, { seed: 3, script: small.script })
    const stranger = newBot('bot-9', { skill: 'expert' }, { seed: 3, script: small.script })
    const expert = newBot('bot-2', { skill: 'expert' }, { seed: 3, script: small.script })
    expect(views.map((view) => plan(absent, view, view.at))).toEqual(views.map(() => null))
    for (const view of views.filter(({ state }) => state !== 'live'))
      expect(plan(expert, view, view.at)).toBe(null)
    expect(views.map((view) => plan(stranger, view, view.at))).toEqual(views.map(() => null))
  })

  test.each(['expert', 'novice'] as const)(
    '[BT3] is never refused: %s bots ask only for what their seat may do',
    (skill) => {
      for (const seed of SEEDS) expect(runHeadless(forBoth, { seed, skill }).refused).toEqual([])
    },
  )

  test('[BT4] comes after a human while: nothing is answered at once, and novices take longer', () => {
    const times = (skill: 'expert' | 'novice') =>
      SEEDS.map((seed) => first(runHeadless(forBoth, { seed, skill }), 'issue.phaseDone').spent)
    const median = (list: number[]) => list.sort((a, b) => a - b)[list.length / 2] ?? 0
    expect(Math.min(...times('expert'))).toBeGreaterThan(20_000)
    expect(median(times('novice'))).toBeGreaterThan(median(times('expert')) * 1.5)
  })
})

describe('in an issue', () => {
  const flawless = runHeadless(forBoth, { seed: 1, skill: 'flawless' })

  test('[BT5] a flawless owner opens all evidence before it answers; what only one role can open that role opens', () => {
    const answered = first(flawless, 'issue.phaseDone').at
    const opened = all(flawless, 'evidence.opened')
    expect(opened.map(({ evidence, role }) => `${evidence} by ${role}`).sort()).toEqual([
      'graph by lead',
      'rumour by engineer',
      'trace by engineer',
    ])
    expect(opened.every(({ at }) => at < answered)).toBe(true)
  })

  test('[BT6] an owner asks the role that alone can open a piece of evidence; the asked role opens it and replies', () => {
    const asked = SEEDS.map((seed) => runHeadless(forBoth, { seed, skill: 'novice' })).filter((run) => {
      const [ask] = all(run, 'issue.asked')
      return (
        ask && all(run, 'evidence.opened').some(({ evidence, at }) => evidence === 'graph' && at > ask.at)
      )
    })
    expect(asked.length).toBeGreaterThan(3)
    for (const run of asked) {
      expect(first(run, 'issue.asked')).toMatchObject({ from: 'engineer', role: 'lead' })
      const open = all(run, 'evidence.opened').find(({ evidence }) => evidence === 'graph')
      expect(first(run, 'issue.replied').at).toBeGreaterThan(open?.at ?? 0)
    }
  })

  test('[BT7] a flawless team takes the best option and does all its steps, the optional ones too, each in its role', () => {
    expect(first(flawless, 'issue.decided').option).toBe('rollback')
    expect(
      all(flawless, 'issue.stepDone')
        .map(({ step, role }) => `${step} by ${role}`)
        .sort(),
    ).toEqual(['extra by lead', 'revert by engineer', 'tell by lead'])
    expect(all(flawless, 'message.posted')[0]).toMatchObject({ channel: 'chat', role: 'lead' })
  })

  test('[BT8] a grave issue is told to the lead by a role that is not the lead', () => {
    expect(first(flawless, 'issue.escalated')).toMatchObject({ issue: 'crash', role: 'engineer' })
  })

  test('[BT9] a novice errs about as often as the model says, and forgets hand-offs for a while', () => {
    const runs = Array.from({ length: 120 }, (_, i) => runHeadless(forBoth, { seed: i + 1, skill: 'novice' }))
    const wrong = runs.filter((run) => all(run, 'issue.decided').some(({ option }) => option !== 'rollback'))
    expect(Math.abs((wrong.length / runs.length) * 1000 - HABITS.novice.errs.decide)).toBeLessThan(120)
    const forgot = runs.filter((run) => {
      const entered = all(run, 'issue.phaseEntered').find(({ phase }) => phase === 'act')?.at ?? 0
      const told = all(run, 'issue.stepDone').find(({ step }) => step === 'tell')
      return told && told.at - entered >= HABITS.novice.forgets.forMs
    })
    expect(forgot.length).toBeGreaterThan(runs.length / 5)
  })
})

describe('at a gate', () => {
  const gated = (right: string, met = true) =>
    smallScenario((s) => {
      Object.assign(s, {
        documents: {
          rules: { title: 'Criteria', kind: 'criteria', body: 'What counts.' },
          report: { title: 'Report', kind: 'report', body: 'All of it.' },
        },
        gates: {
          gate: {
            at: '08:00',
            milestone: 'tag',
            title: 'Tag?',
            chair: 'lead',
            order: ['engineer', 'lead'],
            limit: '15 min',
            right,
            criteria: { tests: { label: 'Tests', kind: 'blocking', met, where: 'Report' } },
          },
        },
      })
    })

  test('[BT10] seats look the criteria up, mark them, vote, and the chair calls', () => {
    const run = runHeadless(gated('go'), { seed: 1, skill: 'flawless' })
    const marked = first(run, 'poll.marked')
    const read = all(run, 'document.opened').filter(({ role, at }) => role === marked.role && at < marked.at)
    expect(read.map(({ document }) => document)).toEqual(['rules', 'report'])
    expect(marked.state).toBe('met')
    expect(first(run, 'poll.voted').at).toBeGreaterThan(marked.at)
    expect(first(run, 'poll.decided')).toMatchObject({ call: 'go', role: 'lead' })
    expect(all(run, 'milestone.done').map(({ milestone }) => milestone)).toEqual(['tag'])
  })

  test.each(['hold', 'no-go'] as const)(
    '[BT11] a flawless chair makes the right first call, %s, and asks again later',
    (right) => {
      const run = runHeadless(gated(right, false), { seed: 1, skill: 'flawless' })
      expect(first(run, 'poll.marked').state).toBe('not-met')
      expect(all(run, 'poll.decided').map(({ call }) => call)).toEqual([right, 'go'])
      expect(run.refused).toEqual([])
    },
  )

  test('[BT14] a chair asks a second time and then calls GO, over whatever votes still stand', () => {
    const calls = SEEDS.map((seed) =>
      all(runHeadless(gated('go'), { seed, skill: 'novice' }), 'poll.decided'),
    )
    expect(calls.some((rounds) => rounds.length === 2 && (rounds[1]?.against ?? 0) > 0)).toBe(true)
    expect(calls.filter((rounds) => rounds.length > 2 || rounds.at(-1)?.call !== 'go')).toEqual([])
  })
})

describe('skill and pace', () => {
  const crash = (skill: Skill, pace?: Pace, days = 60) =>
    Array.from({ length: days }, (_, i) => runHeadless(forBoth, { seed: i + 1, skill, pace }))

  test('[BT16] an expert errs, but seldom', () => {
    const decided = crash('expert', 'usual', 150).map((run) => first(run, 'issue.decided').option)
    const wrong = decided.filter((option) => option !== 'rollback').length
    expect(wrong / decided.length).toBeGreaterThan(0.01)
    expect(wrong / decided.length).toBeLessThan(0.12)
  })

  test('[BT17] a flawless team makes no mistake, whatever the seed', () => {
    const { pace, ...mistakes } = HABITS.flawless
    const rates = Object.values(mistakes).flatMap((one) =>
      typeof one === 'number' ? [one] : Object.values(one),
    )
    expect({ pace, rates: new Set(rates) }).toEqual({ pace: HABITS.expert.pace, rates: new Set([0]) })
    for (const run of crash('flawless')) expect(first(run, 'issue.decided').option).toBe('rollback')
  })

  test('[BT18] the same team makes the same choices at any pace, and takes as much longer as the model says', () => {
    const times = PACES.map((pace) => crash('flawless', pace).map((run) => first(run, 'issue.decided').at))
    const [slow = 0, usual = 0, fast = 0] = times.map((list) => list.reduce((sum, at) => sum + at, 0))
    const opened = first(crash('flawless')[0] as Headless, 'issue.opened').at * 60
    expect((slow - opened) / (usual - opened)).toBeCloseTo(PACE.slow / 1000, 1)
    expect((fast - opened) / (usual - opened)).toBeCloseTo(PACE.fast / 1000, 1)
    const choices = PACES.map((pace) =>
      crash('novice', pace).map((run) => first(run, 'issue.decided').option),
    )
    expect(choices[0]).toEqual(choices[1])
    expect(choices[2]).toEqual(choices[1])
  })

  test('[BT19] a piece of work drags on as often as the model says', () => {
    const times = Array.from({ length: 4000 }, (_, seed) =>
      effort(seed, HABITS.novice, { kind: 'see', key: 'k' }),
    )
    const longest = 2.107 * ((MEDIAN.see * HABITS.novice.pace) / 1000)
    expect(Math.max(...times) / longest).toBeCloseTo(DRAG, 1)
    expect(times.filter((ms) => ms > longest + 1).length).toBeGreaterThan(20)
  })
})

describe('luck by name', () => {
  test('[BT12] the same seed and name draw the same, whatever was asked before', () => {
    const before = draw(7, 'vote')
    draw(7, 'other')
    expect(draw(7, 'vote')).toBe(before)
    expect(draw(8, 'vote')).not.toBe(before)
    expect(pick(7, 'x', [])).toBe(undefined)
  })

  test('[BT12] chances come out as often as asked for, and names do not move together', () => {
    const seeds = Array.from({ length: 4000 }, (_, i) => draw(i, 'bot'))
    const share = (hit: (seed: number) => boolean) =>
      Math.round((seeds.filter(hit).length / seeds.length) * 100)
    const a = (seed: number) => happens(seed, 'err/checksum/option', 450)
    const b = (seed: number) => happens(seed, 'err/ubuntu/option', 450)
    expect([share(a), share(b)].every((one) => Math.abs(one - 45) <= 3)).toBe(true)
    expect(Math.abs(share((seed) => a(seed) && b(seed)) - 20)).toBeLessThanOrEqual(3)
  })

  test('[BT13] the time for a piece of work spreads around the median of the model', () => {
    const times = SEEDS.map((seed) => effort(seed, HABITS.flawless, { kind: 'decide', key: 'k' })).sort(
      (a, b) => a - b,
    )
    expect(times[0]).toBeLessThan(45_000)
    expect(times.at(-1)).toBeGreaterThan(90_000)
    expect(times.at(-1)).toBeLessThan(3 * MINUTE)
  })
})

test('[BT15] docs/bots.md states the model as it is', () => {
  const rows = [...readFileSync('docs/bots.md', 'utf8').matchAll(/^\| (\S+) \| (\d.*) \|$/gm)].map(
    ([, a, b]) => [a, b],
  )
  const medians = Object.entries(MEDIAN).map(([kind, ms]) => [kind, `${ms / SECOND} s`])
  const { expert, novice } = HABITS
  const group = (name: 'errs' | 'skips' | 'forgets') => {
    const [ours, theirs] = [expert[name], novice[name]] as unknown as Record<string, number>[]
    return Object.keys(theirs ?? {})
      .filter((key) => key !== 'forMs')
      .map((key) => [`${name}.${key}`, `${ours?.[key]} | ${theirs?.[key]}`])
  }
  const habits = [
    ['pace', `${expert.pace} | ${novice.pace}`],
    ['drags', `${expert.drags} | ${novice.drags}`],
    ...group('errs'),
    ...group('skips'),
    ...group('forgets'),
  ]
  const paces = PACES.map((pace) => [pace, `${PACE[pace]}`])
  expect(rows).toEqual([...medians, ...habits, ...paces])
  const minutes = [expert, novice].map(({ forgets }) => forgets.forMs / MINUTE)
  expect(readFileSync('docs/bots.md', 'utf8')).toContain(
    `${minutes[0]} minutes later, a novice's ${minutes[1]}`,
  )
})
