import { describe, expect, test } from 'vitest'
import { score } from '#server/engine/score.ts'
import type { Told } from '#server/engine/spans.ts'
import type { Fact } from '#shared/fact.ts'
import { MINUTE, SECOND } from '#shared/time.ts'
import { smallScenario } from './smallScenario.ts'
import * as t from './toldFacts.ts'

const { script } = smallScenario()

type Change = NonNullable<Parameters<typeof smallScenario>[0]>
const scoring = (change: Partial<{ speed: number; floor: number; passMark: number }>): Change => {
  return (small) => Object.assign(small.scoring, change)
}

/** Observe answered at minute 1, with this evidence opened before. */
const observed = (...facts: Fact[]): Fact[] => [
  t.opened(),
  ...t.entered('observe', 0),
  ...facts,
  t.done('observe', 1, t.saw(true, false)),
]

/** The score of one phase of the issue. */
function phaseOf(phase: string, records: Told[], by = script) {
  const found = score(by, records).phases.find((one) => one.phase === phase)
  if (!found) throw new Error(`no score of ${phase}`)
  return found
}

describe('quality', () => {
  test('[SR1] Observe is 60 % key evidence opened by anyone before it was left, 20 % confirmed, 20 % ongoing', () => {
    const half = t.told(...observed(t.evidence('trace', 0), t.evidence('rumour', 0)), t.evidence('graph', 2))
    expect(phaseOf('observe', half).quality).toBe(0.7)
    expect(phaseOf('observe', half).parts).toEqual([
      { label: 'Key evidence opened: 1 of 2', got: 30, of: 60 },
      { label: 'Confirmed or not', got: 20, of: 20 },
      { label: 'Still going on or not', got: 20, of: 20 },
    ])
    const wrong = t.told(t.opened(), ...t.entered('observe', 0), t.done('observe', 1, t.saw(false, true)))
    expect(phaseOf('observe', wrong).quality).toBe(0)
  })

  test('[SR1] without key evidence its part counts as full', () => {
    const none = smallScenario((small) => {
      small.injects.crash.issue.evidence.trace.key = false
      small.injects.crash.issue.evidence.graph.key = false
    })
    expect(phaseOf('observe', t.told(...observed()), none.script).quality).toBe(1)
  })

  test.each([
    ['all right', t.judgedAs('P0', 'null', 'all'), 1],
    ['half a severity', t.judgedAs('P1', 'null', 'all'), 0.8333],
    ['a severity the scenario leaves out', t.judgedAs('P3', 'disk', 'some'), 0.3],
    ['no cause', t.judgedAs('P0', null, 'all'), 0.6667],
  ])('[SR2] Orient is the mean of severity, cause and affected: %s', (_, answer, quality) => {
    const records = t.told(...observed(), ...t.entered('orient', 1), t.done('orient', 2, answer))
    expect(phaseOf('orient', records).quality).toBe(quality)
  })

  test('[SR2] what the scenario does not offer is not part of the mean', () => {
    const onlySeverity = smallScenario((small) => {
      Object.assign(small.injects.crash.issue.assessment, { cause: {}, affected: {} })
    })
    const records = t.told(
      ...observed(),
      ...t.entered('orient', 1),
      t.done('orient', 2, t.judgedAs('P1', null, null)),
    )
    expect(phaseOf('orient', records, onlySeverity.script).quality).toBe(0.5)
  })

  const decideWith = (...facts: Fact[]) => t.told(...observed(), ...t.entered('decide', 3), ...facts)

  test('[SR3] Decide is the value of the last option taken', () => {
    const first = [t.decided('rollback', 4), t.done('decide', 4, t.took('rollback'))]
    expect(phaseOf('decide', decideWith(...first)).quality).toBe(1)
    const second = [t.decided('wait', 6), t.done('decide', 6, t.took('wait'), { spent: 2 })]
    expect(phaseOf('decide', decideWith(...first, ...second)).quality).toBe(0.2)
  })

  test('[SR4] something else is pending until judged: no points, not in what can be reached, and listed', () => {
    const records = decideWith(t.decided(null, 4, 'Call a friend'), t.done('decide', 4, t.took(null)))
    const report = score(script, records)
    expect(phaseOf('decide', records)).toMatchObject({ quality: null, points: null, of: 35 })
    expect(report.byPhase.decide).toEqual({ points: 0, of: 0, percent: 0, pending: 35 })
    expect(report.team).toMatchObject({ of: 65, pending: 35 })
    expect(report.judgements).toEqual([
      { issue: 'crash', role: 'engineer', text: 'Call a friend', quality: null },
    ])
    expect(report.pending).toBe(1)
  })

  test('[SR4] a judgement gives it its value, and a new decision takes the judgement away', () => {
    const free = [t.decided(null, 4, 'Call a friend'), t.done('decide', 4, t.took(null)), t.judged(70, 9)]
    expect(phaseOf('decide', decideWith(...free))).toMatchObject({ quality: 0.7, of: 35 })
    expect(score(script, decideWith(...free)).pending).toBe(0)
    const again = [t.decided(null, 10, 'Call two'), t.done('decide', 10, t.took(null), { spent: 2 })]
    expect(phaseOf('decide', decideWith(...free, ...again)).quality).toBe(null)
  })

  test('[SR5] Act is the share of the required steps that the last decision asks for', () => {
    const content = t.actContent('revert', 'tell', 'extra?')
    const some = t.told(...observed(), ...t.entered('act', 3, { content }), t.stepDone('revert', 5))
    expect(phaseOf('act', some)).toMatchObject({ quality: 0.5, done: false, timeliness: 0 })
    expect(phaseOf('act', some).points).toBe(20 * 0.7 * 0.5)
    const all = [t.stepDone('revert', 5), t.stepDone('tell', 6), t.done('act', 6, null, { spent: 3 })]
    const whole = t.told(...observed(), ...t.entered('act', 3, { content, par: 10, limit: 20 }), ...all)
    expect(phaseOf('act', whole)).toMatchObject({ quality: 1, timeliness: 1, points: 20, done: true })
  })
})

