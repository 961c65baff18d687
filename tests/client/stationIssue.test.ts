import { describe, expect, test } from 'vitest'
import { answerOf, OTHER, type Values, valuesOf } from '#client/screens/station/answers.ts'
import { decisionsOf } from '#client/screens/station/decisions.ts'
import { phaseLook, readySteps, spentIn, waitsFor } from '#client/screens/station/issueLook.ts'
import { nextMilestone, tasksOf } from '#client/screens/station/tasks.ts'
import type { PhaseContent } from '#shared/fact.ts'
import type { View } from '#shared/view.ts'
import { decided, LEA, OTTO, observed, oriented, type Play, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'
import { seatView } from './stationViews.ts'

const MIN = 60_000
const empty: Values = {
  confirmed: '',
  ongoing: '',
  what: '',
  when: '',
  howMany: '',
  severity: '',
  cause: '',
  affected: '',
  risks: '',
  option: '',
  other: '',
  rationale: '',
  success: '',
}
const observe: PhaseContent = { phase: 'observe', prompt: null }
const orient: PhaseContent = {
  phase: 'orient',
  prompt: null,
  causes: [{ id: 'cache', label: 'Cache' }],
  affected: [{ id: 'some', label: 'Some' }],
}
const decide: PhaseContent = {
  phase: 'decide',
  prompt: null,
  options: [{ id: 'rebuild', label: 'Rebuild', detail: '' }],
}

function leakOf(view: View) {
  const leak = view.issues['leak']
  if (!leak) throw new Error('no leak')
  return leak
}

function acting(): Play {
  const play = underWay(smallScript).until('10:31')
  play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: observed })
  play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: oriented })
  play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: decided('rebuild') })
  return play
}

describe('the form of a phase', () => {
  test('[ST20] says which fields still miss something before anything is sent', () => {
    expect(answerOf(observe, empty)).toEqual({ missing: ['confirmed', 'ongoing'] })
    expect(answerOf(orient, empty)).toEqual({ missing: ['severity', 'cause', 'affected'] })
    expect(answerOf(decide, empty)).toEqual({ missing: ['option'] })
    expect(answerOf(decide, { ...empty, option: OTHER, other: '  ' })).toEqual({ missing: ['other'] })
  })

  test('[ST21] an orientation asks for no cause where the scenario names none', () => {
    const filled = answerOf({ ...orient, causes: [], affected: [] }, { ...empty, severity: 'P2' })
    expect(filled).toEqual({
      answer: { phase: 'orient', severity: 'P2', cause: null, affected: null, risks: '' },
    })
  })

  test('[ST22] something else goes as free text without an option', () => {
    const filled = answerOf(decide, { ...empty, option: OTHER, other: ' Ask upstream ', rationale: 'why' })
    expect(filled).toEqual({
      answer: { phase: 'decide', option: null, other: 'Ask upstream', rationale: 'why', success: '' },
    })
  })

  test('[ST23] going back starts from the answer that was given', () => {
    for (const [content, answer] of [
      [observe, { ...observed, what: 'w' }],
      [orient, oriented],
      [decide, decided('rebuild')],
      [decide, decided(null, 'Ask upstream')],
    ] as const) {
      expect(answerOf(content, { ...empty, ...valuesOf(answer) })).toEqual({ answer })
    }
  })

  test('[ST24] a choice that the scenario does not have counts as missing', () => {
    const filled = answerOf(orient, { ...empty, severity: 'P1', cause: 'moon', affected: 'some' })
    expect(filled).toEqual({ missing: ['cause'] })
  })
})

