import { describe, expect, test } from 'vitest'
import { durationText, readDuration, readTime, timeText } from '#client/screens/editor/lanes/dayTime.ts'
import { lanesOf, stacked } from '#client/screens/editor/lanes/lanesOf.ts'
import { movedBy } from '#client/screens/editor/lanes/retime.ts'
import { edited } from '#client/screens/editor/text/edit.ts'
import { readFile } from '#client/screens/editor/text/file.ts'
import { HOUR, MINUTE } from '#shared/time.ts'
import { DAY } from './day.ts'

const file = readFile(DAY)
const day = lanesOf(file.value)
const moved = (id: string, minutes: number) => {
  const edits = movedBy(file.value, id, minutes * MINUTE)
  return edits && edited(file, edits).file.text.match(new RegExp(`${id}:[^]*?trigger: (.*?\\})( |,|\n)`))?.[1]
}

describe('the day in lanes', () => {
  test('[ED30] shows each inject as what it waits for', () => {
    expect(
      Object.fromEntries(
        day.marks.map(({ id, waits, at, until }) => [
          id,
          [waits, at && timeText(at), until && timeText(until)],
        ]),
      ),
    ).toEqual({
      early: ['time', '10:10', null],
      window: ['window', '10:20', '10:50'],
      late: ['time', '11:00', null],
      'after-late': ['after', '11:20', null],
      once: ['condition', null, null],
      pocket: ['facilitator', null, null],
    })
    expect(day.marks.map(({ id }) => id)).toEqual(['early', 'window', 'late', 'after-late', 'once', 'pocket'])
    expect(day.marks.find(({ id }) => id === 'late')).toMatchObject({
      roles: ['lead', 'order'],
      isIssue: true,
    })
    expect([day.from, day.to]).toEqual([10 * HOUR, 12 * HOUR])
    expect(day.milestones).toEqual([{ id: 'tag', title: 'Tag it', at: 10.5 * HOUR }])
  })

  test('[ED30] what follows a window may come anywhere in both, and a circle has no time', () => {
    const chain = lanesOf({
      injects: {
        a: { trigger: { between: ['10:00', '10:10'] } },
        b: { trigger: { follows: 'a', between: ['5 min', '15 min'] } },
        c: { trigger: { follows: 'd', after: '1 min' } },
        d: { trigger: { follows: 'c', after: '1 min' } },
        e: 'nonsense',
      },
    })
    expect(
      chain.marks.map(({ id, at, until }) => [id, at && timeText(at), until && timeText(until)]),
    ).toEqual([
      ['a', '10:00', '10:10'],
      ['b', '10:05', '10:25'],
      ['c', null, null],
      ['d', null, null],
    ])
  })

  test('[ED31] marks that lie on each other get rows of their own', () => {
    const rows = stacked(day.marks, 15 * MINUTE)
    expect(Object.fromEntries(rows)).toEqual({ early: 0, window: 1, late: 0, 'after-late': 0 })
  })

  test('[ED32] moving an inject changes its trigger in the notation it has', () => {
    expect(moved('early', 1)).toBe("{ at: '10:11' }")
    expect(moved('late', -10)).toBe("{ at: '10:50' }")
    expect(moved('window', 10)).toBe("{ between: ['10:30', '11:00'] }")
    expect(moved('after-late', -5)).toBe('{ follows: late, after: 15 min }')
    expect(moved('after-late', -21)).toBeNull()
    expect(moved('pocket', 1)).toBeNull()
    expect(moved('early', -11 * 60)).toBeNull()
  })

  test('[ED33] times and durations are read and written as scenarios have them', () => {
    for (const text of ['00:00', '10:30', '23:59:59']) expect(timeText(readTime(text) ?? -1)).toBe(text)
    for (const text of ['1 h 30 min', '90 min', '45 s'])
      expect(readDuration(durationText(readDuration(text) ?? 0))).toBe(readDuration(text))
    expect([readTime('24:00'), readTime('9:00'), readTime(9), readDuration('soon')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
