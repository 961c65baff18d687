import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { testScenario } from '#server/scenarioTests.ts'
import type { ScenarioTest } from '#shared/scenario/test.ts'
import { TestResult } from '#shared/testResult.ts'
import { smallScenario } from '../engine/smallScenario.ts'

/** As they stand in a file. */
type Play = z.input<typeof ScenarioTest>
type Change = Parameters<typeof smallScenario>[0]

/** What comes of one test on the small day, which may be changed before. */
function played(one: Omit<Play, 'text'>, change: Change = () => {}): TestResult {
  const loaded = smallScenario((s) => {
    change(s)
    Object.assign(s, { tests: { one: { text: 'One.', ...one } } })
  })
  const [result] = testScenario(loaded)
  if (!result) throw new Error('no result')
  return result
}
const found = (result: TestResult) => result.expected.map(({ found: what }) => what)

/** A gate at 08:00, an inject that only the facilitator sends, a criterion that only a person judges. */
const withMore: Change = (s) => {
  const { issue: _, ...message } = structuredClone(s.injects.crash)
  Object.assign(s.injects, { praise: { ...message, title: 'Praise', trigger: { by: 'facilitator' } } })
  Object.assign(s, {
    gates: {
      gate: {
        at: '08:00',
        milestone: 'tag',
        title: 'Tag?',
        chair: 'lead',
        order: ['engineer', 'lead'],
        limit: '15 min',
        right: 'go',
        criteria: { green: { label: 'Green', kind: 'blocking', met: true, where: 'Report' } },
      },
    },
  })
  Object.assign(s.criteria, { tone: { text: 'The tone was right', when: { judged: true } } })
}

describe('what a test says is done', () => {
  test('[PF20] is done at its time, and what nobody says is done well', () => {
    const result = played({
      play: [
        { decide: 'crash', option: 'wait', after: '20 min', because: 'We wait.' },
        { step: 'tell', of: 'crash', after: '40 min' },
      ],
      expect: [
        { that: { not: { decided: 'crash' } }, by: '08:49' },
        { that: { decided: 'crash', options: ['wait'] }, by: '08:50' },
        { that: { not: { step: 'tell', of: 'crash' } }, by: '09:09' },
        { that: { step: 'tell', of: 'crash' }, by: '09:10' },
        { fails: ['decided'] },
        { passes: false },
      ],
    })
    expect(result).toMatchObject({ passed: true, unused: [], team: 'expert', seed: 1 })
    expect(TestResult.parse(result)).toEqual(result)
  })

  test('[PF21] without a time it is done when the team comes to it', () => {
    const well = played({ play: [{ decide: 'crash', option: 'wait' }], expect: [{ fails: ['decided'] }] })
    expect(well.passed).toBe(true)
    const late = played({
      team: 'absent',
      play: [{ decide: 'crash', option: 'wait' }],
      expect: [{ passes: false }],
    })
    expect(late).toMatchObject({ passed: false, unused: [{ what: 'decide crash as wait' }] })
  })

  test('[PF22] phases that nobody answered by then are answered well first, each in its order', () => {
    const early = played({
      team: 'absent',
      play: [{ decide: 'crash', option: 'rollback', after: '1 min' }],
      expect: [
        { that: { phaseDone: 'crash', phase: 'orient' }, by: '08:31' },
        { that: { decided: 'crash' }, by: '08:31' },
        { passes: true },
      ],
    })
    expect(early.passed).toBe(true)
    const own = played({
      team: 'absent',
      play: [
        { decide: 'crash', option: 'rollback', after: '1 min' },
        { phase: 'orient', of: 'crash', after: '3 min', severity: 'P1' },
      ],
      expect: [
        { that: { not: { decided: 'crash' } }, by: '08:32' },
        { that: { decided: 'crash' }, by: '08:33' },
      ],
    })
    expect(own).toMatchObject({ passed: true, unused: [] })
  })

  test('[PF23] never means that nobody does it, a step, a word to the lead, a whole issue or milestone', () => {
    const step = played({
      play: [{ never: 'tell', of: 'crash' }],
      expect: [{ never: { posted: 'chat' } }, { that: { step: 'revert', of: 'crash' } }, { passes: true }],
    })
    const word = played(
      { play: [{ never: 'escalate', of: 'crash' }], expect: [{ never: { escalated: 'crash' } }] },
      (s) => {
        s.injects.crash.to = ['engineer', 'lead']
      },
    )
    const issue = played({
      play: [{ never: 'crash' }],
      expect: [{ never: { phaseDone: 'crash', phase: 'observe' } }],
    })
    const milestone = played({
      play: [{ never: 'tag' }],
      expect: [{ never: { milestone: 'tag', is: 'done' } }, { passes: true }],
    })
    expect([step, word, issue, milestone].map(({ passed, unused }) => ({ passed, unused }))).toEqual(
      Array(4).fill({ passed: true, unused: [] }),
    )
  })

  test('[PF24] the chair calls as it is told, first and again', () => {
    const twice = played(
      {
        play: [
          { call: 'gate', as: 'no-go' },
          { call: 'gate', as: 'go', at: '09:00' },
        ],
        expect: [
          { that: { called: 'gate', as: ['no-go'] }, by: '08:15' },
          { that: { not: { called: 'gate', as: ['go'] } }, by: '08:59' },
          { that: { called: 'gate', as: ['go'] }, by: '09:00' },
        ],
      },
      withMore,
    )
    expect(twice).toMatchObject({ passed: true, unused: [] })
  })

  test('[PF25] the facilitator sends and judges, a role writes', () => {
    const result = played(
      {
        play: [
          { send: 'praise', at: '09:10' },
          { post: 'chat', by: 'lead', at: '09:20', text: 'Thank you.' },
          { judge: 'tone', met: false },
        ],
        expect: [
          { that: { delivered: 'praise' }, by: '09:10' },
          { that: { not: { delivered: 'praise' } }, by: '09:09' },
          { that: { posted: 'chat', by: 'lead' }, by: '09:20' },
          { fails: ['tone'] },
        ],
      },
      withMore,
    )
    expect(result).toMatchObject({ passed: true, unused: [] })
  })

  test.each([
    [{ step: 'revert', of: 'crash', after: '115 min' }, {}, 'The day ended before'],
    [{ step: 'revert', of: 'crash', after: '5 min' }, { injects: 'off' }, '"crash" did not open'],
    [{ step: 'extra', of: 'crash', after: '10 min' }, { option: 'wait' }, 'This issue is closed'],
    [{ send: 'crash', at: '09:00' }, {}, 'This inject was already sent'],
    [{ never: 'extra', of: 'crash' }, { option: 'wait' }, 'Nobody would have done it anyway'],
  ] satisfies [Play['play'] extends (infer I)[] | undefined ? I : never, object, string][])(
    '[PF26] what never came to be fails the test, with the reason: %j %j',
    (instruction, how, why) => {
      const wait = 'option' in how ? [{ decide: 'crash', option: 'wait' } as const] : []
      const result = played({ play: [...wait, instruction], expect: [{ percent: { above: 0 } }] }, (s) => {
        if ('injects' in how) Object.assign(s.injects.crash, { trigger: { by: 'facilitator' } })
      })
      expect(result.passed).toBe(false)
      expect(result.unused).toHaveLength(1)
      expect(result.unused[0]?.why).toContain(why)
    },
  )
})