describe('timeliness', () => {
  const inOrient = (spent: number, by = script, limits = {}) =>
    phaseOf(
      'orient',
      t.told(
        ...observed(),
        ...t.entered('orient', 1, limits),
        t.done('orient', 1 + spent, t.judgedAs('P0', 'null', 'all'), { spent }),
      ),
      by,
    )

  test.each([
    [1, 1],
    [2, 1],
    [3, 0.7],
    [3.5, 0.55],
    [4, 0.4],
    [60, 0.4],
  ])('[SR6] par 2, limit 4, floor 40 %%: %d minutes are worth %d', (spent, timeliness) => {
    expect(inOrient(spent).timeliness).toBe(timeliness)
    expect(inOrient(spent).points).toBeCloseTo(25 * (0.7 + 0.3 * timeliness), 10)
  })

  test('[SR6] an answer at the very limit is late, even where par is the limit', () => {
    expect(inOrient(4, script, { par: 4, limit: 4 }).timeliness).toBe(0.4)
    expect(inOrient(3.9, script, { par: 4, limit: 4 }).timeliness).toBe(1)
  })

  test('[SR7] a speed of 0 switches it off', () => {
    expect(inOrient(60, smallScenario(scoring({ speed: 0 })).script).points).toBe(25)
    expect(inOrient(60, smallScenario(scoring({ speed: 100, floor: 0 })).script).points).toBe(0)
  })

  test('[SR8] without a limit nothing is too late', () => {
    expect(inOrient(500, script, { par: null, limit: null }).timeliness).toBe(1)
  })

  test('[SR9] the owner’s own limit counts, as the allowance stretched it', () => {
    expect(inOrient(6, script, { par: 4, limit: 8, stretch: 20 }).timeliness).toBe(0.7)
  })

  test('[SR10] more time moves the limit and leaves par where it was', () => {
    const more = (due: number) =>
      t.fact('issue.moreTime', 4, {
        issue: 'crash',
        phase: 'orient',
        role: 'engineer',
        due: (30 + due) * MINUTE,
      })
    const late = t.done('orient', 5, t.judgedAs('P0', 'null', 'all'), { spent: 4 })
    const records = t.told(...observed(), ...t.entered('orient', 1), more(6), more(7), late)
    expect(phaseOf('orient', records).timeliness).toBe(0.7)
  })
})

