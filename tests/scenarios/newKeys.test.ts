/** What can be wrong with windows, alternatives, containment and audiences, each at its place. */
import { describe, expect, test } from 'vitest'
import { loadScenario } from '#server/scenario/load.ts'
import { type Change, changed, outcomeOf, said } from './small.ts'

const among = (...change: Change) => {
  const { expected, got } = outcomeOf(change)
  expect(got).toContain(expected)
}
const RULE = '{ step: repair, of: broken, within: 30 min }'
const AT = "{ at: '10:30' }"
const STEP = 'repair: { label: Repair, role: builder, after: [look] }'
const TELLS = 'writes: message, channel: chat, tells: [users]'

describe('[LA23] when an inject comes', () => {
  test.each<Change>([
    [AT, "{ between: ['10:30', ‸'10:20'] }", 'A window ends after it begins'],
    [AT, "{ between: ['10:30', ‸'10:30:00'] }", 'A window ends after it begins'],
    [AT, "{ between: [‸'07:30', '10:20'] }", '07:30 is outside the day'],
    [AT, "{ between: ['10:30', ‸'12:00'] }", '12:00 is outside the day'],
    [AT, "{ between: ‸['10:30'] }", '"between" must be at least 2 items long'],
    ['after: 10 min', 'between: [5 min, ‸5 min]', 'A window ends after it begins'],
    ['title: Broken', "expires: ‸'10:30'\n    title: Broken", 'It would never be sent: it expires at 10:30'],
    ['title: Broken', "expires: ‸'12:30'\n    title: Broken", '12:30 is outside the day'],
    [
      'title: Broken',
      'unless: { delivered: ‸brokn }\n    title: Broken',
      'There is no inject "brokn". Did you mean',
    ],
    [
      'title: Broken',
      '‸repeat: { every: 5 min, times: 2 }\n    title: Broken',
      '"broken" is an issue: only messages',
    ],
    [
      'title: Later',
      'repeat: { every: ‸0 min, times: 2 }\n    title: Later',
      'Say how long after the one before',
    ],
    ['title: Later', 'repeat: { every: 5 min, times: ‸1 }\n    title: Later', '"times" must be at least 2.'],
    [
      'title: Later',
      'repeat: { every: 5 min, times: 2, until: { opened: ‸brokn } }\n    title: Later',
      'There is no issue',
    ],
    [
      'title: Later',
      'repeat: { evry: 5 min, times: 2 }\n    title: Later'.replace('evry', '‸evry'),
      '"evry" is not known here. Did you mean "every"?',
    ],
    [
      'questions:',
      'alternatives: { a: { oneOf: [later, ‸latr] } }\nquestions:',
      'There is no inject "latr". Did you mean "later"?',
    ],
    [
      'questions:',
      'alternatives: { a: { oneOf: [later, ‸later] } }\nquestions:',
      '"later" stands in this group already.',
    ],
    [
      'questions:',
      'alternatives: { a: { oneOf: [later, rare] }, b: { oneOf: [thanks, ‸rare] } }\nquestions:',
      '"rare" stands in the group "a" already.',
    ],
    [
      'questions:',
      'alternatives: { a: { oneof‸: [later] } }\nquestions:'.replace('oneof‸', '‸oneof'),
      '"oneof" is not known here. Did you mean "oneOf"?',
    ],
  ])('%s as %s', among)

  test('a repetition may be named, and may not take the name of another', () => {
    const twice = changed('title: Later', 'repeat: { every: 5 min, times: 2 }\n    title: Later')
    expect(said(twice.replace(RULE, '{ delivered: later-2 }'))).toEqual([])
    expect(said(twice.replace(RULE, '{ delivered: later-3 }'))[0]).toContain('There is no inject "later-3".')
    expect(said(twice.replace('  rare:', '  later-2:'))[0]).toContain(
      'Its repetition would be named "later-2", as another inject is.',
    )
  })

  test('all repetitions together are at most 2,000 injects', () => {
    const many = Array.from(
      { length: 41 },
      (_, i) =>
        `  m${i}:\n    title: M\n    trigger: { at: '09:30' }\n    repeat: { every: 1 s, times: 50 }\n    to: all\n    from: robot\n    channel: chat\n    body: M\n`,
    )
    expect(said(changed('injects:\n', `injects:\n${many.slice(1).join('')}`)).join()).toContain(
      'With all repetitions there are 2004 injects. A scenario may have 2000.',
    )
    expect(said(changed('injects:\n', `injects:\n${many.slice(2).join('')}`))).toEqual([])
  })

  test('an inject cannot follow its own repetition', () => {
    const text = changed('title: Later', 'repeat: { every: 5 min, times: 2 }\n    title: Later')
    expect(said(text.replace('follows: broken', 'follows: later-2')).join()).toContain('wait for each other')
  })
})

