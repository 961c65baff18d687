import { describe, expect, test } from 'vitest'
import { loadScenario } from '#server/scenario/load.ts'
import { type Change, changed, outcomeOf, SMALL, said } from './small.ts'

const only = (...change: Change) => {
  const { expected, got } = outcomeOf(change)
  expect(got).toEqual([expected])
}

test('[SC1] a scenario without problems comes as a script that can be played', () => {
  const loaded = loadScenario(SMALL, 'small.yaml')
  expect(loaded.problems).toEqual([])
  if (!('script' in loaded)) throw new Error('not loaded')
  expect(loaded.script.end).toBe(4 * 3_600_000)
  expect(loaded.script.injects['broken']?.to).toEqual(['lead', 'builder'])
})

test('[SC2] a problem names its file, line, column and the dotted path of its place', () => {
  const text = changed("trigger: { at: '10:30' }", "trigger: { at: '25:30' }")
  const line = text.split('\n').findIndex((one) => one.includes('25:30')) + 1
  expect(loadScenario(text, 'scenarios/my.yaml').problems).toEqual([
    {
      file: 'scenarios/my.yaml',
      line,
      column: 20,
      path: 'injects.broken.trigger.at',
      code: 'SC106',
      severity: 'error',
      message: '"at" does not look right: write a time of day like "10:30".',
      page: 'docs/findings.md#sc106',
    },
  ])
})

test('[SC2] all problems of a file come at once, from top to bottom', () => {
  const text = changed('title: Later', 'titel: Later')
    .replace('quiet: 12', 'quiet: 500')
    .replace('P1: 100', 'P1: 101')
  expect(said(text).map((line) => line.split(' ')[1])).toEqual(['"quiet"', '"P1"', '"titel"'])
})

describe('[SC3] a key that is not known is reported once, at the key, with the nearest known one', () => {
  test.each<Change>([
    ['title: Later', '‸titel: Later', '"titel" is not known here. Did you mean "title"?'],
    [
      'owner: builder\n      ph',
      '‸ownr: builder\n      ph',
      '"ownr" is not known here. Did you mean "owner"?',
    ],
    ['orient: { par', '‸orint: { par', '"orint" is not known here. Did you mean "orient"?'],
    [
      'duty: Builds.',
      'duty: Builds., ‸and more',
      '"and more" is not known here. A text with a comma needs quotes',
    ],
    [
      'duty: Builds.',
      'duty: Builds., ‸weather: fine',
      '"weather" is not known here. Known: lead, optional, tasks. Keys of your own start with "x-".',
    ],
  ])('%j as %j', only)
})

test('[SC4] keys that start with x- are the author’s own, at any depth', () => {
  const text = changed('title: Later', 'title: Later\n    x-note: { any: [thing, { x-y: 1 }] }')
    .replace('launchroom: 1', 'launchroom: 1\nx-team: us')
    .replace('{ P1: 100 }', '{ P1: 100, x-p: 3 }')
    .replace("at: '09:00', value: 12", "at: '09:00', value: 12, x-v: old")
  expect(said(text)).toEqual([])
})

describe('[SC5] a key that is missing is reported at what it belongs to', () => {
  test.each<Change>([
    [/( {2})(tag:[\s\S]*?) {4}done: Tagged.\n/, '$1‸$2', '"done" is missing in "tag".'],
    ['bug: { label: A bug, quality: 100 }', '‸bug: { label: A bug }', '"quality" is missing in "bug".'],
    ["{ at: '09:00', value: 12 }", "‸{ at: '09:00' }", '"value" is missing in Item 1.'],
    [/(launchroom[\s\S]*)questions:\n.*\n/, '‸$1', '"questions" is missing.'],
  ])('%j as %j', only)
})

describe('[SC6] a value of the wrong kind gets one sentence that says what to write', () => {
  test.each<Change>([
    [
      'over: 5 min',
      'over: ‸5',
      '"over" does not look right: write a duration like "90 s", "5 min" or "1 h 30 min".',
    ],
    ['title: Later', 'title: ‸12', '"title" must be text. Put it in quotes: "12".'],
    ['quiet: 12', 'quiet: ‸0.5', '"quiet" must be a whole number, but this is 0.5.'],
    ['quiet: 12', 'quiet: ‸500', '"quiet" must be at most 120.'],
    ['lead: true', 'lead: ‸yes', '"lead" must be true or false, but this is text.'],
    [
      'kind: blocking',
      'kind: ‸bloking',
      '"kind" must be "blocking" or "important". Did you mean "blocking"?',
    ],
    ['launchroom: 1', 'launchroom: ‸2', '"launchroom" must be 1.'],
    ['title: Later', "title: ‸''", '"title" must not be empty.'],
    ['2026-01-15', '‸soon', '"date" does not look right: write a day like "2026-01-15".'],
    [
      '  chat: {',
      '  ‸Chat Room: {',
      '"Chat Room" cannot be a name here: use small letters, digits and dashes',
    ],
  ])('%j as %j', only)
})