describe('whose points', () => {
  test('[SR11] points belong to the role that held the issue at the phase’s end', () => {
    const handed = t.fact('issue.handedOver', 1, {
      issue: 'crash',
      from: 'engineer',
      owner: 'lead',
      role: 'engineer',
      note: '',
    })
    const toLead = t.done('orient', 3, t.judgedAs('P0', 'null', 'all'), { owner: 'lead' })
    const records = t.told(
      ...observed(),
      ...t.entered('orient', 1),
      handed,
      toLead,
      t.resolved(9, { owner: 'lead' }),
    )
    const report = score(script, records)
    expect(report.phases.map(({ phase, role }) => [phase, role])).toEqual([
      ['observe', 'engineer'],
      ['orient', 'lead'],
      ['decide', 'lead'],
      ['act', 'lead'],
    ])
    expect(report.byRole['engineer']).toMatchObject({ of: 20 })
    expect(report.byRole['lead']).toMatchObject({ points: 25, of: 80 })
  })

  test('[SR12] of a phase that was visited again the last answer and the whole time count', () => {
    const back = t.fact('issue.wentBack', 2, {
      issue: 'crash',
      from: 'orient',
      phase: 'observe',
      role: 'engineer',
    })
    const again = t.done('observe', 5, t.saw(true, true), { spent: 3 })
    const records = t.told(...observed(), ...t.entered('orient', 1), back, ...t.entered('observe', 2), again)
    expect(phaseOf('observe', records)).toMatchObject({ quality: 0.2, spent: 3 * MINUTE, timeliness: 0.7 })
    expect(phaseOf('orient', records)).toMatchObject({ done: false, spent: MINUTE, points: 0 })
  })

  test('[SR13] practice is never scored, and what never opened does not count', () => {
    const practised = t.told(t.opened({ practice: true }), ...t.entered('observe', 0))
    expect(score(script, practised).phases).toEqual([])
    const none = score(script, [])
    expect(none.team).toEqual({ points: 0, of: 0, percent: 0, pending: 0 })
    expect(none.byIssue['crash']).toMatchObject({ of: 0, outcome: 'not-opened', title: 'It crashes' })
  })

  test('[SR14] a phase that was never finished brings nothing of its weight, to the owner at the end', () => {
    const report = score(script, t.told(...observed(), ...t.entered('orient', 1)))
    const rest = report.phases.filter(({ phase }) => phase !== 'observe')
    expect(rest.map(({ points, of, role, done }) => [points, of, role, done])).toEqual([
      [0, 25, 'engineer', false],
      [0, 35, 'engineer', false],
      [0, 20, 'engineer', false],
    ])
    expect(report.byIssue['crash']).toMatchObject({ of: 100, outcome: 'unresolved' })
  })
})

