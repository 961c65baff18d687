/**
 * Every command there is: what people, the facilitator and the shell may ask of a room. Imperative, noun first.
 * Checked once at the edge; inside, the types are trusted.
 */
import { z } from 'zod'
import { Call, Id, PersonId, RoleId, Severity, Vote } from './ids.ts'

const Words = z.string().trim().min(1).max(2000)
const Line = z.string().trim().min(1).max(200)
const MaybeWords = z.string().trim().max(2000)
const Ms = z.int().nonnegative()

/** How far a person's limits stretch, in tenths (15 is 1.5x); `off` takes the limits away. */
export const Allowance = z.union([z.literal([10, 15, 20, 30, 50, 100]), z.literal('off')])
export type Allowance = z.infer<typeof Allowance>

export const CheckState = z.enum(['met', 'not-met', 'unknown'])
export type CheckState = z.infer<typeof CheckState>

/** What the observer of an issue found out. The three texts are for the team and the debrief, never scored. */
const ObserveAnswer = z.strictObject({
  phase: z.literal('observe'),
  confirmed: z.boolean(),
  ongoing: z.boolean(),
  what: MaybeWords,
  when: MaybeWords,
  howMany: MaybeWords,
})
const OrientAnswer = z.strictObject({
  phase: z.literal('orient'),
  severity: Severity,
  cause: Id.nullable(),
  affected: Id.nullable(),
  risks: MaybeWords,
})
const DecideAnswer = z.strictObject({
  phase: z.literal('decide'),
  option: Id.nullable(),
  /** Present when no option was taken: "something else", judged by the facilitator. */
  other: Words.nullable(),
  rationale: MaybeWords,
  success: MaybeWords,
})
export const Answer = z.discriminatedUnion('phase', [ObserveAnswer, OrientAnswer, DecideAnswer])
export type Answer = z.infer<typeof Answer>

/** What a facilitator makes up during the run. */
export const AdHoc = z.strictObject({
  title: Line,
  body: z.string().trim().min(1).max(5000),
  from: Id,
  channel: Id,
  to: z.array(RoleId).min(1).max(20),
  /** Present: an issue with this owner and this limit for each phase. Absent: a message. */
  issue: z.strictObject({ owner: RoleId, limit: Ms, severity: Severity.nullable() }).nullable(),
  expected: MaybeWords,
})
export type AdHoc = z.infer<typeof AdHoc>

const cmd = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })

export const Command = z.discriminatedUnion('type', [
  // the room's life: facilitators
  cmd('room.brief', {}),
  cmd('room.start', {}),
  cmd('room.end', { reason: MaybeWords }),
  cmd('room.close', {}),
  cmd('room.configure', {
    limits: Allowance.describe('Stretches everyone’s limits.'),
    sharedSeats: z.boolean(),
    locked: z.boolean(),
  }),
  // people and seats
  cmd('room.join', {}),
  cmd('seat.take', { role: RoleId }),
  cmd('seat.leave', {}),
  cmd('seat.ready', { ready: z.boolean() }),
  cmd('seat.check', { task: z.int().min(0).max(50), done: z.boolean() }),
  cmd('seat.allow', { allowance: Allowance, person: PersonId.nullable() }),
  cmd('seat.assign', { role: RoleId, person: PersonId, second: z.boolean() }),
  cmd('seat.free', { person: PersonId }),
  cmd('role.cover', { role: RoleId, by: RoleId.nullable() }),
  // the clock: facilitators
  cmd('clock.hold', { reason: MaybeWords }),
  cmd('clock.explainHold', { reason: Line }),
  cmd('clock.resume', {}),
  cmd('clock.pace', {
    mode: z.enum(['automatic', 'manual']),
    /** automatic: the quiet rate; manual: the rate. */
    rate: z.int().min(1).max(120),
  }),
  cmd('clock.skip', { to: Ms.nullable().describe('Simulated time; null is the next inject.') }),
  // injects: facilitators
  cmd('inject.send', { inject: Id }),
  cmd('inject.skip', { inject: Id }),
  cmd('inject.holdBack', { inject: Id, back: z.boolean() }),
  cmd('inject.move', { inject: Id, at: Ms }),
  cmd('inject.add', { inject: Id, adHoc: AdHoc, at: Ms.nullable().describe('null: at once') }),
  // seats
  cmd('inject.see', { inject: Id }),
  cmd('evidence.open', { issue: Id, evidence: Id }),
  cmd('issue.answer', { issue: Id, answer: Answer }),
  cmd('issue.goBack', { issue: Id, to: z.enum(['observe', 'orient', 'decide']) }),
  cmd('issue.act', { issue: Id, step: Id, text: MaybeWords }),
  cmd('issue.moreTime', { issue: Id }),
  cmd('issue.handOver', { issue: Id, to: RoleId, note: MaybeWords }),
  cmd('issue.ask', { issue: Id, to: RoleId, text: Words }),
  cmd('issue.reply', { issue: Id, ask: Id, text: Words }),
  cmd('issue.escalate', { issue: Id, text: Words }),
  cmd('issue.setSeverity', { issue: Id, severity: Severity }),
  cmd('issue.judge', {
    issue: Id,
    quality: z.int().min(0).max(100),
    /** Judged to be like this option: its effects happen. */
    like: Id.nullable(),
    comment: MaybeWords,
  }),
  // polls
  cmd('poll.call', { gate: Id }),
  cmd('poll.mark', { gate: Id, criterion: Id, state: CheckState }),
  cmd('poll.vote', {
    gate: Id,
    role: RoleId.nullable(),
    vote: Vote,
    reason: MaybeWords,
    minutes: z.int().min(0).max(240),
  }),
  cmd('poll.close', { gate: Id }),
  cmd('poll.decide', { gate: Id, call: Call, reason: MaybeWords, minutes: z.int().min(0).max(240) }),
  // the launch plan
  cmd('milestone.tick', { milestone: Id, item: Id, done: z.boolean() }),
  cmd('milestone.done', { milestone: Id }),
  cmd('milestone.block', { milestone: Id, reason: Words }),
  cmd('milestone.unblock', { milestone: Id }),
  // words
  cmd('message.post', {
    channel: Id,
    role: RoleId.nullable(),
    text: Words,
    re: Id.nullable().describe('An inject it answers.'),
  }),
  cmd('document.open', { document: Id }),
  cmd('moment.mark', { text: MaybeWords }),
  cmd('facilitator.note', { text: Words }),
  cmd('facilitator.say', { text: Words }),
  // debrief
  cmd('criterion.judge', { criterion: Id, met: z.boolean(), comment: MaybeWords }),
  cmd('debrief.answer', { question: Id, text: MaybeWords }),
  // the shell
  cmd('clock.wake', {}),
  cmd('facilitator.leave', {}),
  cmd('facilitator.return', {}),
  cmd('room.freeze', {}).describe('Opened again after nobody served it: held at the last heartbeat.'),
  cmd('person.erase', {
    person: PersonId,
    /** Who asked for it: the person, or a facilitator. */
    by: PersonId,
    reason: MaybeWords,
    head: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('Hash of the last record before the texts were blanked.'),
  }).describe('The last record of a log in which everything this person typed was blanked.'),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

/** Who asks. A participant's roles are looked up in the room's state, never taken from the asker. */
export const By = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('facilitator'), person: PersonId }),
  z.strictObject({ kind: z.literal('participant'), person: PersonId }),
  z.strictObject({ kind: z.literal('system') }),
])
export type By = z.infer<typeof By>