describe('what a test expects', () => {
  test('[PF27] is told with what happened instead, and when', () => {
    const result = played({
      play: [
        { decide: 'crash', option: 'wait', after: '20 min' },
        { never: 'ask', of: 'crash' },
      ],
      expect: [
        { that: { decided: 'crash' }, by: '08:40' },
        { that: { asked: 'crash' } },
        { never: { opened: 'crash' } },
        { fails: [] },
        { passes: true },
        { percent: { below: 10 } },
        { that: { metric: 'errors', above: 100 } },
      ],
    })
    expect(found(result)).toEqual([
      'this came true only at 08:50:00',
      'this never came true',
      'this came true at 08:30:00',
      'also failed: decided',
      'failed: decided',
      expect.stringMatching(/^the score was \d/),
      'this never came true',
    ])
    expect(result.passed).toBe(false)
  })

  test('[PF28] is the truth of that moment, of metrics too', () => {
    const rising: Change = (s) => {
      Object.assign(s.metrics.errors, {
        path: [
          { at: '08:00', value: 5 },
          { at: '09:00', value: 65 },
          { at: '10:00', value: 5 },
        ],
      })
    }
    const result = played(
      {
        expect: [
          { that: { metric: 'errors', above: 30 }, by: '08:27' },
          { that: { metric: 'errors', above: 30 }, by: '08:25' },
          { that: { metric: 'errors', above: 30 } },
          { never: { metric: 'errors', above: 60 } },
        ],
      },
      rising,
    )
    expect(found(result)).toEqual([
      '',
      'this came true only at 08:26:00',
      'this was true at 08:26:00, and no longer then',
      'this came true at 08:56:00',
    ])
  })

  test('[PF29] of a criterion that only a person judges is to be said with "judge"', () => {
    const result = played({ expect: [{ fails: ['tone'] }, { fails: [] }, { passes: true }] }, withMore)
    expect(found(result)).toEqual([
      'did not fail: tone; only a person judges: tone (say so with "judge")',
      '',
      '',
    ])
  })
})

test('[PF30] a test comes out the same each time, and another seed is another day', () => {
  const one = (seed?: number) =>
    played({ team: 'novice', ...(seed === undefined ? {} : { seed }), expect: [{ percent: { above: 99 } }] })
  expect(one()).toEqual(one())
  expect(one()).toEqual(one(1))
  expect(new Set([1, 2, 3, 4, 5].map((seed) => found(one(seed))[0])).size).toBeGreaterThan(2)
})
