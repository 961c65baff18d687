import { describe, expect, test } from 'vitest'
import { filtered, nextInject, type SheetLine, sheetOf } from '#client/screens/console/sheet/sheetLines.ts'
import { clock, FACILITATOR, started, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'
import { scriptFrom, wholeFile } from '../support/wholeScript.ts'
import { viewOf } from './consoleViews.ts'

const ids = (lines: readonly SheetLine[]) => lines.map(({ kind, id }) => `${kind} ${id}`)

describe('the run sheet of the console', () => {
  test('[CO1] injects, polls and milestones stand in one order of time, what waits for something else apart', () => {
    const play = started(smallScript)
    play.do(FACILITATOR, { type: 'inject.move', inject: 'hello', at: clock('09:00') })
    const sheet = sheetOf(viewOf(play))
    expect(ids(sheet.timed)).toEqual([
      'milestone gate',
      'poll launch',
      'milestone tag',
      'inject hello',
      'inject leak',
    ])
    expect(ids(sheet.conditional)).toEqual(['inject echo', 'inject worse', 'inject alarm'])
    expect(ids(sheet.manual)).toEqual(['inject by-hand'])
    expect(ids(sheet.practice)).toEqual(['inject drill'])
  })

  test('[LA27] an inject that only a facilitator sends stands with its like, also if it expires', () => {
    const script = scriptFrom(
      wholeFile((file) => {
        Object.assign(file.injects['by-hand'], { expires: '11:00' })
      }),
    )
    const sheet = sheetOf(viewOf(started(script)))
    expect(ids(sheet.manual)).toEqual(['inject by-hand'])
    const window = sheet.timed.find(({ id }) => id === 'window')
    expect(window).toMatchObject({ row: { state: 'armed', rule: 'Drawn between 09:05 and 09:25' } })
    const coins = sheet.timed.filter(({ id }) => ['heads', 'tails'].includes(id))
    expect(coins).toMatchObject([{ row: { rule: 'One of 2 that could come' } }])
  })

  test('[CO2] next is the armed inject that is due first, whatever became of the others', () => {
    const play = underWay(smallScript)
    const next = () => nextInject(Object.values(viewOf(play).sheet))?.inject
    expect(next()).toBe('hello')
    play.do(FACILITATOR, { type: 'inject.move', inject: 'leak', at: clock('08:40') })
    expect(next()).toBe('leak')
    play.do(FACILITATOR, { type: 'inject.holdBack', inject: 'leak', back: true })
    expect(next()).toBe('hello')
    play.do(FACILITATOR, { type: 'inject.skip', inject: 'hello' })
    expect(next()).toBeUndefined()
  })

  test('[CO3] only one line is next, and a sent inject says who has read it', () => {
    const play = underWay(smallScript)
    const before = sheetOf(viewOf(play)).timed.filter((line) => line.kind === 'inject' && line.next)
    expect(ids(before)).toEqual(['inject hello'])
    play.until('09:30')
    play.do({ kind: 'participant', person: 'lea' }, { type: 'inject.see', inject: 'hello' })
    const hello = sheetOf(viewOf(play)).timed.find(({ id }) => id === 'hello')
    expect(hello).toMatchObject({ next: false, seenBy: ['lead'], row: { state: 'sent' } })
  })

  test('[CO4] filters keep what concerns a role and what is to come, sent, or off the sheet', () => {
    const play = underWay(smallScript)
    play.until('09:30')
    play.do(FACILITATOR, { type: 'inject.skip', inject: 'leak' })
    const { timed } = sheetOf(viewOf(play))
    expect(ids(filtered(timed, { role: 'ops', show: 'all' }))).toEqual([
      'milestone tag',
      'inject echo',
      'inject leak',
    ])
    expect(ids(filtered(timed, { role: null, show: 'off' }))).toEqual(['inject leak'])
    expect(ids(filtered(timed, { role: null, show: 'sent' }))).toEqual([
      'milestone gate',
      'poll launch',
      'inject hello',
    ])
    expect(ids(filtered(timed, { role: null, show: 'coming' }))).toEqual(['milestone tag', 'inject echo'])
  })
})
