/** What a vote still misses, and whose votes these are. Pure. */
import type { Call, RoleId, Vote } from '#shared/ids.ts'
import type { PollView } from '#shared/view.ts'

export const LONGEST_HOLD_MIN = 240

/** Roles of a seat that have a vote, in the order in which the votes are read. */
export function votesOf(poll: Pick<PollView, 'order'>, roles: readonly RoleId[]): RoleId[] {
  return poll.order.filter((role) => roles.includes(role))
}

/** What a seat is doing about its vote, as everyone may know. */
export function seatState(
  poll: Pick<PollView, 'state' | 'voters' | 'voted' | 'ballots'>,
  role: RoleId,
): Vote | 'voted' | 'thinking' | 'empty' | 'missing' {
  const ballot = poll.ballots[role]
  if (ballot) return ballot.vote
  if (poll.state !== 'open') return poll.voters.includes(role) ? 'missing' : 'empty'
  if (poll.voted.includes(role)) return 'voted'
  return poll.voters.includes(role) ? 'thinking' : 'empty'
}

export type BallotGap = 'vote' | 'reason' | 'minutes'
export interface BallotText {
  vote: Vote | Call | null
  reason: string
  minutes: string
}

/** Whole minutes of a field; null for what is none. */
export function minutesOf(text: string): number | null {
  const minutes = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : Number.NaN
  return minutes >= 1 && minutes <= LONGEST_HOLD_MIN ? minutes : null
}

/** What is missing before a vote can be sent; null when nothing is. */
export function ballotGap({ vote, reason, minutes }: BallotText): BallotGap | null {
  if (vote === null) return 'vote'
  if (vote === 'no-go' && reason.trim() === '') return 'reason'
  return vote === 'hold' && minutesOf(minutes) === null ? 'minutes' : null
}

/** The same for the chair's call: everything but a GO without a NO-GO against it says why. */
export function callGap(call: BallotText, against: number): BallotGap | null {
  if (call.vote === null) return 'vote'
  if (call.reason.trim() === '' && (call.vote !== 'go' || against > 0)) return 'reason'
  return call.vote === 'hold' && minutesOf(call.minutes) === null ? 'minutes' : null
}

/** How many stand against a GO. */
export function against(poll: Pick<PollView, 'ballots'>): number {
  return Object.values(poll.ballots).filter((ballot) => ballot?.vote === 'no-go').length
}
