import { describe, expect, test } from 'vitest'
import { against, ballotGap, callGap, minutesOf, seatState, votesOf } from '#client/screens/poll/ballots.ts'
import { interruptionOf } from '#client/screens/station/interruption.ts'
import type { PollView } from '#shared/view.ts'
import { FACILITATOR, LEA, OTTO, type Play, started } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'
import { seatView } from './stationViews.ts'

function pollOf(play: Play, by: typeof LEA): PollView {
  const poll = seatView(play, by).polls['launch']
  if (!poll) throw new Error('no poll')
  return poll
}
const vote = (play: Play, by: typeof LEA, ballot: 'go' | 'no-go') =>
  play.do(by, { type: 'poll.vote', gate: 'launch', role: null, vote: ballot, reason: 'r', minutes: 0 })
const comes = (play: Play, by: typeof LEA, roles: string[], minimised: string[] = []) =>
  interruptionOf(seatView(play, by), { roles, minimised })?.key ?? null

describe('the vote on the station', () => {
  test('[PU1] before the reveal a seat sees its own vote, and of the others only that they voted', () => {
    const play = started(smallScript)
    vote(play, OTTO, 'no-go')
    expect(seatState(pollOf(play, OTTO), 'ops')).toBe('no-go')
    expect(seatState(pollOf(play, LEA), 'ops')).toBe('voted')
    expect(seatState(pollOf(play, OTTO), 'lead')).toBe('thinking')
  })

  test('[PU2] closed without a vote, the seat shows that it is missing', () => {
    const play = started(smallScript)
    vote(play, LEA, 'go')
    play.do(LEA, { type: 'poll.close', gate: 'launch' })
    expect(seatState(pollOf(play, LEA), 'ops')).toBe('missing')
  })

  test('[PU3] a no-go needs a reason and a hold its minutes before they can be sent', () => {
    expect(ballotGap({ vote: null, reason: '', minutes: '' })).toBe('vote')
    expect(ballotGap({ vote: 'go', reason: '', minutes: '' })).toBeNull()
    expect(ballotGap({ vote: 'no-go', reason: ' ', minutes: '' })).toBe('reason')
    expect(ballotGap({ vote: 'hold', reason: '', minutes: '0' })).toBe('minutes')
    expect(ballotGap({ vote: 'hold', reason: '', minutes: '10' })).toBeNull()
  })

  test('[PU4] minutes are whole, from 1 to 240', () => {
    expect(['1', ' 240 '].map(minutesOf)).toEqual([1, 240])
    expect(['', '0', '241', '1.5', '-3', 'ten'].map(minutesOf)).toEqual([null, null, null, null, null, null])
  })

  test('[PU5] the chair gives a reason for every call but a GO that nobody is against', () => {
    const play = started(smallScript)
    vote(play, OTTO, 'no-go')
    vote(play, LEA, 'go')
    expect(against(pollOf(play, LEA))).toBe(1)
    expect(callGap({ vote: 'go', reason: '', minutes: '' }, 1)).toBe('reason')
    expect(callGap({ vote: 'go', reason: '', minutes: '' }, 0)).toBeNull()
    expect(callGap({ vote: 'scrub', reason: '', minutes: '' }, 0)).toBe('reason')
    expect(callGap({ vote: 'hold', reason: 'r', minutes: '' }, 0)).toBe('minutes')
  })

  test('[PU6] a seat that covers another votes for both, in the order of the vote', () => {
    expect(votesOf({ order: ['ops', 'lead'] }, ['lead', 'ops', 'extra'])).toEqual(['ops', 'lead'])
  })
})

describe('what comes between', () => {
  test('[PU7] a poll asks its voters until they have voted, and its chair again for the call', () => {
    const play = started(smallScript)
    expect(comes(play, OTTO, ['ops'])).toBe('poll.launch.1.open')
    vote(play, OTTO, 'go')
    expect(comes(play, OTTO, ['ops'])).toBeNull()
    vote(play, LEA, 'go')
    expect(comes(play, LEA, ['lead'])).toBe('poll.launch.1.call')
    expect(comes(play, OTTO, ['ops'])).toBeNull()
  })

  test('[PU8] what was put aside does not come again; the next round does', () => {
    const play = started(smallScript)
    expect(comes(play, OTTO, ['ops'], ['poll.launch.1.open'])).toBeNull()
    expect(comes(play, OTTO, ['ops'], ['poll.launch.2.open'])).toBe('poll.launch.1.open')
  })

  test('[PU9] a vote comes before a hold, and a new hold again', () => {
    const play = started(smallScript)
    play.do(FACILITATOR, { type: 'clock.hold', reason: 'audio' })
    const first = `hold.${play.wall}`
    expect(comes(play, OTTO, ['ops'])).toBe('poll.launch.1.open')
    expect(comes(play, OTTO, ['ops'], ['poll.launch.1.open'])).toBe(first)
    expect(comes(play, OTTO, ['ops'], ['poll.launch.1.open', first])).toBeNull()
    play.do(FACILITATOR, { type: 'clock.resume' })
    play.wait(1000).do(FACILITATOR, { type: 'clock.hold', reason: '' })
    expect(comes(play, OTTO, ['ops'], ['poll.launch.1.open', first])).toBe(`hold.${play.wall}`)
  })
})
