import { describe, expect, test } from 'vitest'
import type { Command } from '#shared/command.ts'
import { clock, FACILITATOR, LEA, OTTO, Play, started, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'

type Vote = Extract<Command, { type: 'poll.vote' }>
const vote = (value: Vote['vote'], more: Partial<Vote> = {}): Vote => ({
  type: 'poll.vote',
  gate: 'launch',
  role: null,
  vote: value,
  reason: '',
  minutes: 0,
  ...more,
})
const call = (value: 'go' | 'no-go' | 'hold' | 'scrub', reason = '', minutes = 0): Command => ({
  type: 'poll.decide',
  gate: 'launch',
  call: value,
  reason,
  minutes,
})

describe('the poll', () => {
  test('[PO1] opens at its time and hides the votes from all but the voter and facilitators until all have voted', () => {
    const play = started(smallScript)
    expect(play.last('poll.called').at).toBe(0)
    play.do(OTTO, vote('no-go', { reason: 'Tests are red' }))
    expect(play.last('poll.ballot').to).toEqual({ roles: ['ops'], people: [], private: false })
    expect(JSON.stringify(play.all('poll.voted'))).not.toContain('no-go')
    expect(play.all('poll.revealed')).toHaveLength(0)
    play.do(LEA, vote('go'))
    expect(play.last('poll.revealed').ballots.map((b) => b.vote)).toEqual(['no-go', 'go'])
  })

  test('[PO2] a no-go needs a reason and a hold needs minutes', () => {
    const play = started(smallScript)
    play.refuses(LEA, vote('no-go'), 'vote.reasonMissing')
    play.refuses(LEA, vote('hold', { reason: 'wait' }), 'vote.minutesMissing')
  })

  test('[PO3] a vote can be changed until the reveal, and not after', () => {
    const play = started(smallScript)
    play.do(OTTO, vote('go'))
    play.do(OTTO, vote('hold', { minutes: 10 }))
    play.do(LEA, { type: 'poll.close', gate: 'launch' })
    expect(play.last('poll.revealed')).toMatchObject({
      ballots: [{ role: 'ops', vote: 'hold', minutes: 10 }],
      missing: ['lead'],
    })
    play.refuses(OTTO, vote('go'), 'poll.alreadyRevealed')
  })

  test('[PO4] only the chair closes and calls, and only after the reveal', () => {
    const play = started(smallScript)
    play.refuses(OTTO, { type: 'poll.close', gate: 'launch' }, 'poll.notChair')
    play.refuses(LEA, call('go'), 'poll.notRevealed')
    play.do(LEA, { type: 'poll.close', gate: 'launch' })
    play.refuses(OTTO, call('go'), 'poll.notChair')
    play.do(LEA, call('go'))
    expect(play.last('milestone.done')).toMatchObject({ milestone: 'gate' })
    play.refuses(LEA, { type: 'poll.call', gate: 'launch' }, 'poll.alreadyGo')
  })

  test('[PO5] GO over a no-go needs a reason and says over how many', () => {
    const play = started(smallScript)
    play.do(OTTO, vote('no-go', { reason: 'No' }))
    play.do(LEA, vote('go'))
    play.refuses(LEA, call('go'), 'vote.reasonMissing')
    play.do(LEA, call('go', 'The risk is mine'))
    expect(play.last('poll.decided')).toMatchObject({ call: 'go', against: 1 })
  })

  test('[PO6] a no-go blocks the milestone until the chair calls the poll again', () => {
    const play = started(smallScript)
    play.do(LEA, { type: 'poll.close', gate: 'launch' })
    play.do(LEA, call('no-go', 'Tests are red'))
    expect(play.last('milestone.blocked')).toMatchObject({ milestone: 'gate', reason: 'Tests are red' })
    play.do(LEA, { type: 'poll.call', gate: 'launch' })
    expect(play.last('poll.called').round).toBe(2)
    expect(play.last('milestone.unblocked')).toMatchObject({ milestone: 'gate' })
  })

  test('[PO7] a scrub holds the clock until a facilitator decides', () => {
    const play = started(smallScript)
    play.do(LEA, { type: 'poll.close', gate: 'launch' })
    play.do(LEA, call('scrub', 'Not today'))
    expect(play.last('clock.held')).toMatchObject({ reason: 'Not today', by: 'lead', until: null })
    play.wait(3_600_000)
    expect(play.sim).toBe(0)
    play.do(FACILITATOR, { type: 'room.end', reason: 'Scrubbed' })
  })

  test('[PO8] the criteria’s truth stays with the script; the seats mark what they found', () => {
    const play = started(smallScript)
    expect(JSON.stringify(play.last('poll.called').criteria)).not.toContain('met')
    play.do(OTTO, { type: 'poll.mark', gate: 'launch', criterion: 'tests', state: 'met' })
    expect(play.last('poll.marked')).toMatchObject({ role: 'ops', state: 'met' })
    play.refuses(
      OTTO,
      { type: 'poll.mark', gate: 'launch', criterion: 'weather', state: 'met' },
      'poll.unknownCriterion',
    )
  })

  test('[PO9] only seats with somebody in them are waited for', () => {
    const play = new Play(smallScript)
    play.do(LEA, { type: 'room.join' })
    play.do(LEA, { type: 'seat.take', role: 'lead' })
    play.do(FACILITATOR, { type: 'room.brief' })
    play.do(FACILITATOR, { type: 'room.start' })
    play.wait(3000).do(LEA, vote('go'))
    expect(play.all('poll.revealed')).toHaveLength(1)
  })
})

describe('milestones', () => {
  const ticked = (item: string, done = true): Command => ({
    type: 'milestone.tick',
    milestone: 'tag',
    item,
    done,
  })

  test('[MI1] are due at their time, and late when not done in time', () => {
    const play = underWay(smallScript).until('09:30')
    expect(play.all('milestone.due').map((f) => [f.milestone, f.at])).toContainEqual(['tag', clock('09:00')])
    expect(play.last('milestone.late')).toMatchObject({ milestone: 'tag', at: clock('09:20') })
  })

  test('[MI2] are done by their owner once every item is ticked, and not before', () => {
    const play = underWay(smallScript)
    play.refuses(OTTO, ticked('push'), 'milestone.notDue')
    play.until('09:00')
    play.refuses(OTTO, { type: 'milestone.done', milestone: 'tag' }, 'milestone.itemsOpen')
    play.do(OTTO, ticked('push'))
    play.do(LEA, ticked('look'))
    play.do(LEA, { type: 'message.post', channel: 'chat', role: null, text: 'Tagged', re: null })
    play.refuses(LEA, { type: 'milestone.done', milestone: 'tag' }, 'milestone.notOwner')
    play.refuses(OTTO, { type: 'milestone.done', milestone: 'tag' }, 'milestone.itemsOpen')
    play.until('09:05')
    play.do(OTTO, { type: 'milestone.done', milestone: 'tag' })
    expect(play.last('milestone.done')).toMatchObject({ milestone: 'tag', late: false, role: 'ops' })
  })

  test('[MI3] work that takes time ticks itself when it is done, with its effects', () => {
    const play = underWay(smallScript).until('09:00')
    play.do(OTTO, ticked('push'))
    expect(play.last('item.started').ready).toBe(clock('09:05'))
    play.until('09:06')
    expect(play.last('item.ticked')).toMatchObject({ item: 'push', at: clock('09:05') })
    expect(play.last('board.changed')).toMatchObject({ row: 'linux', column: 'built', state: 'ok' })
    play.refuses(OTTO, ticked('push', false), 'item.running')
  })

  test('[MI4] an item that waits for a message ticks itself when its role posts there', () => {
    const play = underWay(smallScript).until('09:00')
    play.do(OTTO, { type: 'message.post', channel: 'chat', role: null, text: 'hi', re: null })
    expect(play.all('item.ticked')).toHaveLength(0)
    play.do(LEA, { type: 'message.post', channel: 'chat', role: null, text: 'Tagging now', re: null })
    expect(play.last('item.ticked')).toMatchObject({ item: 'say', role: 'lead' })
  })

  test('[MI5] blocked by their owner with a reason, they cannot be done until unblocked', () => {
    const play = underWay(smallScript).until('09:00')
    play.do(OTTO, { type: 'milestone.block', milestone: 'tag', reason: 'No runner' })
    play.refuses(OTTO, { type: 'milestone.done', milestone: 'tag' }, 'milestone.blocked')
    play.do(OTTO, { type: 'milestone.unblock', milestone: 'tag' })
    play.refuses(OTTO, { type: 'milestone.unblock', milestone: 'tag' }, 'milestone.notBlocked')
  })

  test('[MI6] an item is ticked by its role, and can be unticked while it had no consequence', () => {
    const play = underWay(smallScript).until('09:00')
    play.refuses(OTTO, ticked('look'), 'item.otherRole')
    play.do(LEA, ticked('look'))
    play.do(LEA, ticked('look', false))
    expect(play.last('item.ticked').done).toBe(false)
    play.do(FACILITATOR, ticked('look'))
  })
})
