import { expect, test } from 'vitest'
import { momentIn } from '#server/msel/moment.ts'
import { importedRows, smallText } from '../../support/msel.ts'
import { smallScenario } from '../../support/smallScript.ts'

const clock = (time: string, day: string | null = null) => ({ kind: 'clock', time, day, zone: null })

test.each([
  ['10:30', clock('10:30')],
  ['10:30:15', clock('10:30:15')],
  ['0930', clock('09:30')],
  [930, clock('09:30')],
  ['9 am', clock('09:00')],
  ['9:30 PM', clock('21:30')],
  ['14 Uhr', clock('14:00')],
  ['10h30', clock('10:30')],
  ['2026-01-15 10:30', clock('10:30', '2026-01-15')],
  ['15.01.2026 10:30', clock('10:30', '2026-01-15')],
  ['1/15/2026 9:30 AM', clock('09:30', '2026-01-15')],
  [46037.4375, clock('10:30', '2026-01-15')],
  ['46037.4375', clock('10:30', '2026-01-15')],
  [0.4375, clock('10:30')],
  [1.5, clock('12:00', '1900-01-01')],
  [61.5, clock('12:00', '1900-03-01')],
  ['T+150', { kind: 'offset', ms: 150 * 60_000 }],
  ['T+150 min', { kind: 'offset', ms: 150 * 60_000 }],
  ['T+2h30', { kind: 'offset', ms: 150 * 60_000 }],
  ['T+2:30', { kind: 'offset', ms: 150 * 60_000 }],
  ['T-90 s', { kind: 'offset', ms: -90_000 }],
  ['J+1 H+2 M-5', { kind: 'offset', ms: (26 * 60 - 5) * 60_000 }],
  ['H+2', { kind: 'offset', ms: 120 * 60_000 }],
  ['D+1 10:30', { kind: 'counted', days: 1, time: '10:30' }],
  ['Day 2 10:30', { kind: 'counted', days: 1, time: '10:30' }],
  ['build + 5 min', { kind: 'follows', id: 'build', ms: 300_000 }],
  ['Facilitator', { kind: 'word', by: 'facilitator' }],
  ['', { kind: 'empty' }],
  ['25:00', { kind: 'unknown' }],
  ['10:75', { kind: 'unknown' }],
  ['soon', { kind: 'unknown' }],
  ['2026-02-30 10:00', { kind: 'unknown' }],
] as const)('[ME1] %j is a time, or not', (cell, moment) => {
  expect(momentIn(cell)).toEqual(moment)
})

const HEADER = ['ID', 'Time', 'To', 'Title', 'Message']
const row = (time: string, id = 'one') => [id, time, 'All', 'Title', 'Text']
const triggersOf = (text: string | null) =>
  [...(text ?? '').matchAll(/trigger: (\{.*\})/g)].map(([, trigger]) => trigger)

test('[ME2] T+ counts from the start, a zone in the cell is turned into ours, a far day is an error of its row', async () => {
  const { text, findings } = await importedRows(
    [
      HEADER,
      row('T+90', 'a'),
      row('2026-01-15 15:30 UTC', 'b'),
      row('2026-01-16 10:00', 'c'),
      row('whenever', 'd'),
    ],
    { zone: 'America/New_York', start: '09:00', date: '2026-01-15' },
  )
  expect(triggersOf(text)).toEqual(['{ at: 10:30 }', '{ at: 10:30 }'])
  expect(findings.map(({ row: number, column, severity }) => [number, column, severity])).toEqual([
    [4, 'Time', 'error'],
    [5, 'Time', 'error'],
  ])
  expect(findings[0]?.message).toContain('This is on 2026-01-16, the exercise is on 2026-01-15')
  expect(findings[1]?.message).toContain('Write "10:30", "T+150"')
})

test('[ME2] in an update T+ counts from the milestone that the clock is anchored to', async () => {
  const { text, findings } = await importedRows([HEADER, row('T+1', 'late-word')], { base: smallText })
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const { at } = smallScenario.milestones.tag
  expect(triggersOf(text)).toContain(
    `{ at: ${at.slice(0, 3)}${String(Number(at.slice(3)) + 1).padStart(2, '0')} }`,
  )
})
