import { describe, expect, test } from 'vitest'
import { comingIn } from '#client/screens/library/preview/coming.ts'
import {
  addressOf,
  choicesIn,
  difficultyOf,
  EVERYTHING,
  found,
  isFiltered,
  lengthOf,
  type Question,
  questionIn,
} from '#client/screens/library/search.ts'
import type { Fact, SheetRow } from '#shared/fact.ts'
import type { ScenarioCard } from '#shared/library.ts'
import { HOUR, MINUTE } from '#shared/time.ts'

interface Some {
  kind?: 'dry-run' | 'crisis'
  roles?: string[]
  tags?: string[]
  rate?: number
  minutes?: number
  lastAt?: number
  source?: 'built-in' | 'own'
  draft?: boolean
}

function card(title: string, some: Some = {}): ScenarioCard {
  const { kind = 'crisis', roles = [], tags = [], rate, minutes = 30, draft = false } = some
  const passing = { rate: rate ?? 0, interval: [0, 1] as [number, number] }
  return {
    id: title.toLowerCase().replaceAll(' ', '-'),
    title,
    summary: `About ${title}.`,
    source: some.source ?? 'built-in',
    changed: false,
    revision: 0,
    savedAt: null,
    by: null,
    errors: draft ? 1 : 0,
    warnings: 0,
    facts: draft
      ? null
      : {
          kind,
          tags,
          language: 'en',
          version: '1',
          licence: null,
          roles: roles.map((name) => ({ id: name.toLowerCase(), name, optional: false })),
          milestones: 1,
          injects: 2,
          issues: 1,
          criteria: 1,
          tests: 0,
          simulatedMs: HOUR,
        },
    difficulty:
      rate === undefined ? null : { runs: 50, expert: passing, novice: passing, realMs: minutes * MINUTE },
    played: { rooms: 0, lastAt: some.lastAt ?? null, scored: 0, passed: 0, percent: null },
  }
}

const CARDS = [
  card('System outage', { roles: ['Engineer'], rate: 0.9, minutes: 25, lastAt: 100 }),
  card('Data breach', { roles: ['Engineer', 'Lawyer'], tags: ['privacy'], rate: 0.65, minutes: 45 }),
  card('Dry run', { kind: 'dry-run', roles: ['Lawyer'], rate: 0.75, minutes: 120, lastAt: 200 }),
  card('Über alles', { source: 'own', draft: true }),
]
const titles = (question: Partial<Question>) =>
  found(CARDS, { ...EVERYTHING, ...question }).map(({ title }) => title)

describe('the cards that are shown', () => {
  test.each([
    [{ words: 'BREACH privacy' }, ['Data breach']],
    [{ words: 'uber' }, ['Über alles']],
    [{ words: 'lawyer' }, ['Data breach', 'Dry run']],
    [{ words: 'breach outage' }, []],
    [{ kind: 'dry-run' }, ['Dry run']],
    [{ role: 'Engineer' }, ['Data breach', 'System outage']],
    [{ length: 'short' }, ['System outage']],
    [{ length: 'long' }, ['Dry run']],
    [{ difficulty: 'easier' }, ['System outage']],
    [{ difficulty: 'harder', role: 'Lawyer' }, ['Data breach']],
    [{ source: 'own' }, ['Über alles']],
    [{ language: 'de' }, []],
  ] as [Partial<Question>, string[]][])('[LB34] fit every word and filter: %o', (question, expected) => {
    expect(titles(question)).toEqual(expected)
  })

  test('[LB34] come in the order that is asked for, and what is not known comes last', () => {
    expect(titles({ sort: 'title' })).toEqual(['Data breach', 'Dry run', 'System outage', 'Über alles'])
    expect(titles({ sort: 'played' }).slice(0, 2)).toEqual(['Dry run', 'System outage'])
    expect(titles({ sort: 'length' })).toEqual(['System outage', 'Data breach', 'Dry run', 'Über alles'])
    expect(titles({ sort: 'difficulty' })).toEqual(['System outage', 'Dry run', 'Data breach', 'Über alles'])
  })

  test('[LB34] say nothing of length and difficulty until bots have tried them', () => {
    expect([lengthOf(card('x')), difficultyOf(card('x'))]).toEqual([null, null])
    expect(choicesIn(CARDS)).toEqual({ roles: ['Engineer', 'Lawyer'], languages: ['en'] })
  })
})

test('[LB35] a question and its address say the same, and what an address cannot mean counts for nothing', () => {
  const question: Question = {
    ...EVERYTHING,
    words: 'a b',
    role: 'Release Manager',
    length: 'short',
    sort: 'played',
  }
  expect(questionIn(addressOf(question))).toEqual(question)
  expect(addressOf(EVERYTHING).toString()).toBe('')
  expect(questionIn(new URLSearchParams('kind=x&sort=y&length=&source=own'))).toEqual({
    ...EVERYTHING,
    source: 'own',
  })
  expect([
    isFiltered(EVERYTHING),
    isFiltered({ ...EVERYTHING, sort: 'saved' }),
    isFiltered(question),
  ]).toEqual([false, false, true])
})

describe('what comes when', () => {
  const row = (inject: string, more: Partial<SheetRow>): SheetRow => ({
    inject,
    title: inject,
    body: '',
    from: 'x',
    channel: 'x',
    to: ['lead'],
    owner: null,
    severity: null,
    state: 'armed',
    at: null,
    rule: null,
    expected: '',
    notes: '',
    hints: [],
    options: [],
    practice: false,
    ...more,
  })
  const told = (fact: object) => ({ at: 0, to: 'facilitators', ...fact }) as unknown as Fact

  test('[LB36] is the run sheet with the times of one day; what was not drawn says so', () => {
    const facts = [
      told({
        type: 'sheet.listed',
        rows: [
          row('late', { at: 9 * MINUTE, rule: 'Drawn between 10:00 and 10:30' }),
          row('then', { state: 'conditional', rule: 'When it is decided' }),
          row('never', { state: 'conditional', rule: 'When nothing is done', owner: 'lead' }),
          row('hand', { state: 'manual' }),
          row('before', { practice: true, at: 0 }),
        ],
      }),
      told({ type: 'sheet.notDrawn', rows: [row('other', { rule: 'One of these comes' })] }),
      told({ type: 'inject.delivered', at: 4 * MINUTE, delivery: { inject: 'then' } }),
    ]
    expect(comingIn(facts).map(({ id, kind, at, issue }) => [id, kind, at, issue])).toEqual([
      ['then', 'depends', 4 * MINUTE, false],
      ['late', 'timed', 9 * MINUTE, false],
      ['never', 'depends', null, true],
      ['hand', 'manual', null, false],
      ['before', 'practice', null, false],
      ['other', 'notDrawn', null, false],
    ])
  })
})
