/**
 * Scenario files as hostile input. What a file may cost is bounded by its parts, so the files here are as large as they
 * may be; what they cost is counted in what the shipped launch day costs in the same run, never in seconds.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { Lexer } from 'yaml'
import { loadScenario } from '#server/scenario/load.ts'
import { SMALL } from '../scenarios/small.ts'

const SHIPPED = readFileSync(path.resolve(import.meta.dirname, '../../scenarios/launch-dry-run.yaml'), 'utf8')
const MOST_BYTES = 1024 * 1024
/** In launch days: a bad file may be dearer than a good one, but only so much. */
const MOST_COST = 15

const cut = SMALL.indexOf('injects:') + 'injects:\n'.length
const inject = (id: string, { trigger = '{ at: "09:30" }', to = 'all', from = 'robot', more = '' } = {}) =>
  `  ${id}:\n    title: T\n    trigger: ${trigger}\n    to: ${to}\n    from: ${from}\n    channel: chat\n    body: B\n${more}`
const withInjects = (made: (n: number) => string) => (count: number) =>
  SMALL.slice(0, cut) + Array.from({ length: count }, (_, n) => made(n)).join('') + SMALL.slice(cut)
const nested = (open: string, close: string, depth: number) =>
  `{ when: ${open.repeat(depth)}{ opend: x }${close.repeat(depth)} }`

/** Each grows with its number, and is tried as large as it is still read at all. */
const HOSTILE: Record<string, (count: number) => string> = {
  'keys nobody knows': (n) => `launchroom: 1\n${Array.from({ length: n }, (_, i) => `k${i}: 1\n`).join('')}`,
  'one key again and again': (n) => 'a: 1\n'.repeat(n),
  'lists in lists': (n) => `a: ${'['.repeat(n)}`,
  'mappings in mappings': (n) => '{a: '.repeat(n),
  dashes: (n) => '- '.repeat(n),
  'question marks': (n) => '? '.repeat(n),
  colons: (n) => ': : :\n'.repeat(n),
  directives: (n) => '%\n'.repeat(n),
  commas: (n) => `a: [${','.repeat(n)}`,
  'open quotes': (n) => "a: '\n".repeat(n),
  tags: (n) => `a: [${'!x y,'.repeat(n)}`,
  'aliases of one anchor': (n) => `a: &a x\nb: [${'*a,'.repeat(n)}]`,
  anchors: (n) => Array.from({ length: n }, (_, i) => `a${i}: &a${i} x\n`).join(''),
  merges: (n) => `launchroom: 1\n${'<<: {a: 1}\n'.repeat(n)}`,
  'empty lines': (n) => '\n'.repeat(n),
  injects: withInjects((n) => inject(`i${n}`)),
  'injects from nobody': withInjects((n) => inject(`i${n}`, { from: `nobody-${n}` })),
  'injects that follow nothing': withInjects((n) =>
    inject(`i${n}`, { trigger: `{ follows: zz${n}, after: 1 min }` }),
  ),
  'injects in one long chain': withInjects((n) =>
    inject(`i${n}`, { trigger: `{ follows: i${n + 1}, after: 1 min }` }),
  ),
  'injects to many': withInjects((n) => inject(`i${n}`, { to: `[${'lead, '.repeat(2000)}lead]` })),
  'wrong conditions in conditions': withInjects((n) =>
    inject(`i${n}`, { trigger: nested('{ not: ', ' }', 25) }),
  ),
  'wrong conditions in lists of them': withInjects((n) =>
    inject(`i${n}`, { trigger: nested('{ all: [ ', ' ] }', 12) }),
  ),
  'wrong effects': withInjects((n) =>
    inject(`i${n}`, { more: `    effects: [${'{ injec: thanks }, '.repeat(1000)}]\n` }),
  ),
  'injects that come again and again': withInjects((n) =>
    inject(`i${n}`, { more: '    repeat: { every: 1 s, times: 50, until: { opened: broken } }\n' }),
  ),
  'alternatives in one long row': (n) =>
    `${withInjects((i) => inject(`i${i}`))(n)}alternatives:\n${Array.from({ length: n }, (_, i) => `  a${i}: { oneOf: [i${i}, i${i + 1}] }\n`).join('')}`,
  'injects that follow repetitions': withInjects((n) =>
    inject(`i${n}`, {
      trigger: `{ follows: i${n + 1}-2, between: [1 s, 2 s] }`,
      more: '    repeat: { every: 1 s, times: 2 }\n',
    }),
  ),
  'orders in orders': withInjects((n) =>
    inject(`i${n}`, { trigger: nested('{ inOrder: [ { opened: broken }, ', ' ] }', 8) }),
  ),
  'audiences that nobody tells': (n) =>
    `${SMALL}audiences: { users: Users }\n${''}`.replace(
      'criteria:\n',
      `criteria:\n${Array.from({ length: n }, (_, i) => `  c${i}: { text: T, when: { told: users, about: broken, within: 1 min } }\n`).join('')}`,
    ),
  durations: withInjects((n) =>
    inject(`i${n}`, { trigger: `{ follows: i0, after: "${'1 s '.repeat(20_000)}x" }` }),
  ),
}

const answerTo = (text: string) => loadScenario(text, 'x.yaml').problems
const MOST_PARTS = Number(
  /more than (\d+) parts/.exec(answerTo('\n'.repeat(MOST_BYTES))[0]?.message ?? '')?.[1],
)
const partsOf = (text: string) => [...new Lexer().lex(text)].length

/** About the largest of its kind that is not turned away for its size. */
function largest(made: (count: number) => string): string {
  const [one, many] = [made(1), made(11)]
  const byParts = (MOST_PARTS - partsOf(one)) / ((partsOf(many) - partsOf(one)) / 10)
  const byBytes = (MOST_BYTES - one.length) / ((many.length - one.length) / 10)
  return made(Math.floor(0.97 * Math.min(byParts, byBytes)))
}

function cpuOf(act: () => unknown): number {
  const before = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** Twice if need be: what else the machine does is no fault of the file. */
function leastOf(cost: () => number): number {
  const first = cost()
  return first < MOST_COST ? first : Math.min(first, cost())
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const day = median(Array.from({ length: 5 }, () => cpuOf(() => loadScenario(SHIPPED, 'day.yaml'))))

describe('a hostile scenario file', () => {
  test.each(Object.entries(HOSTILE))('[SY40] of %s costs no more than a few launch days', (_, made) => {
    const text = largest(made)
    let said = ''
    const cost = () =>
      cpuOf(() => {
        said = answerTo(text)[0]?.message ?? ''
      }) / day
    expect(leastOf(cost)).toBeLessThan(MOST_COST)
    expect(said).not.toMatch(/ MB|parts/)
  })
})

test('[SY41] a scenario file that is far too large is answered at once', () => {
  const text = 'a: [b, c]\n'.repeat(5_000_000)
  expect(leastOf(() => cpuOf(() => answerTo(text)) / day)).toBeLessThan(3)
  expect(answerTo(text)).toMatchObject([
    { message: 'The file is 47.7 MB. A scenario may have 1 MB at most.' },
  ])
})

test('[SY41] ten thousand injects are answered at once', () => {
  const text = HOSTILE['injects']?.(10_000) ?? ''
  expect(leastOf(() => cpuOf(() => answerTo(text)) / day)).toBeLessThan(3)
  expect(answerTo(text)).toMatchObject([{ line: 1, message: expect.stringMatching(/MB|more than/) }])
})
