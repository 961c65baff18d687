/**
 * Every fact there is: what happened in a room, in the past tense. A fact carries all that a screen needs to show it,
 * its simulated time, and the audience the engine stamped on it at the moment it happened. Values that may be absent
 * are `null`, never left out, so that a fact reads the same live, from the log and in a replay.
 */
import { z } from 'zod'
import { AdHoc, Allowance, Answer, CheckState } from './command.ts'
import { Call, CellState, Id, PersonId, Phase, RoleId, RoomCode, Severity, Vote } from './ids.ts'

const Ms = z.int().nonnegative()
const Text = z.string()

/** Who sees a fact while the room is live. Facilitators see all. `private` facts stay with their people in the debrief too. */
export const Audience = z.union([
  z.literal('everyone'),
  z.literal('facilitators'),
  z.strictObject({ roles: z.array(RoleId), people: z.array(PersonId), private: z.boolean() }),
])
export type Audience = z.infer<typeof Audience>

const Named = z.strictObject({ id: Id, label: Text })

/** What everyone in a room may know of its script from the start. */
export const Brief = z.strictObject({
  scenario: Id,
  version: Text,
  title: Text,
  summary: Text,
  briefing: Text,
  language: Text,
  banner: Text.nullable(),
  /** Only where the scenario has one. */
  classification: Text.optional(),
  clock: z.strictObject({
    epoch: z.int(),
    end: Ms,
    zone: Text,
    city: Text,
    anchor: Id.nullable(),
    anchorAt: Ms.nullable(),
  }),
  pacing: z.strictObject({ quiet: z.int(), deciding: z.int() }),
  moreTime: Ms,
  scoring: z.strictObject({ speed: z.int(), passMark: z.int() }),
  roles: z.array(
    z.strictObject({
      id: RoleId,
      name: Text,
      letters: Text,
      duty: Text,
      lead: z.boolean(),
      /** Only of a role that nobody must fill. */
      optional: z.literal(true).optional(),
      tasks: z.array(Text),
    }),
  ),
  channels: z.array(
    z.strictObject({ id: Id, name: Text, kind: z.enum(['chat', 'code', 'mail', 'social']), about: Text }),
  ),
  personas: z.array(z.strictObject({ id: Id, name: Text, about: Text })),
  metrics: z.array(
    z.strictObject({
      id: Id,
      label: Text,
      unit: Text,
      decimals: z.int(),
      min: z.int(),
      max: z.int(),
      better: z.enum(['up', 'down', 'either']),
      warning: z.int().nullable(),
      critical: z.int().nullable(),
      watchedBy: z.array(RoleId),
    }),
  ),
  boards: z.array(
    z.strictObject({
      id: Id,
      title: Text,
      watchedBy: z.array(RoleId),
      columns: z.array(Named),
      rows: z.array(Named),
      start: CellState,
    }),
  ),
  documents: z.array(z.strictObject({ id: Id, title: Text, kind: Text, body: Text })),
  templates: z.array(z.strictObject({ id: Id, title: Text, channel: Id, role: RoleId, body: Text })),
  milestones: z.array(
    z.strictObject({
      id: Id,
      at: Ms,
      title: Text,
      owner: RoleId,
      done: Text,
      gate: Id.nullable(),
      items: z.array(
        z.strictObject({
          id: Id,
          label: Text,
          role: RoleId,
          takes: Ms.nullable(),
          post: Id.nullable(),
          help: Text.nullable(),
        }),
      ),
    }),
  ),
  gates: z.array(
    z.strictObject({
      id: Id,
      milestone: Id,
      title: Text,
      chair: RoleId,
      order: z.array(RoleId),
      at: Ms.nullable(),
    }),
  ),
  criteria: z.array(z.strictObject({ id: Id, text: Text })),
  questions: z.array(Named),
})
export type Brief = z.infer<typeof Brief>

export const SheetState = z.enum(['armed', 'conditional', 'manual', 'sent', 'skipped', 'held-back', 'off'])
export type SheetState = z.infer<typeof SheetState>