describe('[SC6] a value with several forms is explained as the form it is meant to be', () => {
  test.each<Change>([
    ['to: all', 'to: ‸everyone', '"to" must be "all" or a list.'],
    ['to: [lead]', 'to: [‸Lead]', 'Item 1 does not look right: use small letters, digits and dashes'],
    ["{ at: '10:30' }", "{ ‸wen: '10:30' }", '"wen" is not known here. Did you mean "when"?'],
    [
      "{ at: '10:30' }",
      '{ by: ‸facilitater }',
      '"by" must be "facilitator" or "effect" or "practice". Did you mean "facilitator"?',
    ],
    [
      "trigger: { at: '10:30' }",
      '‸trigger: {}',
      '"trigger" needs one of these keys: at, between, when, after, follows, by.',
    ],
    [
      "{ at: '10:30' }",
      '‸10:30',
      '"trigger" must be a mapping with one of these keys: at, between, when, after, follows, by.',
    ],
    ['thanks, after: 5 min', 'thanks, ‸over: 5 min', '"over" does not go with "inject".'],
    ['add: -2', '‸ad: -2', '"ad" is not known here. Did you mean "add"?'],
    ['step: repair, of', '‸stp: repair, of', '"stp" is not known here. Did you mean "step"?'],
    ['broken, options', 'broken, ‸optons', '"optons" is not known here. Did you mean "options"?'],
    ['below: 3 }', 'below: ‸low }', '"below" must be a number, but this is text.'],
  ])('%j as %j', only)
})

describe('[SC7] a file that is no proper YAML, or no scenario, is refused with the place', () => {
  test.each<Change>([
    [
      'title: Later',
      'title: Later\n    ‸title: Twice',
      '"title" is already used in this mapping. Keys must be',
    ],
    [
      'title: Later',
      "title: ‸!!js/function 'x'",
      'Tags (words that start with "!") are not used in scenarios.',
    ],
    ['title: Later', 'title: ‸!mine x', 'Tags (words that start with "!") are not used in scenarios.'],
    ['    title: Later', '‸\ttitle: Later', 'Tabs are not allowed as indentation'],
  ])('%j as %j', (...change) => {
    const { expected, got } = outcomeOf(change)
    expect(got).toContain(expected)
  })

  test.each(['', 'just text', '- a\n- b', '# only a comment'])('%j is no scenario', (text) => {
    expect(said(text)).toEqual([expect.stringContaining('A scenario is a list of "key: value" lines')])
  })
})

describe('[SC8] a file that would cost too much is refused', () => {
  const ten = (name: string) => `[${Array(10).fill(`*${name}`).join(', ')}]`
  const bomb = 'bcdefghi'.split('').map((name, i) => `${name}: &${name} ${ten('abcdefgh'[i] ?? '')}`)
  const keys = Array.from({ length: 6_500 }, (_, i) => `k${i.toString(36)}: 1`)
  test.each([
    ['aliases in aliases', ['a: &a [x, x, x]', ...bomb].join('\n'), 'repeats too much through aliases'],
    ['an alias of itself', 'a: &a [*a]', ''],
    ['more than a megabyte', `# ${'x'.repeat(1_100_000)}\n${SMALL}`, 'A scenario may have 1 MB at most.'],
    ['more parts than a day needs', 'a: 1\n'.repeat(20_000), 'The file has more than 50000 parts'],
    ['deep nesting', `x-a: ${'['.repeat(60)}${']'.repeat(60)}`, 'nested deeper than 40 levels'],
    ['nesting without end', `x-a: ${'['.repeat(30_000)}`, 'nested deeper than 40 levels'],
    ['very many unknown keys', keys.join('\n'), 'is missing'],
    [
      'very many unknown names',
      SMALL.replace('to: [lead]', `to: [${'x,'.repeat(15_000)}]`),
      'There is no role',
    ],
  ])('%s', { timeout: 20_000 }, (_, text, message) => {
    const lines = said(text)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length).toBeLessThanOrEqual(50)
    expect(lines[0]).toContain(message)
  })
})

test('[SC9] a value used in several places through an alias is found where the file says so', () => {
  const shared = SMALL.replace('over: 5 min', 'over: &five 5 min').replace('after: 10 min', 'after: *five')
  expect(said(shared)).toEqual([])
  const wrong = shared.replace('&five 5 min', '&five five')
  expect(said(wrong).map((line) => line.split(' ')[1])).toEqual(['"over"', '"after"'])
})
