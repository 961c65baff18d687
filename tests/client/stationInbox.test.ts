import { describe, expect, test } from 'vitest'
import { filtered, inboxRows, sameRows, steadyRows } from '#client/screens/station/inboxRows.ts'
import type { RoleId } from '#shared/ids.ts'
import { decided, LEA, OTTO, observed, oriented, type Play, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'
import { seatView } from './stationViews.ts'

const rows = (play: Play, by: typeof LEA, roles: RoleId[], seen: string[] = []) =>
  inboxRows(seatView(play, by), { roles, seen })
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key)

/** The issue of the small day, decided, its first step under way. */
function acting(): Play {
  const play = underWay(smallScript).until('10:31')
  play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: observed })
  play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: oriented })
  play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: decided('rebuild') })
  play.do(OTTO, { type: 'issue.act', issue: 'leak', step: 'build', text: '' })
  return play
}

describe('the inbox', () => {
  test('[ST1] holds what came to the seat, newest first', () => {
    const play = underWay(smallScript).until('10:31')
    expect(keys(rows(play, LEA, ['lead']))).toEqual(['echo', 'hello'])
    expect(keys(rows(play, OTTO, ['ops']))).toEqual(['leak', 'echo'])
  })

  test('[ST2] an item is unread until somebody of the seat has opened it', () => {
    const play = underWay(smallScript).until('09:50')
    play.do(LEA, { type: 'inject.see', inject: 'hello' })
    expect(rows(play, LEA, ['lead']).map(({ key, unread }) => [key, unread])).toEqual([
      ['echo', true],
      ['hello', false],
    ])
  })

  test('[ST3] only the owner sees the time left, and only on an open issue', () => {
    const play = acting()
    const mine = rows(play, OTTO, ['ops']).find(({ key }) => key === 'leak')
    const theirs = rows(play, LEA, ['lead']).find(({ key }) => key === 'leak')
    expect(mine?.due).toBe(play.sim + 10 * 60_000)
    expect(theirs).toMatchObject({ phase: 'act', due: null })
  })

  test('[ST4] a step that waited for another role comes as a row of its own when it is handed over', () => {
    const play = acting()
    expect(keys(rows(play, LEA, ['lead']))).not.toContain('step:leak:check')
    play.wait(6 * 60_000)
    const row = rows(play, LEA, ['lead'])[0]
    expect(row).toMatchObject({
      key: 'step:leak:check',
      kind: 'handoff',
      opens: 'leak',
      from: 'ops',
      unread: true,
      mine: true,
      open: true,
    })
  })

  test('[ST5] a question is a row until it is answered, and its answer a row for who asked', () => {
    const play = acting()
    play.do(OTTO, { type: 'issue.ask', issue: 'leak', to: 'lead', text: 'What does the vault say?' })
    expect(rows(play, LEA, ['lead'])[0]).toMatchObject({ key: 'ask-1', kind: 'ask', from: 'ops', open: true })
    play.do(LEA, { type: 'issue.reply', issue: 'leak', ask: 'ask-1', text: 'Nothing' })
    expect(rows(play, LEA, ['lead']).find(({ kind }) => kind === 'ask')).toMatchObject({ open: false })
    expect(rows(play, OTTO, ['ops'])[0]).toMatchObject({ key: 'answer:ask-1', kind: 'answer', from: 'lead' })
  })

  test('[ST6] a question opens the issue it is about, which came to the seat with it', () => {
    const play = underWay(smallScript).until('10:31')
    play.do(OTTO, { type: 'issue.ask', issue: 'leak', to: 'lead', text: 'Do you know?' })
    expect(rows(play, LEA, ['lead'])[0]).toMatchObject({ kind: 'ask', opens: 'leak' })
    expect(keys(rows(play, LEA, ['lead']))).toContain('leak')
  })

  test('[ST7] an escalation is a row for the lead and not for who escalated', () => {
    const play = underWay(smallScript).until('10:31')
    play.do(OTTO, { type: 'issue.escalate', issue: 'leak', text: 'Need you' })
    expect(rows(play, LEA, ['lead']).filter(({ kind }) => kind === 'escalation')).toHaveLength(1)
    expect(rows(play, OTTO, ['ops']).filter(({ kind }) => kind === 'escalation')).toHaveLength(0)
  })

  test('[ST8] rows opened on this device are not unread any more', () => {
    const play = underWay(smallScript).until('10:31')
    play.do(OTTO, { type: 'issue.ask', issue: 'leak', to: 'lead', text: 'Do you know?' })
    expect(rows(play, LEA, ['lead'], ['ask-1'])[0]?.unread).toBe(false)
  })

  test('[ST9] filters: mine is what the seat must answer, open what is not finished', () => {
    const play = underWay(smallScript).until('10:31')
    play.do(OTTO, { type: 'inject.see', inject: 'echo' })
    const all = rows(play, OTTO, ['ops'])
    expect(keys(filtered(all, 'mine'))).toEqual(['leak'])
    expect(keys(filtered(all, 'unread'))).toEqual(['leak'])
    expect(keys(filtered(all, 'open'))).toEqual(['leak'])
    expect(keys(filtered(all, 'all'))).toEqual(['leak', 'echo'])
  })

  test('[CS11] a row that says what it said before is the same object, whatever came beside it', () => {
    const play = underWay(smallScript).until('09:50')
    const before = rows(play, OTTO, ['ops'])
    play.until('10:31')
    const after = sameRows(rows(play, OTTO, ['ops']), before)
    expect(keys(after)).toEqual(['leak', 'echo'])
    expect(after[1]).toBe(before[0])
    play.do(OTTO, { type: 'inject.see', inject: 'echo' })
    const seen = sameRows(rows(play, OTTO, ['ops']), after)
    expect(seen[0]).toBe(after[0])
    expect([after[1]?.unread, seen[1]?.unread]).toEqual([true, false])
  })

  test('[ST10] while the list is held, new rows wait above and the others change in place', () => {
    const before = rows(underWay(smallScript).until('09:50'), LEA, ['lead'])
    const play = underWay(smallScript).until('09:50')
    play.do(LEA, { type: 'inject.see', inject: 'hello' })
    play.do(OTTO, { type: 'inject.see', inject: 'echo' })
    const now = rows(play.until('10:31'), LEA, ['lead'])
    const late = [{ ...now[0], key: 'new' } as (typeof now)[number], ...now]
    const { shown, waiting } = steadyRows(late, keys(before))
    expect(keys(shown)).toEqual(['echo', 'hello'])
    expect(shown[1]?.unread).toBe(false)
    expect(waiting).toBe(1)
    expect(steadyRows(late, null)).toMatchObject({ waiting: 0 })
  })
})