/** One row of the facilitator's run sheet. Never leaves for anybody else while the room is live. */
export const SheetRow = z.strictObject({
  inject: Id,
  title: Text,
  body: Text,
  from: Id,
  channel: Id,
  to: z.array(RoleId),
  owner: RoleId.nullable(),
  severity: Severity.nullable(),
  state: SheetState,
  /** When it is due, or was sent; null while nobody knows. */
  at: Ms.nullable(),
  /** The trigger in words, where it is not a time. */
  rule: Text.nullable(),
  expected: Text,
  notes: Text,
  hints: z.array(Text),
  options: z.array(z.strictObject({ id: Id, label: Text, quality: z.int(), why: Text })),
  practice: z.boolean(),
})
export type SheetRow = z.infer<typeof SheetRow>

/** What an inject shows when it arrives. */
export const Delivery = z.strictObject({
  inject: Id,
  title: Text,
  body: Text,
  from: Id,
  channel: Id,
  roles: z.array(RoleId),
  severity: Severity.nullable(),
  language: Text.nullable(),
  practice: z.boolean(),
  /** Present when it is an issue. */
  issue: z
    .strictObject({
      owner: RoleId,
      evidence: z.array(z.strictObject({ id: Id, title: Text, kind: Text, for: z.array(RoleId).nullable() })),
    })
    .nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** What a phase brings when it is entered: the choices of Orient and Decide, the steps of Act. */
export const PhaseContent = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('observe'), prompt: Text.nullable() }),
  z.strictObject({
    phase: z.literal('orient'),
    prompt: Text.nullable(),
    causes: z.array(Named),
    affected: z.array(Named),
  }),
  z.strictObject({
    phase: z.literal('decide'),
    prompt: Text.nullable(),
    options: z.array(z.strictObject({ id: Id, label: Text, detail: Text })),
  }),
  z.strictObject({
    phase: z.literal('act'),
    prompt: Text.nullable(),
    steps: z.array(
      z.strictObject({
        id: Id,
        label: Text,
        role: RoleId,
        after: z.array(Id),
        takes: Ms.nullable(),
        writes: z.enum(['note', 'message']).nullable(),
        channel: Id.nullable(),
        prompt: Text.nullable(),
        optional: z.boolean(),
      }),
    ),
  }),
])
export type PhaseContent = z.infer<typeof PhaseContent>
export type StepBrief = Extract<PhaseContent, { phase: 'act' }>['steps'][number]

const Ballot = z.strictObject({ role: RoleId, vote: Vote, reason: Text, minutes: z.int().nullable() })
export type Ballot = z.infer<typeof Ballot>
export const Outcome = z.enum(['resolved', 'unresolved', 'practised'])
export type Outcome = z.infer<typeof Outcome>
/** Why the clock changed. `pace` is the automatic pacing. */
export const ClockCause = z.enum(['start', 'pace', 'hold', 'resume', 'rate', 'skip', 'end'])

const fact = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), at: Ms, to: Audience, ...shape })
/** Who did it: a role, or a facilitator, or the script itself. */
const Doer = z.union([RoleId, z.literal('facilitator'), z.literal('script')])
const issue = Id
const role = RoleId

