import { describe, expect, test } from 'vitest'
import { draftsIn } from '#client/drafts.ts'
import { bodyLook, searched } from '#client/screens/station/bodyLook.ts'
import { findDocuments } from '#client/screens/station/documentSearch.ts'
import { keyOf, sentBy, usedUp } from '#client/screens/station/draftKeys.ts'
import { heard } from '#client/screens/station/heard.ts'
import { asClause, shortened } from '#client/screens/station/sentences.ts'
import { isSimulated } from '#client/screens/station/simulated.ts'
import { textsOf } from '#client/screens/station/unsentTexts.ts'
import type { Fact } from '#shared/fact.ts'
import { decided, LEA, OTTO, observed, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'
import { seatView } from './stationViews.ts'

describe('drafts of the station', () => {
  test('[ST40] a command that was taken uses up the texts it was written from, and no others', () => {
    const code = 'K7M4QX'
    expect(usedUp(code, { type: 'issue.answer', issue: 'leak', answer: decided('rebuild') })).toEqual(
      ['option', 'other', 'rationale', 'success'].map((field) => `K7M4QX.leak.decide.${field}`),
    )
    expect(usedUp(code, { type: 'message.post', channel: 'chat', role: null, text: 'x', re: null })).toEqual([
      keyOf.post(code, 'chat'),
    ])
    expect(
      usedUp(code, { type: 'message.post', channel: 'chat', role: null, text: 'x', re: 'hello' }),
    ).toEqual([keyOf.answer(code, 'hello')])
    expect(usedUp(code, { type: 'inject.see', inject: 'hello' })).toEqual([])
  })

  test('[ST41] a text that went out by another way is known by what the room tells of it', () => {
    const play = underWay(smallScript)
    play.do(OTTO, { type: 'message.post', channel: 'chat', role: 'ops', text: 'Tagged', re: null })
    const fact = play.last('message.posted')
    expect(sentBy('K7M4QX', fact, ['ops'])).toEqual({ key: 'K7M4QX.post.chat', text: 'Tagged' })
    expect(sentBy('K7M4QX', fact, ['lead'])).toBeNull()
  })

  test('[ST42] what was written for a closed issue and not sent is its words, not its choices', () => {
    const drafts = draftsIn(null, () => 1)
    drafts.write(keyOf.field('C', 'leak', 'decide', 'option'), 'rebuild')
    drafts.write(keyOf.field('C', 'leak', 'decide', 'rationale'), 'It is quick')
    drafts.write(keyOf.step('C', 'leak', 'tell'), '  ')
    drafts.write(keyOf.field('C', 'other', 'decide', 'rationale'), 'Elsewhere')
    expect(textsOf(drafts, 'C.leak.')).toEqual(['It is quick'])
  })
})

describe('texts of the scenario', () => {
  test('[ST43] logs, sums and what is aligned stay as they came; reports keep their lines; mails flow', () => {
    expect(bodyLook('log', 'a\nb')).toBe('code')
    expect(bodyLook('dashboard', 'Subject      Open   Oldest\nHow?            11   28 min')).toBe('code')
    expect(bodyLook('message', '10:27  Mina: found it\n       is it me?')).toBe('lines')
    expect(bodyLook('report', 'object 7c41e9d\ngpg: Good signature')).toBe('lines')
    expect(bodyLook('report', '# Test report\n\n| a | b |\n|---|---|')).toBe('markdown')
    expect(bodyLook('message', 'Notary service: slow.\nNothing is lost.')).toBe('markdown')
    expect(bodyLook('document', '10:00 begins')).toBe('markdown')
  })

  test('[ST44] a search in a long log marks the lines that hold the words', () => {
    const { lines, hits } = searched('one\nTwo\nthree two\n', ' two ')
    expect(lines.map(({ hit }) => hit)).toEqual([false, true, true])
    expect(hits).toBe(2)
    expect(searched('one\n', '').hits).toBe(0)
  })

  test('[ST45] documents are found by all the words, titles before texts, with the line that holds most', () => {
    const document = (id: string, title: string, body: string) => ({ id, title, kind: 'report', body })
    const all = [
      document('a', 'Test report', '# Rates\n\nPass rate 86.2 % on rc.3'),
      document('b', 'Pass rate by day', 'None'),
      document('c', 'Plan', 'Nothing'),
    ]
    expect(findDocuments(all, 'rate PASS').map(({ document: { id }, line }) => [id, line])).toEqual([
      ['b', null],
      ['a', 'Pass rate 86.2 % on rc.3'],
    ])
    expect(findDocuments(all, ' ')).toHaveLength(3)
  })

  test('[ST46] a text inside of a sentence is one line without its last dot', () => {
    expect(asClause(' We rebuild.\n Then check. ')).toBe('We rebuild. Then check')
    expect(shortened('one two three', 9)).toBe('one two…')
    expect(shortened('one', 9)).toBe('one')
  })

  test('[ST47] what only pretends says so on its button', () => {
    expect(isSimulated('Simulate: git tag -s v1.1.0-beta')).toBe(true)
    expect(isSimulated('Tell the simulated testers')).toBe(false)
  })
})

describe('what is said aloud', () => {
  const play = underWay(smallScript).until('10:31')
  const view = seatView(play, OTTO)
  const said = (fact: Fact, roles: string[]) => heard(fact, { roles, view })

  test('[ST48] only a P0 and a poll interrupt; other arrivals wait their turn', () => {
    const delivered = play.last('inject.delivered')
    const p0 = { ...delivered, delivery: { ...delivered.delivery, severity: 'P0' as const } }
    expect(said(delivered, ['ops'])).toMatchObject({ key: 'inject', urgent: false, inbox: true })
    expect(said(p0, ['ops'])).toMatchObject({ key: 'p0', urgent: true, tone: 'alarm' })
    expect(said(play.last('poll.called'), ['ops'])).toMatchObject({ key: 'poll', urgent: true })
  })

  test('[ST49] questions are said to who is asked, answers to who asked', () => {
    play.do(OTTO, { type: 'issue.ask', issue: 'leak', to: 'lead', text: 'Do you know?' })
    play.do(LEA, { type: 'issue.reply', issue: 'leak', ask: 'ask-1', text: 'No' })
    expect(said(play.last('issue.asked'), ['lead'])).toMatchObject({ key: 'ask', who: 'ops' })
    expect(said(play.last('issue.asked'), ['ops'])).toBeNull()
    expect(said(play.last('issue.replied'), ['ops'])).toMatchObject({ key: 'answer', who: 'lead' })
    expect(said(play.last('issue.replied'), ['lead'])).toBeNull()
  })

  test('[ST50] what other roles work at is not said', () => {
    play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: observed })
    for (const type of ['issue.phaseDone', 'issue.phaseEntered', 'poll.voted'] as const)
      expect(said(play.last(type), ['ops'])).toBeNull()
  })
})