describe('the stepper', () => {
  test('[ST25] counts the time of a phase over all its visits', () => {
    const play = underWay(smallScript).until('10:31')
    const opened = leakOf(seatView(play, OTTO)).openedAt
    play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: observed })
    const first = play.sim - opened
    play.wait(30_000)
    play.do(OTTO, { type: 'issue.goBack', issue: 'leak', to: 'observe' })
    play.wait(20_000)
    const leak = leakOf(seatView(play, OTTO))
    expect(spentIn(leak, 'observe', play.sim)).toBe(first + 20_000)
    expect(spentIn(leak, 'orient', play.sim)).toBe(30_000)
    expect(spentIn(leak, 'decide', play.sim)).toBe(0)
  })

  test('[ST26] phases before the current one are done, those after it lie ahead', () => {
    const looks = (view: View) =>
      (['observe', 'orient', 'decide', 'act'] as const).map((phase) => phaseLook(leakOf(view), phase))
    const play = underWay(smallScript).until('10:31')
    play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: observed })
    expect(looks(seatView(play, OTTO))).toEqual(['done', 'current', 'ahead', 'ahead'])
    expect(looks(seatView(play.until('12:00'), OTTO))).toEqual(['done', 'done', 'done', 'done'])
  })
})

describe('steps and tasks', () => {
  test('[ST27] a waiting step names what it waits for, and is the role’s own when that is done', () => {
    const play = acting()
    const check = (view: View) => leakOf(view).steps.find(({ id }) => id === 'check')
    const before = seatView(play, LEA)
    const step = check(before)
    if (!step) throw new Error('no check')
    expect(waitsFor(leakOf(before), step).map(({ id }) => id)).toEqual(['build'])
    expect(readySteps(leakOf(before), ['lead'])).toEqual([])
    play.do(OTTO, { type: 'issue.act', issue: 'leak', step: 'build', text: '' })
    play.wait(6 * MIN)
    const after = seatView(play, LEA)
    expect(readySteps(leakOf(after), ['lead']).map(({ id }) => id)).toEqual(['check'])
    expect(check(after)).toMatchObject({ handedAt: play.sim })
  })

  test('[ST28] what waits for a seat: its vote, its phases, its steps, questions, its part of the plan', () => {
    const kinds = (play: Play, by: typeof LEA, role: string) =>
      tasksOf(seatView(play, by), [role]).map(({ kind, key }) => `${kind} ${key}`)
    const voting = underWay(smallScript)
    expect(kinds(voting, LEA, 'lead')).toEqual([])
    voting.until('09:01')
    expect(kinds(voting, LEA, 'lead')).toEqual(['item say', 'item look'])
    expect(kinds(voting, OTTO, 'ops')).toEqual(['item push'])
    const play = acting()
    play.do(OTTO, { type: 'issue.ask', issue: 'leak', to: 'lead', text: 'Do you know?' })
    expect(kinds(play, OTTO, 'ops')).toEqual(['step build', 'step tell', 'item push'])
    expect(kinds(play, LEA, 'lead')).toEqual(['ask ask-1', 'item say', 'item look'])
  })

  test('[ST29] a milestone with all items done waits for its owner to close it', () => {
    const play = underWay(smallScript).until('09:01')
    play.do(OTTO, { type: 'milestone.tick', milestone: 'tag', item: 'push', done: true })
    play.do(LEA, { type: 'milestone.tick', milestone: 'tag', item: 'look', done: true })
    play.do(LEA, { type: 'message.post', channel: 'chat', role: 'lead', text: 'Tagged', re: null })
    play.until('09:10')
    expect(tasksOf(seatView(play, OTTO), ['ops']).map(({ kind }) => kind)).toEqual(['close'])
    expect(tasksOf(seatView(play, LEA), ['lead'])).toEqual([])
  })

  test('[ST30] an empty place names the next milestone of the plan', () => {
    const play = underWay(smallScript)
    expect(nextMilestone(seatView(play, LEA))?.id).toBe('tag')
    expect(nextMilestone(seatView(play.until('09:01'), LEA))).toBeNull()
  })

  test('[ST31] the decision log holds calls and decisions, newest first', () => {
    const play = acting()
    expect(decisionsOf(seatView(play, OTTO)).map(({ about, call, label }) => [about, call ?? label])).toEqual(
      [
        ['Leak', 'Rebuild'],
        ['Launch', 'go'],
      ],
    )
  })
})