describe('proof of points', () => {
  test('[SR15] every score names the records and facts it comes from', () => {
    const records = t.told(...observed(t.evidence('trace', 0), t.evidence('rumour', 0)))
    expect(phaseOf('observe', records).from).toEqual([
      { seq: 2, type: 'issue.limitSet' },
      { seq: 3, type: 'evidence.opened' },
      { seq: 5, type: 'issue.phaseDone' },
    ])
    expect(phaseOf('decide', records).from).toEqual([{ seq: 0, type: 'issue.opened' }])
  })

  test('[SR16] holds that fell inside a phase are listed beside it with their real length', () => {
    const held = t.fact('clock.held', 0.5, { reason: '', by: 'facilitator', until: null })
    const why = t.fact('clock.holdExplained', 0.5, { reason: 'Audio check', until: null })
    const resumed = t.fact('clock.resumed', 0.5, {})
    const [open, enter, limit] = [t.opened(), ...t.entered('observe', 0)]
    const records = t.told(
      open,
      enter,
      limit,
      { wall: 10_000, fact: held },
      { wall: 12_000, fact: why },
      { wall: 52_500, fact: resumed },
      t.done('observe', 1, t.saw(true, false)),
      ...t.entered('orient', 1),
    )
    expect(phaseOf('observe', records).holds).toEqual([
      { seq: 3, at: 30 * MINUTE + 30 * SECOND, realMs: 42_500, reason: 'Audio check' },
    ])
    expect(phaseOf('orient', records).holds).toEqual([])
  })

  test('[SR17] percentages have one decimal and sums are exact', () => {
    const records = t.told(
      ...observed(t.evidence('trace', 0)),
      ...t.entered('orient', 1),
      t.done('orient', 4, t.judgedAs('P1', 'null', 'all'), { spent: 3 }),
    )
    const report = score(script, records)
    // 20 * (0.7 * 0.7 + 0.3) = 15.8 and 25 * (0.7 * 0.8333 + 0.3 * 0.7) = 19.83275
    expect(report.team).toEqual({ points: 35.63275, of: 100, percent: 35.6, pending: 0 })
    expect(report.byPhase.observe).toEqual({ points: 15.8, of: 20, percent: 79, pending: 0 })
    expect(report.byIssue['crash']).toMatchObject({ points: 35.63275, of: 100, percent: 35.6 })
  })
})

describe('what a facilitator made up', () => {
  const adHoc = (severity: 'P1' | null) => {
    const issue = { owner: 'engineer', limit: 4 * MINUTE, severity }
    const about = {
      title: 'Rumour',
      body: 'Hm',
      from: 'robot',
      channel: 'chat',
      to: ['engineer'],
      expected: 'Ask.',
    }
    return t.fact('inject.added', 0, { inject: 'rumour', row: {} as never, adHoc: { ...about, issue } })
  }
  const worked = (added: Fact): Told[] => {
    const facts = [
      added,
      ...observed(),
      ...t.entered('orient', 1),
      t.done('orient', 2, t.judgedAs('P2', null, null)),
    ].map((fact) => ('issue' in fact ? { ...fact, issue: 'rumour' } : fact))
    return t.told(...facts)
  }

  test('[SR18] an issue made up during the run has no values but the severity it was given', () => {
    expect(phaseOf('observe', worked(adHoc(null))).quality).toBe(1)
    expect(phaseOf('orient', worked(adHoc(null))).quality).toBe(1)
    expect(phaseOf('orient', worked(adHoc('P1'))).quality).toBe(0)
    expect(score(script, worked(adHoc('P1'))).key.issues['rumour']).toMatchObject({
      expected: 'Ask.',
      severity: { P0: 0, P1: 100, P2: 0, P3: 0 },
    })
  })
})

