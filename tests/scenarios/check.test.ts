import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkScenario } from '#server/scenario/check.ts'
import { FINDINGS } from '#server/scenario/findings.ts'
import { edited, GOOD, placeIn, put, together, told } from './broken.ts'
import { MUTATIONS } from './mutations.ts'
import { RandomEdits } from './randomEdits.ts'

test.each(Object.entries(GOOD))('[LF1] a good scenario has nothing to mend: %s', (_, text) => {
  expect(told(text)).toEqual([])
})

describe('[LF2] a scenario broken in one way is told so, with its code, at its place, and of nothing else', () => {
  test.each(MUTATIONS.map((one) => [one.name, one] as const))(
    '%s',
    (_, { edit, code, path, on = 'value', of = 'whole', also = [] }) => {
      const text = edited(GOOD[of], edit)
      const found = told(text)
      expect(found).toContainEqual({ code, path, at: placeIn(text, path, on) })
      expect(found.map((one) => one.code).sort()).toEqual([code, ...also].sort())
    },
  )

  test('every finding that can be made of a good scenario is made by one of these', () => {
    const made = new Set(MUTATIONS.map(({ code }) => code))
    const others = Object.keys(FINDINGS).filter((code) => !code.startsWith('SC1') && !made.has(code))
    expect(others).toEqual([])
  })
})

const shipped = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
test.each(shipped)('[LF4] the library has no errors and no warnings that are not accepted: %s', (name) => {
  const { problems } = checkScenario(readFileSync(`scenarios/${name}`, 'utf8'), name)
  expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([])
})

describe('[LF5] a warning is accepted with a reason', () => {
  const stuck = put('injects.leak.issue.hints')
  const accept = (finding: string, at: string) =>
    put('accepted', `[{ finding: ${finding}, at: ${at}, because: It is easy. }]`)
  const said = (...edits: Parameters<typeof together>) =>
    told(edited(GOOD.whole, together(...edits))).map(({ code, path }) => `${code} ${path}`)

  test.each(['injects.leak.issue', 'injects.leak', 'injects'])('at its place or around it: %s', (at) => {
    expect(said(stuck)).toEqual(['SC605 injects.leak.issue'])
    expect(said(stuck, accept('SC605', at))).toEqual([])
    const { silenced } = checkScenario(edited(GOOD.whole, together(stuck, accept('SC605', at))), 'x.yaml')
    expect(silenced).toBe(1)
  })

  test.each([
    ['SC605', 'injects.hello'],
    ['SC605', 'injects.leak.issue.hints'],
    ['SC605', 'injects.le'],
    ['SC603', 'injects.leak'],
  ])('and nothing else: %s at %s', (code, at) => {
    expect(said(stuck, accept(code, at)).sort()).toEqual(['SC605 injects.leak.issue', 'SC801 accepted.0'])
  })

  test('an error is not', () => {
    const wrong = put('injects.hello.from', 'nobody')
    expect(said(wrong, accept('SC201', 'injects.hello'))).toEqual(['SC201 injects.hello.from'])
    expect(said(accept('SC201', 'injects.hello'))).toEqual(['SC802 accepted.0.finding'])
    expect(said(accept('SC999', 'injects.hello'))).toEqual(['SC802 accepted.0.finding'])
  })
})

describe('[LF6] whatever is edited, the check gives an answer', () => {
  test.each([1, 2, 3])('seed %i', (seed) => {
    const edits = new RandomEdits(seed)
    for (let i = 0; i < 24; i++) {
      const text = edits.apply(i % 6 === 0 ? GOOD.day : GOOD.whole)
      const { problems, playable } = checkScenario(text, 'x.yaml')
      expect(playable === null).toBe(problems.some(({ severity }) => severity === 'error'))
      for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0)
    }
  })
})
