import { describe, expect, test } from 'vitest'
import { viewerOf } from '#server/engine/step.ts'
import { FACILITATOR, LEA, OTTO, Play, person, started } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'

const SAM = person('sam')

describe('the room', () => {
  test('[RO1] goes lobby, briefing, live, debrief, closed, and only in this order', () => {
    const play = new Play(smallScript)
    play.refuses(FACILITATOR, { type: 'room.start' }, 'room.notNow')
    play.do(FACILITATOR, { type: 'room.brief' })
    play.refuses(FACILITATOR, { type: 'room.brief' }, 'room.notNow')
    play.do(FACILITATOR, { type: 'room.start' })
    play.refuses(FACILITATOR, { type: 'room.close' }, 'room.notNow')
    play.do(FACILITATOR, { type: 'room.end', reason: '' })
    play.refuses(FACILITATOR, { type: 'clock.resume' }, 'room.notNow')
    play.do(FACILITATOR, { type: 'room.close' })
    play.refuses(FACILITATOR, { type: 'room.brief' }, 'room.notNow')
  })

  test('[RO2] only a facilitator moves the room', () => {
    const play = started(smallScript, { brief: true })
    for (const by of [LEA, OTTO]) play.refuses(by, { type: 'room.start' }, 'command.facilitatorOnly')
    play.do(FACILITATOR, { type: 'room.start' })
    play.refuses(LEA, { type: 'room.end', reason: '' }, 'command.facilitatorOnly')
    play.refuses(LEA, { type: 'clock.hold', reason: '' }, 'command.facilitatorOnly')
  })

  test('[RO3] live ends by itself at the end of the scenario’s clock', () => {
    const play = started(smallScript).until('12:00')
    expect(play.last('room.ended')).toMatchObject({ at: smallScript.end, cause: 'clock' })
    expect(play.state.world.clock).toMatchObject({ sim: smallScript.end, running: false })
  })

  test('[RO4] the clock begins three real seconds after the start, for everyone at the same moment', () => {
    const play = started(smallScript, { brief: true })
    const at = play.wall
    play.do(FACILITATOR, { type: 'room.start' })
    expect(play.last('clock.changed').anchor).toEqual({ sim: 0, wall: at + 3000, rate: 12, running: true })
    play.wait(2999)
    expect(play.all('milestone.due')).toHaveLength(0)
    play.wait(1)
    expect(play.last('poll.called').at).toBe(0)
  })

  test('[RO5] facilitators gone for 30 s lead to a hold; back in time, to none', () => {
    const play = started(smallScript)
    play.do({ kind: 'system' }, { type: 'facilitator.leave' })
    play.wait(29_999)
    play.do({ kind: 'system' }, { type: 'facilitator.return' })
    play.wait(60_000)
    expect(play.all('clock.held')).toHaveLength(0)
    const left = play.wall
    play.do({ kind: 'system' }, { type: 'facilitator.leave' })
    play.wait(90_000)
    expect(play.all('clock.held')).toHaveLength(1)
    expect(play.last('clock.changed').anchor.wall).toBe(left + 30_000)
  })
})

describe('the debrief', () => {
  test('[RO6] judgements are the facilitators’ own while the room is live, and everybody’s in the debrief', () => {
    const play = started(smallScript)
    const judge = { type: 'criterion.judge', criterion: 'called', met: true, comment: 'Seen' } as const
    play.do(FACILITATOR, judge)
    expect(play.last('criterion.judged').to).toBe('facilitators')
    play.do(FACILITATOR, { type: 'room.end', reason: '' })
    play.do(FACILITATOR, judge)
    expect(play.last('criterion.judged').to).toBe('everyone')
    play.refuses(LEA, judge, 'command.facilitatorOnly')
  })

  test('[RO7] everyone answers the questions, and may change the answer until the room is closed', () => {
    const play = started(smallScript)
    const answer = (text: string) => ({ type: 'debrief.answer', question: 'well', text }) as const
    play.refuses(LEA, answer('The call'), 'room.notNow')
    play.do(FACILITATOR, { type: 'room.end', reason: '' })
    play.do(LEA, answer('The call'))
    play.do(LEA, answer('The call, and the coffee'))
    expect(play.last('debrief.answered')).toMatchObject({
      person: 'lea',
      role: 'lead',
      text: 'The call, and the coffee',
      to: 'everyone',
    })
    play.do(FACILITATOR, { type: 'room.close' })
    play.refuses(LEA, answer('More'), 'room.notNow')
  })
})

