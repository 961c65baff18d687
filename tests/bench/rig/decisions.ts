/**
 * What a role decides, one after the other, for as long as anybody asks: each of its issues through observe, orient,
 * decide and the first step of act, a poll after every second issue; when all are in their act phase, they are taken
 * up again. All of it comes from one seat in one order, so that the room accepts every one.
 */
import type { Command } from '#shared/command.ts'
import { type BenchRole, gateOf, issueName, issuesOf } from './benchScenario.ts'

const WORDS = 'Two of five mirrors serve the archive of yesterday; the others are right.'

export function* decisionsOf(role: BenchRole): Generator<Command, never> {
  const mine = issuesOf(role).map(issueName)
  const gate = gateOf(role)
  for (let visit = 0; ; visit += 1) {
    for (const [n, issue] of mine.entries()) {
      if (visit > 0) yield { type: 'issue.goBack', issue, to: 'observe' }
      yield* loop(issue)
      if (visit === 0) yield { type: 'issue.act', issue, step: 'note', text: WORDS }
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
  yield { type: 'poll.vote', gate, role: null, vote: 'no-go', reason: WORDS, minutes: 0 }
  yield { type: 'poll.decide', gate, call: 'no-go', reason: WORDS, minutes: 0 }
}
