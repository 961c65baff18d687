/** What a check costs, counted in checks of the shipped launch day in the same run, never in seconds. */
import { describe, expect, test } from 'vitest'
import { Lexer } from 'yaml'
import { checkScenario } from '#server/scenario/check.ts'
import { GOOD } from './broken.ts'

/** In launch days. */
const MOST_COST = 15
const MOST_PARTS = 49_000

const head = GOOD.whole.slice(0, GOOD.whole.indexOf('alternatives:'))
const tail = GOOD.whole.slice(GOOD.whole.indexOf('alternatives:'))
const many = (n: number, made: (i: number) => string) => Array.from({ length: n }, (_, i) => made(i)).join('')
const inject = (id: string, trigger: string, more = '') =>
  `  ${id}: { title: T, trigger: ${trigger}, to: [voice], from: ana, channel: chat, body: B, expected: E${more} }\n`
const withInjects = (made: (i: number, n: number) => string) => (n: number) =>
  head + many(n, (i) => made(i, n)) + tail
const withCriterion = (when: (n: number) => string) => (n: number) =>
  GOOD.whole.replace(
    'when: { judged: true }, rubric: [Says what happened., Says what to do.]',
    `when: ${when(n)}`,
  )
const small = (owner: string) =>
  `, issue: { owner: ${owner}, phases: { observe: { par: 1 s, limit: 2 s }, orient: { par: 1 s, limit: 2 s }, decide: { par: 1 s, limit: 2 s }, act: { par: 1 s, limit: 2 s } }, assessment: { severity: { P0: 100 } } }`

/** Each grows with its number, and is tried about as large as it is still read at all; the last one is not. */
const HEAVY: Record<string, (n: number) => string> = {
  'P0 at once': withInjects((i) => inject(`i${i}`, "{ at: '13:40' }", ', severity: P0')),
  'issues at once for one owner': withInjects((i) => inject(`i${i}`, "{ at: '13:40' }", small('voice'))),
  'injects in one chain': withInjects((i) =>
    inject(`i${i}`, i === 0 ? "{ at: '13:40' }" : `{ follows: i${i - 1}, after: 1 s }`),
  ),
  'injects that wait for each other’s sending': withInjects((i, n) =>
    inject(
      `i${i}`,
      `{ when: { any: [{ delivered: i${(i + 1) % n} }, { delivered: i${(i * 7 + 1) % n} }] } }`,
    ),
  ),
  'metrics that move metrics': withInjects((i) =>
    inject(
      `i${i}`,
      `{ when: { metric: errors, above: ${i % 90} } }`,
      ', effects: [{ metric: errors, add: 1, over: 5 min }]',
    ),
  ),
  'cancels of everything': withInjects((i, n) =>
    inject(
      `i${i}`,
      "{ at: '13:40' }",
      `, effects: [{ cancel: i${(i * 13) % n} }, { inject: i${(i * 31) % n} }]`,
    ),
  ),
  repetitions: withInjects((i) => inject(`i${i}`, "{ at: '13:40' }", ', repeat: { every: 1 s, times: 50 }')),
  'a criterion of many parts': withCriterion(
    (n) => `{ any: [${many(n, (i) => `{ posted: chat, before: '13:${10 + (i % 50)}' }, `)}] }`,
  ),
  'a criterion that is hard to decide': withCriterion(
    (n) =>
      `{ all: [${many(n, (i) => `{ any: [{ step: off, of: leak, within: ${i + 6} min }, { not: { asked: leak } }] }, `)}] }`,
  ),
  'steps in one chain': (n) =>
    GOOD.whole.replace(
      '        log: {',
      `${many(n, (i) => `        s${i}: { label: S${i}, role: lead, after: [${i === 0 ? '' : `s${i - 1}`}] }\n`)}        log: {`,
    ),
  'unused parts': (n) =>
    GOOD.whole.replace(
      'personas:\n',
      `personas:\n${many(n, (i) => `  p${i}: { name: P${i}x, about: Nobody. }\n`)}`,
    ),
  'one list again and again': (n) =>
    GOOD.whole
      .replace(
        '    checklist:\n      read: { label: Read the notes, role: builder }\n',
        `    checklist: &list { ${many(n, (i) => `i${i}: { label: L, role: lead }, `)} }\n`,
      )
      .replace(
        'gates:\n',
        `${many(30, (i) => `  m${i}: { at: '13:51:${10 + i}', title: M, owner: lead, done: D, checklist: *list }\n`)}gates:\n`,
      ),
}

const partsOf = (text: string) => [...new Lexer().lex(text)].length

function largest(made: (n: number) => string): string {
  const [few, more] = [partsOf(made(20)), partsOf(made(120))]
  return made(Math.min(6000, Math.max(1, Math.floor(((MOST_PARTS - few) / Math.max(more - few, 1)) * 100))))
}

function cpuOf(text: string): number {
  const before = process.cpuUsage()
  checkScenario(text, 'x.yaml')
  const { user, system } = process.cpuUsage(before)
  return user + system
}
const least = (times: number, text: string) => Math.min(...Array.from({ length: times }, () => cpuOf(text)))

describe('[LF7] a check costs no more than a few launch days', () => {
  checkScenario(GOOD.day, 'warm.yaml')
  const day = least(4, GOOD.day)

  test.each(Object.entries(HEAVY))('of %s', (_, made) => {
    const text = largest(made)
    const first = cpuOf(text) / day
    const cost = first < MOST_COST ? first : Math.min(first, least(2, text) / day)
    expect(cost).toBeLessThan(MOST_COST)
  })
})