describe('seats', () => {
  test('[SE1] a seat has one holder and one second, and a third is told that it is taken', () => {
    const play = started(smallScript)
    play.do(SAM, { type: 'room.join' })
    play.do(SAM, { type: 'seat.take', role: 'ops' })
    expect(play.last('seat.taken')).toMatchObject({ person: 'sam', second: true })
    play.do(person('tim'), { type: 'room.join' })
    play.refuses(person('tim'), { type: 'seat.take', role: 'ops' }, 'seat.taken')
  })

  test('[SE2] both people of a seat may act, and the first accepted act wins', () => {
    const play = started(smallScript)
    play.do(SAM, { type: 'room.join' })
    play.do(SAM, { type: 'seat.take', role: 'ops' })
    play.until('09:00')
    play.do(SAM, { type: 'milestone.tick', milestone: 'tag', item: 'push', done: true })
    play.refuses(OTTO, { type: 'milestone.tick', milestone: 'tag', item: 'push', done: true }, 'item.running')
  })

  test('[SE3] when the holder leaves, the second becomes the holder', () => {
    const play = started(smallScript)
    play.do(SAM, { type: 'room.join' })
    play.do(SAM, { type: 'seat.take', role: 'ops' })
    play.do(OTTO, { type: 'seat.leave' })
    expect(play.last('seat.taken')).toMatchObject({ person: 'sam', second: false })
  })

  test('[SE4] seats may be taken late, while the room is live', () => {
    const play = started(smallScript)
    play.do(OTTO, { type: 'seat.leave' })
    play.do(SAM, { type: 'room.join' })
    play.do(SAM, { type: 'seat.take', role: 'ops' })
    expect(viewerOf(play.state, SAM)).toMatchObject({ roles: ['ops'] })
  })

  test('[SE5] an empty role can be covered by another seat, which then acts for it', () => {
    const play = started(smallScript)
    play.refuses(FACILITATOR, { type: 'role.cover', role: 'ops', by: 'lead' }, 'seat.coversItself')
    play.do(OTTO, { type: 'seat.leave' })
    play.until('09:00')
    play.refuses(
      LEA,
      { type: 'milestone.tick', milestone: 'tag', item: 'push', done: true },
      'item.otherRole',
    )
    play.do(FACILITATOR, { type: 'role.cover', role: 'ops', by: 'lead' })
    expect(viewerOf(play.state, LEA)).toMatchObject({ roles: ['lead', 'ops'] })
    play.do(LEA, { type: 'milestone.tick', milestone: 'tag', item: 'push', done: true })
  })

  test('[SE6] a cover ends when somebody takes the seat', () => {
    const play = started(smallScript)
    play.do(OTTO, { type: 'seat.leave' })
    play.do(FACILITATOR, { type: 'role.cover', role: 'ops', by: 'lead' })
    play.do(OTTO, { type: 'seat.take', role: 'ops' })
    expect(play.last('role.covered')).toMatchObject({ role: 'ops', by: null })
    expect(viewerOf(play.state, LEA)).toMatchObject({ roles: ['lead'] })
  })

  test('[SE7] a facilitator re-admits a person who lost the cookie: the seat goes to the new one', () => {
    const play = started(smallScript)
    play.do(SAM, { type: 'room.join' })
    play.refuses(
      LEA,
      { type: 'seat.assign', role: 'ops', person: 'sam', second: false },
      'command.facilitatorOnly',
    )
    play.do(FACILITATOR, { type: 'seat.assign', role: 'ops', person: 'sam', second: false })
    expect(viewerOf(play.state, SAM)).toMatchObject({ roles: ['ops'] })
    expect(viewerOf(play.state, OTTO)).toMatchObject({ roles: [] })
  })

  test('[SE8] a locked room lets nobody new in', () => {
    const play = started(smallScript)
    play.do(FACILITATOR, { type: 'room.configure', limits: 10, sharedSeats: false, locked: true })
    play.refuses(SAM, { type: 'room.join' }, 'room.locked')
    play.do(OTTO, { type: 'room.join' })
  })

  test('[SE9] what is somebody’s seat alone is refused to those without one', () => {
    const play = started(smallScript)
    play.refuses(SAM, { type: 'seat.ready', ready: true }, 'seat.unknownPerson')
    play.do(SAM, { type: 'room.join' })
    play.refuses(
      SAM,
      { type: 'message.post', channel: 'chat', role: null, text: 'hi', re: null },
      'seat.none',
    )
  })
})
