// Release plans in Markdown. The rows are of the kind that real launch playbooks have.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { importPlan } from '#server/plan/import.ts'
import { loadScenario } from '#server/scenario/load.ts'

const options = { title: 'Plan', today: '2025-12-01', localZone: 'UTC' }
const plan = (rows: string[], header = '| When | What | Who |') =>
  ['# Launch', '', header, header.replace(/[^|]+/g, '---'), ...rows.map((row) => `| ${row} |`)].join('\n')
const run = (rows: string[], header?: string, more = {}) =>
  importPlan(plan(rows, header), { ...options, ...more })
const told = (rows: string[], header?: string) =>
  run(rows, header).findings.map(
    ({ code, severity, line, column }) => `${code} ${severity} ${line}:${column}`,
  )
const day = (rows: string[], header?: string, more = {}) => {
  const { text } = run(rows, header, more)
  expect(loadScenario(text ?? '', 'x').problems).toEqual([])
  return parse(text ?? '')
}
const times = (rows: string[], header?: string): string[] =>
  Object.values<{ at: string }>(day(rows, header).milestones).map(({ at }) => at)

test('[ME11] a table of what, who and when becomes milestones with owners, in whatever order its columns stand', () => {
  const draft = day(
    [
      'Release Manager | 2026-01-15 08:00 | **GO/NO-GO** meeting | called',
      'Engineering Lead | 09:00 | [Tag](x) the `v1.1.0-beta` | signed',
    ],
    '| Owner | Time (ET) | Task | Done when |',
  )
  expect(draft).toMatchObject({
    id: 'launch',
    clock: { date: '2026-01-15', zone: 'America/New_York', city: 'New York', from: '08:00', to: '10:00' },
    roles: { 'release-manager': { lead: true }, 'engineering-lead': { letters: 'EL' } },
    milestones: {
      'go-no-go-meeting': {
        at: '08:00',
        title: 'GO/NO-GO meeting',
        owner: 'release-manager',
        done: 'called',
      },
      'tag-the-v1-1-0-beta': { at: '09:00', title: 'Tag the v1.1.0-beta', owner: 'engineering-lead' },
    },
  })
  expect(run([], '| a | b |').findings[0]).toMatchObject({ code: 'PL110', severity: 'error' })
})

