/**
 * What a role decides, one after the other, for as long as anybody asks: each of its issues through observe, orient,
 * decide and the first step of act, and between them what people do on a launch day, items of the plan ticked, things
 * said, a poll after every second issue; when all issues are in their act phase, they are taken up again. A
 * good third are answers of the OODA loop, the dearest there are; bots that play the launch dry run well give them less
 * than a fifth of the time. All of it comes from one seat in one order, so that the room accepts every one, and
 * concerns all five members.
 */
import type { Command } from '#shared/command.ts'
import { type BenchRole, gateOf, issueName, issuesOf, planOf } from './benchScenario.ts'

const WORDS = 'Two of five mirrors serve the archive of yesterday; the others are right.'

export function* decisionsOf(role: BenchRole): Generator<Command, never> {
  const mine = issuesOf(role).map(issueName)
  const gate = gateOf(role)
  for (let visit = 0; ; visit += 1) {
    for (const [n, issue] of mine.entries()) {
      const tick = { type: 'milestone.tick', milestone: planOf(role), item: 'first' } as const
      const say = { type: 'message.post', channel: 'chat', role, text: WORDS, re: null } as const
      if (visit > 0) yield { type: 'issue.goBack', issue, to: 'observe' }
      yield* loop(issue)
      if (visit === 0) yield { type: 'issue.act', issue, step: 'note', text: WORDS }
      yield { ...tick, done: true }
      yield say
      yield { ...tick, done: false }
      yield say
      if (n % 2 === 1) yield* poll(gate)
    }
  }
}

function* loop(issue: string): Generator<Command, void> {
  yield {
    type: 'issue.answer',
    issue,
    answer: {
      phase: 'observe',
      confirmed: true,
      ongoing: true,
      what: WORDS,
      when: 'Since 09:40',
      howMany: '',
    },
  }
  yield {
    type: 'issue.answer',
    issue,
    answer: { phase: 'orient', severity: 'P1', cause: 'cache', affected: 'some', risks: WORDS },
  }
  const decide = {
    phase: 'decide',
    option: 'rebuild',
    other: null,
    rationale: WORDS,
    success: 'Sums match.',
  } as const
  yield { type: 'issue.answer', issue, answer: decide }
}

function* poll(gate: string): Generator<Command, void> {
  yield { type: 'poll.call', gate }
  yield { type: 'poll.mark', gate, criterion: 'tests', state: 'met' }
  yield { type: 'poll.vote', gate, role: null, vote: 'no-go', reason: WORDS, minutes: 0 }
  yield { type: 'poll.decide', gate, call: 'no-go', reason: WORDS, minutes: 0 }
}