describe('criteria', () => {
  const rollback = (minute: number) =>
    t.told(t.opened(), ...t.entered('observe', 0), t.decided('rollback', minute))

  test('[SR19] a criterion follows its rule and names the facts that met it', () => {
    expect(score(script, rollback(10)).criteria).toEqual([
      {
        id: 'decided',
        text: 'Rolled back within 10 minutes',
        why: '',
        met: true,
        judge: 'rule',
        pending: false,
        from: [{ seq: 3, type: 'issue.decided', item: 'crash' }],
      },
    ])
    expect(score(script, rollback(11)).criteria[0]?.met).toBe(false)
    expect(score(script, []).criteria[0]).toMatchObject({ met: false, from: [] })
  })

  test('[SR19] a limit for people extends by the owner’s allowance', () => {
    const stretched = t.told(
      t.opened(),
      ...t.entered('observe', 0, { stretch: 20 }),
      t.decided('rollback', 20),
    )
    expect(score(script, stretched).criteria[0]?.met).toBe(true)
  })

  test('[SR20] what a facilitator says of a criterion stands, the last word first', () => {
    const says = (met: boolean) => t.fact('criterion.judged', 60, { criterion: 'decided', met, comment: '' })
    expect(score(script, t.told(says(false), says(true))).criteria[0]).toMatchObject({
      met: true,
      judge: 'facilitator',
      from: [{ seq: 1, type: 'criterion.judged' }],
    })
    const overruled = [...rollback(5).flatMap((record) => record.facts), says(false)]
    expect(score(script, t.told(...overruled)).criteria[0]?.met).toBe(false)
  })

  test('[SR21] a judged criterion is pending, and while one is pending nobody has passed', () => {
    const { script: toJudge } = smallScenario((small) => {
      Object.assign(small.criteria, { calm: { text: 'They stayed calm', when: { judged: true } } })
    })
    const waiting = score(toJudge, rollback(5))
    expect(waiting.criteria[1]).toMatchObject({ met: false, pending: true, judge: 'facilitator' })
    expect(waiting).toMatchObject({ passed: false, pending: 1 })
    const calm = t.fact('criterion.judged', 60, { criterion: 'calm', met: true, comment: '' })
    const facts = [...rollback(5).flatMap((record) => record.facts), calm]
    expect(score(toJudge, t.told(...facts))).toMatchObject({ passed: true, pending: 0 })
  })

  test('[SR22] a judged part is pending only where it makes the difference', () => {
    const { script: either } = smallScenario((small) => {
      Object.assign(small.criteria, {
        either: { text: 'E', when: { any: [{ opened: 'crash' }, { judged: true }] } },
        neither: { text: 'N', when: { not: { judged: true } } },
      })
    })
    expect(score(either, rollback(5)).criteria[1]).toMatchObject({ met: true, pending: false })
    expect(score(either, []).criteria[1]).toMatchObject({ met: false, pending: true })
    expect(score(either, []).criteria[2]).toMatchObject({ met: false, pending: true })
  })

  test('[SR23] a metric is read at the end of the day, from the lines the facts carry', () => {
    const { script: quiet } = smallScenario((small) => {
      Object.assign(small.criteria, { quiet: { text: 'Few errors', when: { metric: 'errors', below: 5 } } })
    })
    const falls = (to: number): Fact =>
      t.fact('metric.changed', 0, {
        metric: 'errors',
        path: [
          [30 * MINUTE, 5],
          [60 * MINUTE, to],
        ],
        cause: null,
      })
    const ended = t.fact('room.ended', 60, { cause: 'clock', reason: '' })
    expect(score(quiet, t.told(falls(2), ended)).criteria[1]).toMatchObject({
      met: true,
      from: [{ seq: 0, type: 'metric.changed' }],
    })
    expect(score(quiet, t.told(falls(8), ended)).criteria[1]?.met).toBe(false)
    expect(score(quiet, t.told(ended)).criteria[1]?.met).toBe(false)
  })

  test('[SR24] the pass mark stands beside the criteria and does not decide', () => {
    const best = observed(t.evidence('trace', 0), t.evidence('graph', 0))
    const { script: onlyObserve } = smallScenario((small) => {
      small.scoring.weights = { observe: 100, orient: 0, decide: 0, act: 0 }
    })
    expect(score(onlyObserve, t.told(...best))).toMatchObject({
      reachedMark: true,
      passed: false,
      passMark: 80,
    })
    expect(score(script, rollback(5))).toMatchObject({ reachedMark: false, passed: true })
  })
})

test('[SR25] the debrief gets the values that were secret', () => {
  expect(score(script, []).key.issues['crash']).toEqual({
    options: [
      { id: 'rollback', label: 'Roll back', quality: 100, why: 'Safe.' },
      { id: 'wait', label: 'Wait', quality: 20, why: '' },
    ],
    severity: { P0: 100, P1: 50, P2: 0, P3: 0 },
    causes: [
      { id: 'null', label: 'A null', quality: 100, why: '' },
      { id: 'disk', label: 'The disk', quality: 30, why: '' },
    ],
    affected: [
      { id: 'all', label: 'All', quality: 100, why: '' },
      { id: 'some', label: 'Some', quality: 60, why: '' },
    ],
    evidence: [
      { id: 'trace', title: 'Trace', key: true, herring: false },
      { id: 'graph', title: 'Graph', key: true, herring: false },
      { id: 'rumour', title: 'Rumour', key: false, herring: true },
    ],
    expected: 'Roll back.',
  })
})