test('[ME11] whatever stands in a plan, its draft is sound or there is none', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 10 }),
    fc.constantFrom(
      '2026-03-29 02:30',
      '2026-03-29 01:59',
      '23:59',
      'T+1',
      'T-30 min',
      '9am PT / 12pm ET',
      '__proto__',
      'Launch',
      '',
      'A, B',
      'x-ray',
      '1/2/26',
    ),
  )
  const rows = fc.array(
    fc.tuple(cell, cell, cell).map((cells) => cells.join(' | ').replaceAll('\n', ' ')),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(rows, (made) => {
      const { text, findings } = run(made, undefined, { localZone: 'Europe/Berlin' })
      if (text === null) expect(findings.some(({ code }) => code === 'PL110')).toBe(true)
      else expect(loadScenario(text, 'x').problems).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['2026-01-15 09:00', '09:00'],
  ['1/15/2026 9:00 AM', '09:00'],
  ['15.01.2026 09:00', '09:00'],
  ['15. Januar 2026, 9 Uhr', '09:00'],
  ['Thu Jan 15, 9am', '09:00'],
  ['Donnerstag, 15.01. 09:30', '09:30'],
  ['15 January 2026 9am EST', '09:00'],
  ['January 15th, 2026 at 9:00–10:00', '09:00'],
  ['2026-01-15T14:00Z', '09:00'],
  ['9am PT / 12pm ET', '12:00'],
  ['noon', '12:00'],
  ['launch day 21:15', '21:15'],
])('[ME12] "%s" is read', (when, at) => {
  expect(times([`2026-01-15 08:00 ET | Start | A`, `${when} | Next | B`])).toEqual(['08:00', at])
  expect(told([`2026-01-15 08:00 ET | Start | A`, `${when} | Next | B`])).toEqual([])
})

test('[ME13] a weekday that does not fit its date is an error at its cell', () => {
  expect(told(['Fri Jan 15 2026 08:00 | Start | A'])).toEqual(['PL101 error 5:3'])
  expect(told(['Thu Jan 15 2026 08:00 | Start | A'])).toEqual([])
  expect(run(['Fri Jan 15 2026 08:00 | Start | A']).findings[0]?.message).toBe(
    '2026-01-15 is a Thursday, not a Friday. Correct the day or the weekday.',
  )
})

test('[ME13] two zones that are not one instant are an error, daylight saving counted', () => {
  expect(told(['2026-01-15 9am PT / 12pm ET | Start | A'])).toEqual([])
  expect(told(['2026-01-15 10am PT / 12pm ET | Start | A'])).toEqual(['PL102 error 5:3'])
  // Between the two changes of March, Berlin is five hours from New York.
  expect(told(['2026-03-16 9am ET / 14:00 Europe/Berlin | Start | A'])).toEqual([])
  expect(told(['2026-03-16 9am ET / 15:00 Europe/Berlin | Start | A'])).toEqual(['PL102 error 5:3'])
  expect(told(['2026-07-15 9am PST / 12pm EST | Start | A'])).toEqual(['PL106 error 5:3', 'PL106 error 5:3'])
  expect(told(['2026-01-15 9am CST | Start | A'])).toEqual(['PL105 note 5:3'])
})

test('[ME13] a day that does not exist, a day that could be another, and steps out of order are told', () => {
  expect(told(['2026-01-15 08:00 | Start | A', '2026-02-30 | Never | A'])).toEqual(['PL103 error 6:3'])
  expect(told(['01/02/2026 08:00 | Start | A'])).toEqual(['PL104 note 5:3'])
  const numbered = ['1 | 2026-01-15 10:00 | Tag | A', '2 | 09:00 | Build | A', '3 | 11:00 | Ship | A']
  expect(told(numbered, '| # | When | What | Who |')).toEqual(['PL107 error 6:7'])
  expect(told(['2026-01-15 10:00 | Tag the release | A', '09:00 (after tagging) | Build | A'])).toEqual([
    'PL107 error 6:3',
  ])
  expect(told(['2026-01-15 10:00 | Launch | A', 'T-1 day, 2026-01-12 | Freeze | A'])).toContain(
    'PL108 error 6:3',
  )
})

test('[ME14] a row without an owner, a time or a moment of its own is told, and the day stays in order', () => {
  const rows = [
    '2026-01-15 08:00 | Start |',
    '08:00 | Also | A, B',
    'launch day | Whenever | A',
    'soon | Never | A',
    '9am and 10am | Twice | A',
  ]
  expect(told(rows)).toEqual([
    'PL115 warning 5:30',
    'PL114 note 6:3',
    'PL116 note 6:18',
    'PL113 warning 7:3',
    'PL112 warning 8:3',
    'PL111 note 9:3',
  ])
  expect(times(rows)).toEqual(['08:00', '08:01', '08:15', '09:00'])
})

test('[ME14] days beside the launch day stand in the briefing, counted from it', () => {
  const rows = [
    '2026-01-13 | Freeze | A',
    '2026-01-15 08:00 | Go/no-go | A',
    '2026-01-15 12:00 | Launch | A',
    'T+30 min | Look | A',
    'T+7 days | Report | A',
    'Fri 10:00 | Retro | A',
  ]
  const draft = day(rows)
  expect(draft.clock.date).toBe('2026-01-15')
  expect(Object.values<{ at: string }>(draft.milestones).map(({ at }) => at)).toEqual([
    '08:00',
    '12:00',
    '12:30',
  ])
  expect(draft.briefing).toContain('* T-2 days, 2026-01-13: Freeze (A)')
  expect(draft.briefing).toContain('* T+7 days, 2026-01-22: Report (A)')
  expect(draft.briefing).toContain('* T+1 day, 2026-01-16: Retro (A)')
  expect(run(rows).findings.filter(({ code }) => code === 'PL109')).toHaveLength(3)
  expect(
    day(['T-1 day | Freeze | A', '12:00 | Launch | A'], undefined, { date: '2026-03-04' }).clock.date,
  ).toBe('2026-03-04')
})

test('[ME14] a launch day or a zone that is none is told, and no draft is made', () => {
  const rows = ['12:00 | Launch | A']
  for (const more of [{ date: '2026-02-30' }, { date: 'soon' }, { zone: 'Mars' }]) {
    const { text, findings } = run(rows, undefined, more)
    expect([text, findings.map(({ code }) => code)]).toEqual([null, ['PL110']])
  }
})
