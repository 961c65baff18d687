/** Go/no-go as a bot sees it: look up, mark, vote; in the chair also close and call. */
import type { CheckState } from '#shared/command.ts'
import type { Call, RoleId, Vote } from '#shared/ids.ts'
import { MINUTE } from '#shared/time.ts'
import type { PollView } from '#shared/view.ts'
import type { Sight, Work } from './bot.ts'
import { documentWork, itemWork } from './botPlan.ts'
import { happens, pick } from './luck.ts'

/** How long a seat waits for the others' marks before it votes on what it has. */
const PATIENCE = 8 * MINUTE
/** How long a chair lets a no-go stand before asking again. */
const SECOND_THOUGHTS = 15 * MINUTE
const HOLD_MINUTES = 5

export function* pollWork(sight: Sight): Generator<Work> {
  for (const gate of sight.brief.gates) {
    const poll = sight.view.polls[gate.id]
    const chairs = sight.roles.includes(gate.chair)
    if (!poll) {
      if (chairs && sight.view.milestones[gate.milestone]?.state === 'now') yield callWork(gate.id, 1)
    } else if (poll.state === 'open') yield* openPollWork(sight, poll, gate.milestone)
    else if (!chairs) continue
    else if (poll.state === 'revealed') yield decideWork(sight, poll)
    else if (poll.result?.call === 'no-go') {
      yield { ...callWork(poll.gate, poll.round + 1), notBefore: poll.result.at + SECOND_THOUGHTS }
    }
  }
}

function callWork(gate: string, round: number): Work {
  return { key: `call/${gate}/${round}`, kind: 'chair', command: { type: 'poll.call', gate } }
}

function* openPollWork(sight: Sight, poll: PollView, milestone: string): Generator<Work> {
  yield* documentWork(sight, ['criteria', 'report'])
  yield* itemWork(sight, milestone)
  yield* markWork(sight, poll)
  for (const role of sight.roles) {
    if (poll.voters.includes(role) && !poll.voted.includes(role)) yield voteWork(sight, poll, role)
  }
  if (poll.limitPassed && sight.roles.includes(poll.chair)) {
    yield {
      key: `close/${poll.gate}/${poll.round}`,
      kind: 'chair',
      command: { type: 'poll.close', gate: poll.gate },
    }
  }
}

/** The criteria are shared out among the voters, in the order of seats. */
function* markWork(
  { roles, seed, habits, key }: Sight,
  { gate, criteria, voters, marks }: PollView,
): Generator<Work> {
  for (const [i, { id }] of criteria.entries()) {
    const marker = voters[i % voters.length]
    if (marks[id] || !marker || !roles.includes(marker)) continue
    const name = `mark/${gate}/${id}`
    const met = key.gates[gate]?.criteria[id]?.met ?? true
    const truth: CheckState = met ? 'met' : 'not-met'
    const wrong: CheckState = met ? 'unknown' : 'met'
    const state = happens(seed, `err/${name}`, habits.errs.mark) ? wrong : truth
    yield { key: name, kind: 'mark', command: { type: 'poll.mark', gate, criterion: id, state } }
  }
}

function voteWork({ seed, habits, key }: Sight, poll: PollView, role: RoleId): Work {
  const { gate, round, criteria, marks, calledAt } = poll
  const name = `vote/${gate}/${round}/${role}`
  const right = round > 1 ? 'go' : (key.gates[gate]?.right ?? 'go')
  const others = (['go', 'no-go', 'hold'] as const).filter((vote) => vote !== right)
  const wrong = happens(seed, `err/${name}`, habits.errs.vote)
  const vote: Vote = wrong ? (pick(seed, `vote/${name}`, others) ?? right) : right
  const waits = criteria.some(({ id }) => !marks[id])
  return {
    key: name,
    kind: 'vote',
    command: { type: 'poll.vote', gate, role, vote, reason: reasonFor(vote), minutes: minutesFor(vote) },
    ...(waits ? { notBefore: calledAt + PATIENCE } : {}),
  }
}

/** The chair follows the votes: one NO-GO, or one HOLD, is enough the first time; then it calls GO over them. */
function decideWork({ roles, key }: Sight, { gate, round, ballots, chair }: PollView): Work {
  const votes = Object.values(ballots).map((ballot) => ballot?.vote)
  const own = roles.includes(chair) ? ballots[chair]?.vote : undefined
  const right: Call = round > 1 ? 'go' : (key.gates[gate]?.right ?? 'go')
  const split = votes.some((vote) => vote !== own)
  const call: Call = round > 1 ? 'go' : split ? (votes.includes('no-go') ? 'no-go' : 'hold') : (own ?? right)
  return {
    key: `decide/${gate}/${round}`,
    kind: 'chair',
    command: { type: 'poll.decide', gate, call, reason: reasonFor(call), minutes: minutesFor(call) },
  }
}

const minutesFor = (call: Call): number => (call === 'hold' ? HOLD_MINUTES : 0)

function reasonFor(call: Call): string {
  if (call === 'go') return 'All criteria were looked up in the newest reports and hold.'
  return call === 'hold' ? 'One report is not read yet.' : 'A blocking criterion does not hold.'
}