describe('[LA23] who is told, what contains, and in which order', () => {
  test.each<Change>([
    [
      STEP,
      STEP.replace('after', `writes: message, channel: chat, tells: [‸users], after`),
      'There is no audience "users".',
    ],
    [RULE, '{ told: ‸users }', 'There is no audience "users".'],
    [RULE, '{ contained: ‸brokn }', 'There is no issue "brokn". Did you mean "broken"?'],
    [RULE, '{ contained: ‸broken }', 'No step of "broken" contains it. Write "contains: true"'],
    [RULE, '{ inOrder: [{ opened: broken }, ‸{ not: { opened: broken } }] }', '"not" has no moment'],
    [
      RULE,
      '{ inOrder: [‸{ all: [{ metric: installs, below: 3 }] }, { opened: broken }] }',
      '"metric" has no moment',
    ],
    [RULE, '{ inOrder: [‸{ judged: true }, { opened: broken }] }', '"judged" has no moment'],
    [RULE, '{ inOrder: [{ opened: broken }, { opened: ‸brokn }] }', 'There is no issue "brokn".'],
    [`${RULE} }`, `${RULE}, ‸rubric: [Kind words] }`, 'Nobody judges by this'],
    [
      'better: up',
      'better: up\n    reactions: [{ when: { opened: ‸brokn }, add: -1 }]',
      'There is no issue "brokn".',
    ],
    [
      'better: up',
      'better: up\n    reactions: [{ when: { opened: broken }, add: ‸-1.5 }]',
      '-1.5 is too fine',
    ],
    ['inject: thanks, after: 5 min', 'milestone: ‸tug, delay: 5 min', 'There is no milestone "tug".'],
    [
      'duty: Builds. }',
      'duty: Builds., ‸optionl: true }',
      '"optionl" is not known here. Did you mean "optional"?',
    ],
  ])('%s as %s', among)

  test('what nobody tells, or counts from nothing', () => {
    const text = changed('questions:', 'audiences: { users: Users, press: Press }\nquestions:').replace(
      STEP,
      STEP.replace('after', `${TELLS}, after`),
    )
    const by = (condition: string) =>
      said(text.replace(RULE, condition)).map((line) => line.replace(/^\S+ /, ''))
    expect(by('{ told: users, about: broken, within: 5 min }')).toEqual([])
    expect(by('{ told: users }')).toEqual([])
    expect(by('{ told: press }')).toEqual([
      'No step tells "press". Write "tells: [press]" at the step that does.',
    ])
    expect(by('{ told: users, within: 5 min }')).toEqual([
      'Say what this counts from: add "about" with the issue.',
    ])
    expect(by("{ told: users, before: '13:00' }")[0]).toContain('13:00 is outside the day')
    expect(said(text.replace('writes: message, channel: chat, ', ''))[0]).toContain(
      'Only a step that writes a message tells somebody',
    )
  })
})

test('[LA23] each problem has a code', () => {
  const text = changed(RULE, '{ contained: broken }')
  expect(loadScenario(text, 'x.yaml').problems.map(({ code }) => code)).toEqual(['SC217'])
})
