/** Every command by every kind of asker in every state of the room: allowed or refused as written. */
import { describe, expect, test } from 'vitest'
import { LEGAL, stateOf } from '#server/engine/legal.ts'
import type { By, Command, CommandType } from '#shared/command.ts'
import type { RefusalCode } from '#shared/refusal.ts'
import { FACILITATOR, LEA, OTTO, Play, person, SYSTEM, started, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'

const STANDING = person('standing')
const STRANGER = person('stranger')
const adHoc = {
  title: 'New',
  body: 'New',
  from: 'robot',
  channel: 'chat',
  to: ['lead'],
  issue: null,
  expected: '',
}
const answer = { phase: 'observe', confirmed: true, ongoing: true, what: '', when: '', howMany: '' } as const

/** One example of each command; complete, so that a new command does not compile until it has one. */
const EXAMPLES: { [T in CommandType]: Extract<Command, { type: T }> } = {
  'room.brief': { type: 'room.brief' },
  'room.start': { type: 'room.start' },
  'room.end': { type: 'room.end', reason: '' },
  'room.close': { type: 'room.close' },
  'room.configure': { type: 'room.configure', limits: 10, sharedSeats: true, locked: false },
  'room.join': { type: 'room.join' },
  'seat.take': { type: 'seat.take', role: 'ops' },
  'seat.leave': { type: 'seat.leave' },
  'seat.ready': { type: 'seat.ready', ready: true },
  'seat.check': { type: 'seat.check', task: 0, done: true },
  'seat.allow': { type: 'seat.allow', allowance: 20, person: null },
  'seat.assign': { type: 'seat.assign', role: 'ops', person: 'otto', second: false },
  'seat.free': { type: 'seat.free', person: 'otto' },
  'role.cover': { type: 'role.cover', role: 'ops', by: null },
  'clock.hold': { type: 'clock.hold', reason: '' },
  'clock.explainHold': { type: 'clock.explainHold', reason: 'x' },
  'clock.resume': { type: 'clock.resume' },
  'clock.pace': { type: 'clock.pace', mode: 'manual', rate: 2 },
  'clock.skip': { type: 'clock.skip', to: null },
  'clock.wake': { type: 'clock.wake' },
  'inject.send': { type: 'inject.send', inject: 'leak' },
  'inject.skip': { type: 'inject.skip', inject: 'leak' },
  'inject.holdBack': { type: 'inject.holdBack', inject: 'leak', back: true },
  'inject.move': { type: 'inject.move', inject: 'leak', at: 9_000_000 },
  'inject.add': { type: 'inject.add', inject: 'new', adHoc, at: null },
  'inject.see': { type: 'inject.see', inject: 'leak' },
  'evidence.open': { type: 'evidence.open', issue: 'leak', evidence: 'log' },
  'issue.answer': { type: 'issue.answer', issue: 'leak', answer },
  'issue.goBack': { type: 'issue.goBack', issue: 'leak', to: 'observe' },
  'issue.act': { type: 'issue.act', issue: 'leak', step: 'build', text: '' },
  'issue.moreTime': { type: 'issue.moreTime', issue: 'leak' },
  'issue.handOver': { type: 'issue.handOver', issue: 'leak', to: 'lead', note: '' },
  'issue.ask': { type: 'issue.ask', issue: 'leak', to: 'lead', text: 'x' },
  'issue.reply': { type: 'issue.reply', issue: 'leak', ask: 'ask-1', text: 'x' },
  'issue.escalate': { type: 'issue.escalate', issue: 'leak', text: 'x' },
  'issue.setSeverity': { type: 'issue.setSeverity', issue: 'leak', severity: 'P1' },
  'issue.judge': { type: 'issue.judge', issue: 'leak', quality: 1, like: null, comment: '' },
  'poll.call': { type: 'poll.call', gate: 'launch' },
  'poll.mark': { type: 'poll.mark', gate: 'launch', criterion: 'tests', state: 'met' },
  'poll.vote': { type: 'poll.vote', gate: 'launch', role: null, vote: 'go', reason: '', minutes: 0 },
  'poll.close': { type: 'poll.close', gate: 'launch' },
  'poll.decide': { type: 'poll.decide', gate: 'launch', call: 'go', reason: '', minutes: 0 },
  'milestone.tick': { type: 'milestone.tick', milestone: 'tag', item: 'push', done: true },
  'milestone.done': { type: 'milestone.done', milestone: 'tag' },
  'milestone.block': { type: 'milestone.block', milestone: 'tag', reason: 'x' },
  'milestone.unblock': { type: 'milestone.unblock', milestone: 'tag' },
  'message.post': { type: 'message.post', channel: 'chat', role: null, text: 'x', re: null },
  'document.open': { type: 'document.open', document: 'runbook' },
  'moment.mark': { type: 'moment.mark', text: '' },
  'facilitator.note': { type: 'facilitator.note', text: 'x' },
  'facilitator.say': { type: 'facilitator.say', text: 'x' },
  'facilitator.leave': { type: 'facilitator.leave' },
  'facilitator.return': { type: 'facilitator.return' },
  'criterion.judge': { type: 'criterion.judge', criterion: 'called', met: true, comment: '' },
  'debrief.answer': { type: 'debrief.answer', question: 'well', text: '' },
  'room.freeze': { type: 'room.freeze' },
  'person.erase': { type: 'person.erase', person: 'otto', by: 'otto', reason: '', head: '0'.repeat(64) },
}

function lobby(): Play {
  const play = new Play(smallScript)
  for (const by of [LEA, OTTO]) play.do(by, { type: 'room.join' })
  play.do(LEA, { type: 'seat.take', role: 'lead' })
  play.do(OTTO, { type: 'seat.take', role: 'ops' })
  return play
}
function over(play: Play, end: 'debrief' | 'closed'): Play {
  play.do(FACILITATOR, { type: 'room.end', reason: '' })
  if (end === 'closed') play.do(FACILITATOR, { type: 'room.close' })
  return play
}
function held(): Play {
  const play = underWay(smallScript).until('10:31')
  play.do(FACILITATOR, { type: 'clock.hold', reason: '' })
  return play
}
const STATES: Record<string, () => Play> = {
  lobby,
  briefing: () => started(smallScript, { brief: true }),
  live: () => underWay(smallScript).until('10:31'),
  held,
  debrief: () => over(underWay(smallScript).until('10:31'), 'debrief'),
  closed: () => over(underWay(smallScript).until('10:31'), 'closed'),
}
const ASKERS: Record<string, { by: By; is: string[] }> = {
  facilitator: { by: FACILITATOR, is: ['facilitator'] },
  seated: { by: OTTO, is: ['participant', 'seated'] },
  standing: { by: STANDING, is: ['participant'] },
  stranger: { by: STRANGER, is: ['stranger'] },
  system: { by: SYSTEM, is: ['system'] },
}
/** What only who, when and the hold say no with; anything else came from the command itself. */
const BY_TABLE: RefusalCode[] = [
  'command.facilitatorOnly',
  'command.notYours',
  'room.notNow',
  'seat.none',
  'seat.unknownPerson',
]

describe.each(Object.keys(STATES))('in the state %s', (state) => {
  const prepared = () => {
    const play = STATES[state]?.() ?? lobby()
    play.try(STANDING, { type: 'room.join' })
    return play
  }

  test.each(Object.keys(ASKERS))(
    '[LE1] each command of a %s is allowed or refused as the table says',
    (asker) => {
      const { by, is } = ASKERS[asker] ?? { by: SYSTEM, is: [] }
      for (const command of Object.values(EXAMPLES)) {
        const play = prepared()
        if (asker === 'standing' && !play.state.room.people['standing']) continue
        const { who, when, held: inHold } = LEGAL[command.type]
        const isAsker =
          is.some((kind) => (who as readonly string[]).includes(kind)) ||
          (is[0] === 'stranger' && command.type === 'room.join')
        const isTime = when.includes(stateOf(play.state))
        const outcome = play.try(by, command)
        const name = `${asker} ${command.type} in ${state}: ${typeof outcome === 'string' ? outcome : 'accepted'}`
        if (!isAsker || !isTime) expect(BY_TABLE, name).toContain(outcome)
        else if (state === 'held' && inHold === 'no') expect(outcome, name).toBe('clock.held')
        else if (typeof outcome === 'string')
          expect(['room.notNow', 'clock.held'], name).not.toContain(outcome)
      }
    },
  )
})

test('[LE2] the shell’s own commands are nobody else’s', () => {
  const shell = [
    'clock.wake',
    'facilitator.leave',
    'facilitator.return',
    'room.freeze',
    'person.erase',
  ] as const
  for (const type of shell) expect(LEGAL[type].who).toEqual(['system'])
})
