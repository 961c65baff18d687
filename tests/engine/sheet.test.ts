import { describe, expect, test } from 'vitest'
import type { AdHoc } from '#shared/command.ts'
import { MINUTE } from '#shared/time.ts'
import { clock, decided, FACILITATOR, LEA, OTTO, observed, oriented, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'

const adHoc: AdHoc = {
  title: 'Journalist',
  body: 'A comment?',
  from: 'robot',
  channel: 'chat',
  to: ['lead'],
  issue: null,
  expected: '',
}
const delivered = (play: ReturnType<typeof underWay>) =>
  play.all('inject.delivered').map((f) => [f.delivery.inject, f.at])

describe('injects', () => {
  test('[IN1] come at their exact time, by offset from another, and to their roles alone', () => {
    const play = underWay(smallScript).until('10:00')
    expect(delivered(play)).toEqual([
      ['hello', clock('09:30')],
      ['echo', clock('09:40')],
    ])
    expect(play.all('inject.delivered').map((f) => f.to)).toEqual([
      { roles: ['lead'], people: [], private: false },
      'everyone',
    ])
  })

  test('[IN2] come when a decision was bad, and only then', () => {
    const bad = underWay(smallScript).until('10:30')
    for (const answer of [observed, oriented, decided('ignore')])
      bad.do(OTTO, { type: 'issue.answer', issue: 'leak', answer })
    bad.until('11:00')
    expect(delivered(bad)).toContainEqual(['worse', clock('10:32')])
    const good = underWay(smallScript).until('10:30')
    for (const answer of [observed, oriented, decided('rebuild')])
      good.do(OTTO, { type: 'issue.answer', issue: 'leak', answer })
    good.until('11:59')
    expect(delivered(good).map(([id]) => id)).not.toContain('worse')
  })

  test('[IN3] come at the computed moment a metric crosses, on the edge, once', () => {
    const play = underWay(smallScript).until('10:30')
    for (const answer of [observed, oriented, decided('ignore')])
      play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer })
    play.until('12:00')
    // a push takes effect in the next millisecond, so that the line has a knot on either side of it
    expect(delivered(play)).toContainEqual(['alarm', clock('10:30') + 1])
    expect(delivered(play).filter(([id]) => id === 'alarm')).toHaveLength(1)
  })

  test('[IN4] can be sent, skipped, held back and moved by a facilitator until they are sent', () => {
    const play = underWay(smallScript)
    play.do(FACILITATOR, { type: 'inject.move', inject: 'hello', at: clock('09:10') })
    play.do(FACILITATOR, { type: 'inject.holdBack', inject: 'leak', back: true })
    play.until('10:40')
    expect(delivered(play)).toEqual([
      ['hello', clock('09:10')],
      ['echo', clock('09:20')],
    ])
    play.refuses(FACILITATOR, { type: 'inject.skip', inject: 'hello' }, 'inject.alreadySent')
    play.do(FACILITATOR, { type: 'inject.holdBack', inject: 'leak', back: false })
    expect(play.state.world.sheet['leak']?.state).toBe('manual')
    play.do(FACILITATOR, { type: 'inject.send', inject: 'leak' })
    expect(play.last('issue.opened').at).toBe(play.sim)
    play.refuses(FACILITATOR, { type: 'inject.move', inject: 'by-hand', at: clock('10:00') }, 'clock.past')
    play.refuses(FACILITATOR, { type: 'inject.send', inject: 'nothing' }, 'inject.unknown')
  })

  test('[IN5] held back before their time come at their time when put back', () => {
    const play = underWay(smallScript)
    play.do(FACILITATOR, { type: 'inject.holdBack', inject: 'hello', back: true })
    play.do(FACILITATOR, { type: 'inject.holdBack', inject: 'hello', back: false })
    play.until('09:31')
    expect(delivered(play)).toEqual([['hello', clock('09:30')]])
  })

  test('[IN6] can be made up in the room, as a message now or an issue later, and never touch the script', () => {
    const play = underWay(smallScript)
    play.do(FACILITATOR, { type: 'inject.add', inject: 'journalist', adHoc, at: null })
    expect(play.last('inject.delivered').delivery).toMatchObject({ inject: 'journalist', issue: null })
    play.refuses(FACILITATOR, { type: 'inject.add', inject: 'leak', adHoc, at: null }, 'inject.nameTaken')
    const issue = { owner: 'ops', limit: 3 * MINUTE, severity: null }
    play.do(FACILITATOR, {
      type: 'inject.add',
      inject: 'outage',
      adHoc: { ...adHoc, issue },
      at: clock('09:15'),
    })
    play.until('09:16')
    expect(play.last('issue.opened')).toMatchObject({
      issue: 'outage',
      owner: 'ops',
      at: clock('09:15'),
      roles: ['lead', 'ops'],
    })
    expect(play.last('issue.limitSet')).toMatchObject({ due: clock('09:18') })
    expect(smallScript.injects['outage']).toBeUndefined()
  })

  test('[IN7] the run sheet goes to facilitators alone', () => {
    const play = underWay(smallScript)
    for (const fact of [...play.all('sheet.listed'), ...play.all('sheet.changed')])
      expect(fact.to).toBe('facilitators')
  })

  test('[IN8] an issue sent to several roles is one shared issue with one owner', () => {
    const play = underWay(smallScript)
    const issue = { owner: 'ops', limit: 3 * MINUTE, severity: null }
    play.do(FACILITATOR, {
      type: 'inject.add',
      inject: 'both',
      adHoc: { ...adHoc, to: ['lead', 'ops'], issue },
      at: null,
    })
    expect(play.all('issue.opened')).toHaveLength(1)
    play.refuses(LEA, { type: 'issue.answer', issue: 'both', answer: observed }, 'issue.notOwner')
  })
})
