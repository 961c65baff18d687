import type { By } from '#shared/command.ts'
import type { Doer } from '#shared/fact.ts'
import { type Refusal, refuse } from '#shared/refusal.ts'
import type { Carriers } from './carriers.ts'
import { actsFor, type Draft, patch, rolesOf, tell } from './draft.ts'
import { completeMilestone, openItems, startItem, untickItem } from './plan.ts'
import { callPoll, castVote, decide, isOpen, isPassed, isRevealed, isStopped, reveal } from './poll.ts'

type Names =
  | 'poll.call'
  | 'poll.mark'
  | 'poll.vote'
  | 'poll.close'
  | 'poll.decide'
  | 'milestone.tick'
  | 'milestone.done'
  | 'milestone.block'
  | 'milestone.unblock'

/** The chair, a facilitator in any case, or nobody. */
function asChair(d: Draft, by: By, gate: string): Doer | null {
  const chair = d.script.gates[gate]?.chair
  if (chair === undefined) return null
  return rolesOf(d, by).includes(chair) ? chair : by.kind === 'facilitator' ? 'facilitator' : null
}

/** The owner of a milestone, a facilitator in any case, or nobody. */
function asOwner(d: Draft, by: By, milestone: string): Doer | null {
  const owner = d.script.milestones[milestone]?.owner
  if (owner === undefined) return null
  return rolesOf(d, by).includes(owner) ? owner : by.kind === 'facilitator' ? 'facilitator' : null
}

