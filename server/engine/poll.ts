/** The go/no-go poll: one chair, hidden votes, a reveal, and the final call as a separate act. */
import type { Ballot, Doer } from '#shared/fact.ts'
import type { Call } from '#shared/ids.ts'
import { MINUTE } from '#shared/time.ts'
import { pollChart } from './charts.ts'
import { arm, type Draft, disarm, isOccupied, patch, put, tell } from './draft.ts'
import { armGrace, hold } from './pace.ts'
import { completeMilestone } from './plan.ts'
import type { PollState } from './state.ts'
import type { Stepped } from './statechart.ts'

export const isOpen = (poll: PollState | undefined): poll is PollState =>
  poll !== undefined && pollChart.matches(poll.chart, 'open')
export const isRevealed = (poll: PollState): boolean => pollChart.matches(poll.chart, 'revealed')
export const isPassed = (poll: PollState): boolean => pollChart.matches(poll.chart, 'passed')
export const isStopped = (poll: PollState): boolean => pollChart.matches(poll.chart, 'stopped')

/** Opens the poll, or opens it again for another round. The marks of the criteria are kept. */
export function callPoll(d: Draft, id: string): void {
  const gate = d.script.gates[id]
  if (!gate) return
  disarm(d, `gate/${id}`)
  const before = d.world.polls[id]
  const stepped = before
    ? pollChart.send(before.chart, { type: 'CALL' })
    : pollChart.init({ limit: gate.limit })
  const round = (before?.round ?? 0) + 1
  const voters = gate.order.filter((role) => isOccupied(d, role))
  const due = d.now + gate.limit
  const slowUntil = due + d.script.pacing.grace
  put(d, 'polls', id, {
    chart: stepped.saved,
    round,
    calledAt: d.now,
    voters,
    ballots: {},
    marks: before?.marks ?? {},
    call: null,
    slowUntil,
  })
  armGrace(d, id, slowUntil)
  const blocked = d.world.milestones[gate.milestone]?.blocked
  if (blocked) {
    patch(d, 'milestones', gate.milestone, { blocked: null })
    tell(d, 'everyone', { type: 'milestone.unblocked', milestone: gate.milestone, role: gate.chair })
  }
  const criteria = Object.entries(gate.criteria).map(([c, { label, kind }]) => ({ id: c, label, kind }))
  const { title, chair, order } = gate
  tell(d, 'everyone', { type: 'poll.called', gate: id, round, title, chair, order, voters, criteria, due })
  settle(d, id, stepped)
}

function settle(d: Draft, id: string, { saved, arm: armed, disarm: gone, emitted }: Stepped): void {
  patch(d, 'polls', id, { chart: saved })
  for (const one of gone) disarm(d, `poll/${id}/${one}`)
  for (const one of armed)
    arm(d, `poll/${id}/${one.id}`, d.now + one.delay, { kind: 'poll-limit', gate: id, event: one.event })
  for (const one of emitted)
    if (one.type === 'limitPassed') tell(d, 'everyone', { type: 'poll.limitPassed', gate: id })
}

/** A limit of the poll's chart has fallen due. */
export function pollDue(d: Draft, id: string, event: string): void {
  const poll = d.world.polls[id]
  if (poll) settle(d, id, pollChart.send(poll.chart, { type: event }))
}

export function castVote(d: Draft, id: string, ballot: Ballot): void {
  const poll = d.world.polls[id]
  if (!poll) return
  const ballots = { ...poll.ballots, [ballot.role]: ballot }
  patch(d, 'polls', id, { ballots })
  if (!poll.ballots[ballot.role]) tell(d, 'everyone', { type: 'poll.voted', gate: id, role: ballot.role })
  tell(d, { roles: [ballot.role], people: [], private: false }, { type: 'poll.ballot', gate: id, ballot })
  if (poll.voters.every((role) => ballots[role])) reveal(d, id)
}

export function reveal(d: Draft, id: string): void {
  const poll = d.world.polls[id]
  const gate = d.script.gates[id]
  if (!poll || !gate) return
  settle(d, id, pollChart.send(poll.chart, { type: 'REVEAL' }))
  const ballots = gate.order.flatMap((role) => poll.ballots[role] ?? [])
  const missing = poll.voters.filter((role) => !poll.ballots[role])
  tell(d, 'everyone', { type: 'poll.revealed', gate: id, ballots, missing })
}

export interface FinalCall {
  call: Call
  role: Doer
  reason: string
  minutes: number | null
}

/** The chair's final call and what it does to the launch: GO completes the milestone, the others stop it. */
export function decide(d: Draft, id: string, { call, role, reason, minutes }: FinalCall): void {
  const poll = d.world.polls[id]
  const gate = d.script.gates[id]
  if (!poll || !gate) return
  settle(d, id, pollChart.send(poll.chart, { type: call === 'go' ? 'GO' : 'STOP' }))
  disarm(d, `grace/${id}`)
  patch(d, 'polls', id, { slowUntil: null, call })
  const against = Object.values(poll.ballots).filter((ballot) => ballot?.vote === 'no-go').length
  tell(d, 'everyone', { type: 'poll.decided', gate: id, call, role, reason, minutes, against })
  if (call === 'go') return completeMilestone(d, gate.milestone, role)
  patch(d, 'milestones', gate.milestone, { blocked: reason })
  tell(d, 'everyone', { type: 'milestone.blocked', milestone: gate.milestone, role, reason })
  if (call === 'hold') hold(d, { reason, by: role, until: d.wall + (minutes ?? 0) * MINUTE })
  if (call === 'scrub') hold(d, { reason, by: role, until: null })
}

/** After a hold that a poll called for, the poll is asked again. */
export function recallHeldPolls(d: Draft): void {
  for (const [id, poll] of Object.entries(d.world.polls)) {
    if (isStopped(poll) && poll.call === 'hold') callPoll(d, id)
  }
}
