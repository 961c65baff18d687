import { describe, expect, test } from 'vitest'
import { paceCommand, speedOf } from '#client/screens/console/bar/speeds.ts'
import {
  nextWallOfTimeOfDay,
  readTimeOfDay,
  simOfTimeOfDay,
  timeOfDayText,
} from '#client/screens/console/clockField.ts'
import { type AdHocForm, compose, emptyForm, newId } from '#client/screens/console/inspector/adHoc.ts'
import { readForm } from '#client/screens/console/inspector/useFormDraft.ts'
import { readLine } from '#client/screens/console/log/logCommand.ts'
import { AdHoc } from '#shared/command.ts'
import { Id } from '#shared/ids.ts'
import { HOUR, MINUTE, SECOND } from '#shared/time.ts'

const newYork = { epoch: Date.UTC(2026, 0, 15, 13), zone: 'America/New_York' }
const sim = (text: string) => simOfTimeOfDay(readTimeOfDay(text) ?? -1, newYork)
const filled: AdHocForm = {
  ...emptyForm,
  title: 'Journalist asks',
  body: 'Is it true?',
  from: 'robot',
  channel: 'chat',
  to: ['lead'],
}
const composed = (changes: Partial<AdHocForm> = {}, taken: string[] = []) =>
  compose({ ...filled, ...changes }, { taken, at: null })

describe('what a facilitator types', () => {
  test('[CO5] a time of day is read with colon, dot or neither, with seconds or without', () => {
    expect(['13:30', '1330', '13.30', ' 13:30:00 '].map(readTimeOfDay)).toEqual(Array(4).fill(13.5 * HOUR))
    expect(readTimeOfDay('8:05:07')).toBe(8 * HOUR + 5 * MINUTE + 7 * SECOND)
    expect(['', '24:00', '12:60', '12:00:60', 'noon', '1:2'].map(readTimeOfDay)).toEqual(Array(6).fill(null))
    expect(timeOfDayText(13.5 * HOUR)).toBe('13:30')
    expect(timeOfDayText(8 * HOUR + 7 * SECOND)).toBe('08:00:07')
  })

  test('[CO6] a time of day is one of the scenario’s day in its zone, and past midnight the next day', () => {
    expect(sim('08:00')).toBe(0)
    expect(sim('13:30')).toBe(5.5 * HOUR)
    expect(sim('01:00')).toBe(17 * HOUR)
  })

  test('[CO7] a real time to finish by is the next one a clock here shows', () => {
    const now = Date.UTC(2026, 5, 1, 21, 30)
    const at = (text: string) => nextWallOfTimeOfDay(readTimeOfDay(text) ?? 0, { now, zone: 'UTC' })
    expect(at('22:00') - now).toBe(30 * MINUTE)
    expect(at('21:00') - now).toBe(23.5 * HOUR)
  })

  test('[CO8] a speed by hand is a rate, automatic keeps the quiet rate', () => {
    const pacing = { mode: 'automatic' as const, rate: 15, quiet: 15 }
    expect(speedOf(pacing)).toBe('automatic')
    expect(speedOf({ ...pacing, mode: 'manual', rate: 5 })).toBe('5')
    expect(speedOf({ ...pacing, mode: 'manual', rate: 7 })).toBeNull()
    expect(paceCommand('automatic', pacing)).toEqual({ type: 'clock.pace', mode: 'automatic', rate: 15 })
    expect(paceCommand('60', pacing)).toEqual({ type: 'clock.pace', mode: 'manual', rate: 60 })
  })

  test('[CO9] an inject is composed only when nothing is missing, and says what is', () => {
    expect(compose(emptyForm, { taken: [], at: 'wrong' })).toEqual({
      missing: ['title', 'body', 'from', 'channel', 'to', 'at'],
    })
    const issue = { owner: null, limitMinutes: '0', severity: null }
    expect(composed({ issue })).toEqual({ missing: ['owner', 'limit'] })
    expect(composed()).toMatchObject({ command: { type: 'inject.add', inject: 'added-1', at: null } })
  })

  test('[CO10] a composed issue carries owner, limit and severity as the room wants them', () => {
    const issue = { owner: 'ops', limitMinutes: '5', severity: 'P1' as const }
    const result = composed({ issue, title: '  Journalist asks ' })
    if (!('command' in result)) throw new Error('missing')
    expect(result.command.adHoc.issue).toEqual({ owner: 'ops', limit: 5 * MINUTE, severity: 'P1' })
    expect(AdHoc.parse(result.command.adHoc)).toEqual(result.command.adHoc)
  })

  test('[CO11] the id of a new inject says nothing of what was typed and is nobody else’s', () => {
    expect(Id.safeParse(newId([])).success).toBe(true)
    const { command } = compose(filled, { taken: ['leak'], at: null }) as { command: { inject: string } }
    expect(command.inject).toBe('added-2')
    expect(newId(['leak', 'added-3'])).toBe('added-4')
    expect(newId(['a', 'b', 'c', 'd', 'added-5', 'added-6'])).toBe('added-7')
  })

  test('[CO12] the line of the log notes, marks or says; plain words are a note', () => {
    expect(readLine('EL hesitated').command).toEqual({ type: 'facilitator.note', text: 'EL hesitated' })
    expect(readLine('/note  why so late ').command).toEqual({ type: 'facilitator.note', text: 'why so late' })
    expect(readLine('/say Well done').command).toEqual({ type: 'facilitator.say', text: 'Well done' })
    expect(readLine('/mark').command).toEqual({ type: 'moment.mark', text: '' })
    expect(readLine('/marked')).toMatchObject({ verb: 'note', command: { text: '/marked' } })
    expect([readLine('').command, readLine('/say ').command, readLine('/note').command]).toEqual([
      null,
      null,
      null,
    ])
  })

  test('[CO13] a kept form that cannot be read is begun anew', () => {
    expect(readForm('')).toEqual(emptyForm)
    expect(readForm('{broken')).toEqual(emptyForm)
    expect(readForm('"text"')).toEqual(emptyForm)
    expect(readForm(JSON.stringify({ title: 'Kept' }))).toEqual({ ...emptyForm, title: 'Kept' })
  })
})