export const Fact = z.discriminatedUnion('type', [
  // room
  fact('room.opened', { code: RoomCode, brief: Brief }),
  fact('sheet.listed', {
    rows: z.array(SheetRow),
    /** By what facilitators judge, by criterion; only where the scenario says. */
    rubrics: z.record(Id, z.array(Text)).optional(),
  }),
  /** Alternatives that do not come in this room. Facilitators only, in the debrief too: a team may play it again. */
  fact('sheet.notDrawn', { rows: z.array(SheetRow) }),
  fact('room.briefed', {}),
  fact('room.started', {}),
  fact('room.ended', { cause: z.enum(['clock', 'facilitator']), reason: Text }),
  fact('room.closed', {}),
  fact('room.configured', { limits: Allowance, sharedSeats: z.boolean(), locked: z.boolean() }),
  // people
  fact('person.joined', { person: PersonId }),
  /** What this person typed was blanked, and the log chained anew; `head` is the hash it ended with before. */
  fact('person.erased', {
    person: PersonId,
    by: z.enum(['self', 'facilitator']),
    reason: Text,
    head: Text,
  }),
  fact('seat.taken', { person: PersonId, role, second: z.boolean(), by: z.enum(['self', 'facilitator']) }),
  fact('seat.freed', { person: PersonId, role }),
  fact('seat.ready', { person: PersonId, ready: z.boolean() }),
  fact('seat.checked', { person: PersonId, task: z.int(), done: z.boolean() }),
  fact('seat.allowed', { person: PersonId, allowance: Allowance }),
  fact('role.covered', { role, by: RoleId.nullable() }),
  // clock
  fact('clock.changed', {
    anchor: z.strictObject({ sim: Ms, wall: z.int(), rate: z.int(), running: z.boolean() }),
    cause: ClockCause,
    /** What keeps the clock slow: an issue, a gate or a milestone. */
    asking: z.array(Id),
  }),
  fact('clock.held', { reason: Text, by: Doer, until: z.int().nullable().describe('wall time, planned') }),
  fact('clock.holdExplained', { reason: Text, until: z.int().nullable() }),
  fact('clock.resumed', {}),
  fact('clock.paced', { mode: z.enum(['automatic', 'manual']), rate: z.int(), quiet: z.int() }),
  fact('clock.skipped', { from: Ms, until: Ms, skipped: z.array(Id), stoppedBy: Id.nullable() }),
  fact('facilitator.left', { until: z.int().describe('wall time of the hold') }),
  fact('facilitator.returned', {}),
  // injects
  fact('inject.delivered', { delivery: Delivery }),
  fact('inject.seen', { inject: Id, role }),
  fact('sheet.changed', {
    inject: Id,
    state: SheetState,
    due: Ms.nullable(),
    cause: z.enum(['sent', 'skipped', 'skip', 'held-back', 'put-back', 'moved', 'armed', 'cancelled']),
  }),
  fact('inject.added', { inject: Id, row: SheetRow, adHoc: AdHoc }),
  // issues
  fact('issue.opened', { issue, owner: role, roles: z.array(RoleId), practice: z.boolean() }),
  fact('issue.phaseEntered', { issue, phase: Phase, visit: z.int(), owner: role, content: PhaseContent }),
  fact('issue.limitSet', {
    issue,
    phase: Phase,
    owner: role,
    par: Ms.nullable(),
    limit: Ms.nullable(),
    due: Ms.nullable(),
    /** By how much the owner's limits are stretched, in tenths; null without a limit. */
    stretch: z.int().nullable(),
  }),
  fact('issue.limitPassed', { issue, phase: Phase, owner: role }),
  fact('issue.phaseDone', {
    issue,
    phase: Phase,
    owner: role,
    role: Doer,
    /** Time in the phase over all its visits. */
    spent: Ms,
    late: z.boolean(),
    answer: Answer.nullable(),
  }),
  /** How long the phase took in thousandths of the owner's own limit; null where there was none. Others see it in the debrief. */
  fact('issue.timed', { issue, phase: Phase, ofLimit: z.int().nullable() }),
  fact('issue.wentBack', { issue, from: Phase, phase: Phase, role: Doer }),
  fact('evidence.opened', { issue, evidence: Id, role, title: Text, kind: Text, body: Text }),
  fact('evidence.noted', { issue, evidence: Id, role }),
  fact('issue.severitySet', { issue, severity: Severity, role: Doer }),
  fact('issue.decided', {
    issue,
    role: Doer,
    option: Id.nullable(),
    label: Text,
    rationale: Text,
    success: Text,
    late: z.boolean(),
  }),
  fact('issue.stepStarted', { issue, step: Id, role: Doer, text: Text, ready: Ms }),
  fact('issue.stepDone', { issue, step: Id, role: Doer, text: Text, result: Text }),
  /** A hand-off: the steps before are done, and this one is now its role's turn. */
  fact('issue.stepReady', { issue, step: Id, role, from: role }),
  fact('issue.handedOver', { issue, from: role, owner: role, role: Doer, note: Text }),
  /** The content of a running issue for a role that was not addressed before. */
  fact('issue.shared', {
    issue,
    delivery: Delivery,
    evidence: z.array(z.strictObject({ id: Id, title: Text, kind: Text, body: Text, role })),
    answers: z.array(Answer),
    decision: z.strictObject({ option: Id.nullable(), label: Text }).nullable(),
    content: PhaseContent,
    stepsDone: z.array(Id),
    severity: Severity.nullable(),
  }),
  fact('issue.asked', { issue, title: Text, ask: Id, from: role, role, text: Text }),
  fact('issue.replied', { issue, ask: Id, role, text: Text }),
  fact('issue.escalated', { issue, title: Text, role, text: Text }),
  fact('issue.moreTime', { issue, phase: Phase, role: Doer, due: Ms }),
  fact('issue.resolved', { issue, outcome: Outcome, owner: role }),
  fact('issue.judged', { issue, quality: z.int(), like: Id.nullable(), comment: Text }),
  // polls
  fact('poll.called', {
    gate: Id,
    round: z.int(),
    title: Text,
    chair: role,
    order: z.array(RoleId),
    /** Roles that have a vote this time: those with somebody in the seat. */
    voters: z.array(RoleId),
    criteria: z.array(z.strictObject({ id: Id, label: Text, kind: z.enum(['blocking', 'important']) })),
    due: Ms,
  }),
  fact('poll.marked', { gate: Id, criterion: Id, role: Doer, state: CheckState }),
  fact('poll.voted', { gate: Id, role }),
  fact('poll.ballot', { gate: Id, ballot: Ballot }),
  fact('poll.limitPassed', { gate: Id }),
  fact('poll.revealed', { gate: Id, ballots: z.array(Ballot), missing: z.array(RoleId) }),
  fact('poll.decided', {
    gate: Id,
    call: Call,
    role: Doer,
    reason: Text,
    minutes: z.int().nullable(),
    against: z.int(),
  }),
  // launch plan
  fact('milestone.due', { milestone: Id }),
  fact('milestone.late', { milestone: Id }),
  /** Its time, and its poll's, is so much later than planned before. */
  fact('milestone.moved', { milestone: Id, due: Ms, by: Ms }),
  fact('milestone.done', { milestone: Id, role: Doer, late: z.boolean() }),
  fact('milestone.blocked', { milestone: Id, role: Doer, reason: Text }),
  fact('milestone.unblocked', { milestone: Id, role: Doer }),
  fact('item.started', { milestone: Id, item: Id, role: Doer, ready: Ms }),
  fact('item.ticked', { milestone: Id, item: Id, role: Doer, done: z.boolean() }),
  // telemetry and words
  fact('metric.changed', { metric: Id, path: z.array(z.tuple([Ms, z.int()])), cause: Id.nullable() }),
  fact('board.changed', { board: Id, row: Id, column: Id, state: CellState }),
  fact('message.posted', {
    message: Id,
    channel: Id,
    role: RoleId.nullable(),
    persona: Id.nullable(),
    text: Text,
    re: Id.nullable(),
  }),
  fact('document.opened', { document: Id, role }),
  fact('moment.marked', { by: Doer, text: Text }),
  fact('facilitator.noted', { text: Text }),
  fact('facilitator.said', { text: Text }),
  // debrief
  fact('criterion.judged', { criterion: Id, met: z.boolean(), comment: Text }),
  fact('debrief.answered', { person: PersonId, role: RoleId.nullable(), question: Id, text: Text }),
])
export type Fact = z.infer<typeof Fact>
export type FactType = Fact['type']
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>
export type Doer = z.infer<typeof Doer>
export type ClockCause = z.infer<typeof ClockCause>