export const planCommands: Carriers<Names> = {
  'poll.call': (d, { gate }, by) => {
    if (!d.script.gates[gate]) return refuse('poll.unknown')
    if (!asChair(d, by, gate)) return refuse('poll.notChair')
    const poll = d.world.polls[gate]
    if (poll && isPassed(poll)) return refuse('poll.alreadyGo')
    if (poll && !isStopped(poll)) return refuse('poll.alreadyOpen')
    callPoll(d, gate)
    return null
  },
  'poll.mark': (d, { gate, criterion, state }, by) => {
    const poll = d.world.polls[gate]
    if (!poll || isPassed(poll)) return refuse('poll.notOpen')
    if (!d.script.gates[gate]?.criteria[criterion]) return refuse('poll.unknownCriterion')
    const role = rolesOf(d, by)[0] ?? 'facilitator'
    patch(d, 'polls', gate, { marks: { ...poll.marks, [criterion]: state } })
    tell(d, 'everyone', { type: 'poll.marked', gate, criterion, role, state })
    return null
  },
  'poll.vote': (d, { gate, role: wanted, vote, reason, minutes }, by) => {
    const poll = d.world.polls[gate]
    if (!poll) return refuse('poll.unknown')
    if (!isOpen(poll)) return refuse(isRevealed(poll) ? 'poll.alreadyRevealed' : 'poll.notOpen')
    const mine = rolesOf(d, by).filter((role) => d.script.gates[gate]?.order.includes(role))
    const role = wanted ?? mine[0]
    if (role === undefined || !mine.includes(role)) return refuse('vote.notAsked')
    if (vote === 'no-go' && reason === '') return refuse('vote.reasonMissing')
    if (vote === 'hold' && minutes < 1) return refuse('vote.minutesMissing')
    if (!poll.voters.includes(role)) patch(d, 'polls', gate, { voters: [...poll.voters, role] })
    castVote(d, gate, { role, vote, reason, minutes: vote === 'hold' ? minutes : null })
    return null
  },
  'poll.close': (d, { gate }, by) => {
    const poll = d.world.polls[gate]
    if (!poll) return refuse('poll.unknown')
    if (!asChair(d, by, gate)) return refuse('poll.notChair')
    if (!isOpen(poll)) return refuse(isRevealed(poll) ? 'poll.alreadyRevealed' : 'poll.notOpen')
    reveal(d, gate)
    return null
  },
  'poll.decide': (d, { gate, call, reason, minutes }, by) => {
    const poll = d.world.polls[gate]
    if (!poll) return refuse('poll.unknown')
    const role = asChair(d, by, gate)
    if (!role) return refuse('poll.notChair')
    if (!isRevealed(poll)) return refuse(isOpen(poll) ? 'poll.notRevealed' : 'poll.notOpen')
    const against = Object.values(poll.ballots).some((ballot) => ballot?.vote === 'no-go')
    if (reason === '' && (call !== 'go' || against)) return refuse('vote.reasonMissing')
    if (call === 'hold' && minutes < 1) return refuse('vote.minutesMissing')
    decide(d, gate, { call, role, reason, minutes: call === 'hold' ? minutes : null })
    return null
  },
  'milestone.tick': (d, { milestone, item, done }, by) => {
    const state = d.world.milestones[milestone]
    const script = d.script.milestones[milestone]?.checklist[item]
    if (!state) return refuse('milestone.unknown')
    if (!script) return refuse('item.unknown')
    const role = actsFor(d, by, script.role) ?? (by.kind === 'facilitator' ? 'facilitator' : null)
    if (!role) return refuse('item.otherRole')
    if (!state.due) return refuse('milestone.notDue')
    return tick(d, { milestone, item, role, done })
  },
  'milestone.done': (d, { milestone }, by) => {
    const role = asOwner(d, by, milestone)
    const no = cannotTouch(d, milestone, role)
    if (no || !role) return no
    if (d.world.milestones[milestone]?.blocked != null) return refuse('milestone.blocked')
    if (Object.values(d.script.gates).some((gate) => gate.milestone === milestone))
      return refuse('milestone.needsPoll')
    const left = openItems(d, milestone)
    if (left.length > 0) return refuse('milestone.itemsOpen', labels(d, milestone, left))
    completeMilestone(d, milestone, role)
    return null
  },
  'milestone.block': (d, { milestone, reason }, by) => {
    const role = asOwner(d, by, milestone)
    const no = cannotTouch(d, milestone, role)
    if (no || !role) return no
    patch(d, 'milestones', milestone, { blocked: reason })
    tell(d, 'everyone', { type: 'milestone.blocked', milestone, role, reason })
    return null
  },
  'milestone.unblock': (d, { milestone }, by) => {
    const role = asOwner(d, by, milestone)
    const no = cannotTouch(d, milestone, role)
    if (no || !role) return no
    if (d.world.milestones[milestone]?.blocked == null) return refuse('milestone.notBlocked')
    patch(d, 'milestones', milestone, { blocked: null })
    tell(d, 'everyone', { type: 'milestone.unblocked', milestone, role })
    return null
  },
}

function cannotTouch(d: Draft, milestone: string, role: Doer | null): Refusal | null {
  const state = d.world.milestones[milestone]
  if (!state) return refuse('milestone.unknown')
  if (!role) return refuse('milestone.notOwner')
  if (!state.due) return refuse('milestone.notDue')
  return state.doneAt === null ? null : refuse('milestone.alreadyDone')
}

interface Tick {
  milestone: string
  item: string
  role: Doer
  done: boolean
}

/** Work that took time or had effects is not undone by taking its tick away. */
function tick(d: Draft, { milestone, item, role, done }: Tick): Refusal | null {
  const script = d.script.milestones[milestone]?.checklist[item]
  const before = d.world.milestones[milestone]?.items[item]
  if (done) {
    if (before) return refuse('item.running')
    startItem(d, { milestone, item, role })
    return null
  }
  if (!before || before.state === 'running' || script?.takes || (script?.effects.length ?? 0) > 0)
    return refuse('item.running')
  if (d.world.milestones[milestone]?.doneAt !== null) return refuse('milestone.alreadyDone')
  untickItem(d, { milestone, item, role })
  return null
}

const labels = (d: Draft, milestone: string, items: string[]) =>
  items.map((item) => d.script.milestones[milestone]?.checklist[item]?.label ?? item).join(' · ')
