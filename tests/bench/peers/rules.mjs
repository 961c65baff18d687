// What the peers do with a decision: check its form, check that it is legal now, and change the state. The same
// charts as Launchroom's as far as the load uses them, without limits, pacing, metrics, scores or hashes.
import { z } from 'zod'

const Words = z.string().max(2000)
const Id = z.string().max(64)
const Answer = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('observe'),
    confirmed: z.boolean(),
    ongoing: z.boolean(),
    what: Words,
    when: Words,
    howMany: Words,
  }),
  z.strictObject({
    phase: z.literal('orient'),
    severity: z.enum(['P0', 'P1', 'P2', 'P3']),
    cause: Id,
    affected: Id,
    risks: Words,
  }),
  z.strictObject({
    phase: z.literal('decide'),
    option: Id,
    other: Words.nullable(),
    rationale: Words,
    success: Words,
  }),
])
export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('issue.answer'), issue: Id, answer: Answer }),
  z.strictObject({ type: z.literal('issue.goBack'), issue: Id, to: z.enum(['observe', 'orient', 'decide']) }),
  z.strictObject({ type: z.literal('issue.act'), issue: Id, step: Id, text: Words }),
  z.strictObject({ type: z.literal('milestone.tick'), milestone: Id, item: Id, done: z.boolean() }),
  z.strictObject({
    type: z.literal('message.post'),
    channel: Id,
    role: Id,
    text: Words,
    re: Id.nullable(),
  }),
  z.strictObject({ type: z.literal('poll.call'), gate: Id }),
  z.strictObject({
    type: z.literal('poll.mark'),
    gate: Id,
    criterion: Id,
    state: z.enum(['met', 'not-met', 'unknown']),
  }),
  z.strictObject({
    type: z.literal('poll.vote'),
    gate: Id,
    role: Id.nullable(),
    vote: z.enum(['go', 'no-go', 'hold']),
    reason: Words,
    minutes: z.int(),
  }),
  z.strictObject({
    type: z.literal('poll.decide'),
    gate: Id,
    call: z.enum(['go', 'no-go', 'hold', 'scrub']),
    reason: Words,
    minutes: z.int(),
  }),
])

export const ROLES = ['lead', 'build', 'docs', 'safety']
export const ISSUES = Array.from({ length: 30 }, (_, n) => ({ id: `issue-${n}`, owner: ROLES[n % 4] }))
export const GATES = ROLES.map((role) => ({ id: `gate-${role}`, chair: role }))
const LIMIT_MS = 11 * 3_600_000
const NEXT = { observe: 'orient', orient: 'decide', decide: 'act' }
const OPEN_POLLS = ['open', 'revealed']

/** Fields of an issue that everybody sees, at the start; `due` is its owner's alone. */
export const newIssue = (owner) => ({
  owner,
  phase: 'observe',
  visit: 1,
  enteredAt: Date.now(),
  spent: 0,
  severity: '',
  cause: '',
  affected: '',
  option: '',
  words: '',
  step: '',
})
export const newPoll = (chair) => ({
  chair,
  round: 0,
  state: 'none',
  voted: false,
  call: '',
  reason: '',
  mark: '',
})
/** What is ticked of the plan, and what was said last; earlier messages are the log's. */
export const newTeam = () => ({ ticked: '', by: '', said: '' })

/** The part of the state that a command is about, by its name. */
export function partOf({ issues, polls, team }, command, get = (map, id) => map[id]) {
  if ('issue' in command) return { issue: get(issues, command.issue) }
  return 'gate' in command ? { poll: get(polls, command.gate) } : { team }
}

/** Carries a command out on an issue, a poll or the team; false when it is not legal, and nothing has changed. */
export function carryOut({ issue, poll, team, hidden }, role, command) {
  switch (command.type) {
    case 'issue.answer':
      if (issue.owner !== role || issue.phase !== command.answer.phase) return false
      answered(issue, command.answer)
      enter(issue, hidden, NEXT[issue.phase])
      return true
    case 'issue.goBack':
      if (issue.owner !== role || issue.phase === 'observe') return false
      enter(issue, hidden, command.to)
      return true
    case 'issue.act':
      if (issue.owner !== role || issue.phase !== 'act' || issue.step !== '') return false
      issue.step = command.step
      issue.words = command.text
      return true
    case 'milestone.tick':
      Object.assign(team, { ticked: command.done ? command.milestone : '', by: role })
      return true
    case 'message.post':
      if (command.role !== role) return false
      Object.assign(team, { said: command.text, by: role })
      return true
    case 'poll.mark':
      if (!OPEN_POLLS.includes(poll.state)) return false
      poll.mark = command.state
      return true
    case 'poll.call':
      if (poll.chair !== role || OPEN_POLLS.includes(poll.state)) return false
      Object.assign(poll, { state: 'open', round: poll.round + 1, voted: false })
      return true
    case 'poll.vote':
      if (poll.chair !== role || poll.state !== 'open') return false
      Object.assign(poll, { state: 'revealed', voted: true, reason: command.reason })
      hidden.vote = command.vote
      return true
    case 'poll.decide':
      if (poll.chair !== role || poll.state !== 'revealed') return false
      Object.assign(poll, { state: 'stopped', call: command.call, reason: command.reason })
      return true
  }
}

function answered(issue, answer) {
  if (answer.phase === 'observe') issue.words = answer.what
  if (answer.phase === 'orient') {
    const { severity, cause, affected, risks } = answer
    Object.assign(issue, { severity, cause, affected, words: risks })
  }
  if (answer.phase === 'decide') Object.assign(issue, { option: answer.option, words: answer.rationale })
}

function enter(issue, hidden, phase) {
  const now = Date.now()
  issue.spent = issue.spent + (now - issue.enteredAt)
  issue.phase = phase
  issue.visit = issue.visit + 1
  issue.enteredAt = now
  hidden.due = now + LIMIT_MS
}
