/**
 * What a screen shows: the fold of the facts that its viewer may see. The same `apply` serves the live client, the
 * snapshot for a late joiner, the debrief at any moment, the bots and the reports. It changes nothing in place.
 */
import type { Allowance, Answer, CheckState } from './command.ts'
import type {
  Ballot,
  Brief,
  ClockCause,
  Delivery,
  Doer,
  Fact,
  Outcome,
  PhaseContent,
  SheetRow,
  StepBrief,
} from './fact.ts'
import type { Call, CellState, PersonId, Phase, RoleId, RoomCode, Severity } from './ids.ts'
import type { ClockAnchor, SimMs, WallMs } from './time.ts'
import { unreachable } from './unreachable.ts'
import { issueChange } from './viewIssue.ts'
import { movedPlan } from './viewPlan.ts'
import { pollChange } from './viewPoll.ts'
import { withOne } from './withOne.ts'

export type RoomState = 'lobby' | 'briefing' | 'live' | 'debrief' | 'closed'

export interface PersonView {
  role: RoleId | null
  second: boolean
  ready: boolean
  tasksDone: number[]
  /** Only in the person's own view and the facilitators'. */
  allowance: Allowance | null
}

export interface InboxItem extends Delivery {
  at: SimMs
  /** Roles that opened it. */
  seenBy: RoleId[]
}

export interface PhaseVisit {
  phase: Phase
  owner: RoleId
  entered: SimMs
  /** null while it goes on. */
  left: SimMs | null
  late: boolean
}

export interface StepView extends StepBrief {
  state: 'waiting' | 'ready' | 'running' | 'done'
  by: Doer | null
  text: string
  result: string
  startedAt: SimMs | null
  /** When a running step will be done. */
  ready: SimMs | null
  /** When the hand-off came: another role's step before it was done. */
  handedAt: SimMs | null
  doneAt: SimMs | null
}

export interface AskView {
  ask: string
  issue: string
  title: string
  from: RoleId
  role: RoleId
  text: string
  at: SimMs
  reply: { role: RoleId; text: string; at: SimMs } | null
}

export interface IssueView {
  issue: string
  owner: RoleId
  roles: RoleId[]
  practice: boolean
  openedAt: SimMs
  phase: Phase
  state: 'open' | Outcome
  severity: Severity | null
  escalated: boolean
  /** One entry a visit; going back makes another. */
  visits: PhaseVisit[]
  /** Time spent in each finished phase, over all visits. */
  spent: Partial<Record<Phase, { ms: SimMs; ofLimit: number | null; late: boolean; owner: RoleId }>>
  /** The running limit; only in the owner's view and the facilitators'. */
  limit: { phase: Phase; par: SimMs | null; limit: SimMs | null; due: SimMs | null } | null
  limitsPassed: Phase[]
  answers: Partial<Record<Phase, Answer>>
  contents: Partial<Record<Phase, PhaseContent>>
  /** Evidence this viewer's roles have opened, by id. */
  evidence: Record<string, { title: string; kind: string; body: string; at: SimMs; roles: RoleId[] }>
  /** Who opened which evidence, as everyone in the issue sees it. */
  openedBy: Record<string, RoleId[]>
  decision: {
    option: string | null
    label: string
    rationale: string
    role: Doer
    at: SimMs
    late: boolean
  } | null
  judged: { quality: number; like: string | null; comment: string } | null
  steps: StepView[]
  resolvedAt: SimMs | null
}

export interface PollView {
  gate: string
  round: number
  state: 'open' | 'revealed' | 'decided'
  title: string
  chair: RoleId
  order: RoleId[]
  voters: RoleId[]
  criteria: { id: string; label: string; kind: 'blocking' | 'important' }[]
  marks: Record<string, { state: CheckState; role: Doer; at: SimMs }>
  calledAt: SimMs
  due: SimMs
  limitPassed: boolean
  voted: RoleId[]
  /** Before the reveal only what this viewer may see. */
  ballots: Partial<Record<RoleId, Ballot>>
  result: {
    call: Call
    role: Doer
    reason: string
    minutes: number | null
    against: number
    at: SimMs
  } | null
}

export type MilestoneState = 'later' | 'now' | 'done'
export interface MilestoneView {
  state: MilestoneState
  late: boolean
  blocked: string | null
  doneAt: SimMs | null
  items: Record<
    string,
    { state: 'open' | 'running' | 'done'; by: Doer | null; at: SimMs | null; ready: SimMs | null }
  >
}

export interface MessageView {
  message: string
  channel: string
  role: RoleId | null
  persona: string | null
  text: string
  re: string | null
  at: SimMs
}

export interface View {
  /** The last record folded in; -1 before the first. */
  seq: number
  /** Simulated time of the last fact. */
  at: SimMs
  code: RoomCode | null
  brief: Brief | null
  state: RoomState
  ended: { cause: 'clock' | 'facilitator'; reason: string } | null
  settings: { limits: Allowance; sharedSeats: boolean; locked: boolean }
  clock: ClockAnchor
  clockCause: ClockCause
  /** Issues, gates and milestones that keep the clock slow. */
  asking: string[]
  pacing: { mode: 'automatic' | 'manual'; rate: number; quiet: number }
  held: { reason: string; by: Doer; until: WallMs | null; at: SimMs; since: WallMs } | null
  /** All holds so far, in simulated time and real length; the last one may still go on. */
  holds: { at: SimMs; since: WallMs; resumed: WallMs | null; reason: string; by: Doer }[]
  facilitatorAway: WallMs | null
  people: Record<PersonId, PersonView>
  covers: Partial<Record<RoleId, RoleId>>
  inbox: Record<string, InboxItem>
  issues: Record<string, IssueView>
  asks: Record<string, AskView>
  escalations: { issue: string; title: string; role: RoleId; text: string; at: SimMs }[]
  polls: Record<string, PollView>
  milestones: Record<string, MilestoneView>
  /** Knots of each metric's line so far and ahead, as far as known: [simulated ms, value in smallest units]. */
  metrics: Record<string, [SimMs, number][]>
  boards: Record<string, Record<string, Record<string, CellState>>>
  messages: MessageView[]
  documentsOpened: Record<string, RoleId[]>
  said: { text: string; at: SimMs }[]
  marks: { by: Doer; text: string; at: SimMs; seq: number }[]
  /** Facilitators only. */
  sheet: Record<string, SheetRow>
  /** Facilitators only: by what they judge a criterion. */
  rubrics: Record<string, string[]>
  notes: { text: string; at: SimMs; seq: number }[]
  criteriaJudged: Record<string, { met: boolean; comment: string }>
  /** Answers to the questions of the debrief: question, then person. */
  retro: Record<string, Record<PersonId, { role: RoleId | null; text: string }>>
}

export const emptyView: View = {
  seq: -1,
  at: 0,
  code: null,
  brief: null,
  state: 'lobby',
  ended: null,
  settings: { limits: 10, sharedSeats: true, locked: false },
  clock: { sim: 0, wall: 0, rate: 1, running: false },
  clockCause: 'start',
  asking: [],
  pacing: { mode: 'automatic', rate: 1, quiet: 1 },
  held: null,
  holds: [],
  facilitatorAway: null,
  people: {},
  covers: {},
  inbox: {},
  issues: {},
  asks: {},
  escalations: [],
  polls: {},
  milestones: {},
  metrics: {},
  boards: {},
  messages: [],
  documentsOpened: {},
  said: [],
  marks: [],
  sheet: {},
  rubrics: {},
  notes: [],
  criteriaJudged: {},
  retro: {},
}

/** The record a fact came in: its place in the log and its real moment. */
export interface Moment {
  seq: number
  wall: WallMs
}

/** Folds one fact into a view. Pure; parts that did not change keep their identity. */
export function apply(view: View, fact: Fact, { seq, wall }: Moment): View {
  return { ...view, ...change(view, fact, { seq, wall }), seq, at: fact.at }
}

/** Folds facts into a view of one's own, in place; parts that changed are new. For whoever keeps no older view. */
export function applyInto(view: View, facts: readonly Fact[], { seq, wall }: Moment): void {
  for (const fact of facts) Object.assign(view, change(view, fact, { seq, wall }), { seq, at: fact.at })
}

/** Folds all facts of one record. */
export function applyAll(view: View, facts: readonly Fact[], moment: Moment): View {
  let next = view
  for (const fact of facts) next = apply(next, fact, moment)
  return next
}

function change(view: View, fact: Fact, { seq, wall }: Moment): Partial<View> {
  switch (fact.type) {
    case 'room.opened':
      return opened(fact.code, fact.brief)
    case 'sheet.listed':
      return { sheet: byInject(fact.rows), rubrics: fact.rubrics ?? {} }
    case 'sheet.notDrawn':
      return { sheet: { ...view.sheet, ...byInject(fact.rows) } }
    case 'room.briefed':
      return { state: 'briefing' }
    case 'room.started':
      return { state: 'live' }
    case 'room.ended':
      return {
        state: 'debrief',
        ended: { cause: fact.cause, reason: fact.reason },
        held: null,
        facilitatorAway: null,
      }
    case 'room.closed':
      return { state: 'closed' }
    case 'room.configured':
      return { settings: { limits: fact.limits, sharedSeats: fact.sharedSeats, locked: fact.locked } }
    case 'person.joined':
      return { people: { ...view.people, [fact.person]: view.people[fact.person] ?? newPerson } }
    case 'person.erased':
      return {} // what the facts before it carried is blanked where it stood
    case 'seat.taken':
      return { people: person(view, fact.person, { role: fact.role, second: fact.second }) }
    case 'seat.freed':
      return { people: person(view, fact.person, { role: null, second: false, ready: false, tasksDone: [] }) }
    case 'seat.ready':
      return { people: person(view, fact.person, { ready: fact.ready }) }
    case 'seat.checked': {
      const others = (view.people[fact.person]?.tasksDone ?? []).filter((task) => task !== fact.task)
      return { people: person(view, fact.person, { tasksDone: fact.done ? [...others, fact.task] : others }) }
    }
    case 'seat.allowed':
      return { people: person(view, fact.person, { allowance: fact.allowance }) }
    case 'role.covered': {
      const { [fact.role]: _, ...rest } = view.covers
      return { covers: fact.by === null ? rest : { ...rest, [fact.role]: fact.by } }
    }
    case 'clock.changed':
      return { clock: fact.anchor, clockCause: fact.cause, asking: fact.asking }
    case 'clock.held': {
      const { reason, by, until, at } = fact
      return {
        held: { reason, by, until, at, since: wall },
        holds: [...view.holds, { at, since: wall, resumed: null, reason, by }],
      }
    }
    case 'clock.holdExplained':
      return {
        held: view.held && { ...view.held, reason: fact.reason, until: fact.until },
        holds: view.holds.map((hold, i) =>
          i === view.holds.length - 1 ? { ...hold, reason: fact.reason } : hold,
        ),
      }
    case 'clock.resumed':
      return {
        held: null,
        holds: view.holds.map((hold) => (hold.resumed === null ? { ...hold, resumed: wall } : hold)),
      }
    case 'clock.paced':
      return { pacing: { mode: fact.mode, rate: fact.rate, quiet: fact.quiet } }
    case 'clock.skipped':
      return {}
    case 'facilitator.left':
      return { facilitatorAway: fact.until }
    case 'facilitator.returned':
      return { facilitatorAway: null }
    case 'inject.delivered':
      return {
        inbox: { ...view.inbox, [fact.delivery.inject]: { ...fact.delivery, at: fact.at, seenBy: [] } },
      }
    case 'inject.seen': {
      const item = view.inbox[fact.inject]
      return item
        ? { inbox: { ...view.inbox, [fact.inject]: { ...item, seenBy: withOne(item.seenBy, fact.role) } } }
        : {}
    }
    case 'sheet.changed': {
      const row = view.sheet[fact.inject]
      return row
        ? { sheet: { ...view.sheet, [fact.inject]: { ...row, state: fact.state, at: fact.due } } }
        : {}
    }
    case 'inject.added':
      return { sheet: { ...view.sheet, [fact.inject]: fact.row } }
    case 'issue.asked': {
      const { ask, issue, title, from, role, text, at } = fact
      return { asks: { ...view.asks, [ask]: { ask, issue, title, from, role, text, at, reply: null } } }
    }
    case 'issue.replied': {
      const ask = view.asks[fact.ask]
      return ask
        ? {
            asks: {
              ...view.asks,
              [fact.ask]: { ...ask, reply: { role: fact.role, text: fact.text, at: fact.at } },
            },
          }
        : {}
    }
    case 'issue.escalated': {
      const { issue, title, role, text, at } = fact
      return {
        escalations: [...view.escalations, { issue, title, role, text, at }],
        ...inIssue(view, issue, { escalated: true }),
      }
    }
    case 'issue.opened':
    case 'issue.shared':
    case 'issue.phaseEntered':
    case 'issue.limitSet':
    case 'issue.limitPassed':
    case 'issue.phaseDone':
    case 'issue.timed':
    case 'issue.wentBack':
    case 'evidence.opened':
    case 'evidence.noted':
    case 'issue.severitySet':
    case 'issue.decided':
    case 'issue.stepStarted':
    case 'issue.stepDone':
    case 'issue.stepReady':
    case 'issue.handedOver':
    case 'issue.moreTime':
    case 'issue.resolved':
    case 'issue.judged':
      return issueChange(view, fact)
    case 'poll.called':
    case 'poll.marked':
    case 'poll.voted':
    case 'poll.ballot':
    case 'poll.limitPassed':
    case 'poll.revealed':
    case 'poll.decided':
      return pollChange(view, fact)
    case 'milestone.due':
      return milestone(view, fact.milestone, { state: 'now' })
    case 'milestone.moved':
      return { brief: view.brief && movedPlan(view.brief, fact) }
    case 'milestone.late':
      return milestone(view, fact.milestone, { late: true })
    case 'milestone.done':
      return milestone(view, fact.milestone, {
        state: 'done',
        doneAt: fact.at,
        blocked: null,
        late: fact.late,
      })
    case 'milestone.blocked':
      return milestone(view, fact.milestone, { blocked: fact.reason })
    case 'milestone.unblocked':
      return milestone(view, fact.milestone, { blocked: null })
    case 'item.started':
      return item(view, fact.milestone, fact.item, {
        state: 'running',
        by: fact.role,
        at: fact.at,
        ready: fact.ready,
      })
    case 'item.ticked':
      return item(view, fact.milestone, fact.item, {
        state: fact.done ? 'done' : 'open',
        by: fact.role,
        at: fact.done ? fact.at : null,
        ready: null,
      })
    case 'metric.changed': {
      const from = fact.path[0]?.[0] ?? fact.at
      const before = (view.metrics[fact.metric] ?? []).filter(([knot]) => knot < from)
      return { metrics: { ...view.metrics, [fact.metric]: [...before, ...fact.path] } }
    }
    case 'board.changed': {
      const board = view.boards[fact.board] ?? {}
      const row = { ...board[fact.row], [fact.column]: fact.state }
      return { boards: { ...view.boards, [fact.board]: { ...board, [fact.row]: row } } }
    }
    case 'message.posted': {
      const { message, channel, role, persona, text, re, at } = fact
      return { messages: [...view.messages, { message, channel, role, persona, text, re, at }] }
    }
    case 'document.opened': {
      const roles = withOne(view.documentsOpened[fact.document] ?? [], fact.role)
      return { documentsOpened: { ...view.documentsOpened, [fact.document]: roles } }
    }
    case 'moment.marked':
      return { marks: [...view.marks, { by: fact.by, text: fact.text, at: fact.at, seq }] }
    case 'facilitator.noted':
      return { notes: [...view.notes, { text: fact.text, at: fact.at, seq }] }
    case 'facilitator.said':
      return { said: [...view.said, { text: fact.text, at: fact.at }] }
    case 'criterion.judged':
      return {
        criteriaJudged: {
          ...view.criteriaJudged,
          [fact.criterion]: { met: fact.met, comment: fact.comment },
        },
      }
    case 'debrief.answered': {
      const answers = { ...view.retro[fact.question], [fact.person]: { role: fact.role, text: fact.text } }
      return { retro: { ...view.retro, [fact.question]: answers } }
    }
    default:
      return unreachable(fact)
  }
}

const byInject = (rows: readonly SheetRow[]) => Object.fromEntries(rows.map((row) => [row.inject, row]))

const newPerson: PersonView = { role: null, second: false, ready: false, tasksDone: [], allowance: null }

function opened(code: RoomCode, brief: Brief): Partial<View> {
  const milestones = brief.milestones.map((m): [string, MilestoneView] => [
    m.id,
    {
      state: 'later',
      late: false,
      blocked: null,
      doneAt: null,
      items: Object.fromEntries(
        m.items.map((i) => [i.id, { state: 'open', by: null, at: null, ready: null }]),
      ),
    },
  ])
  const boards = brief.boards.map((board) => [
    board.id,
    Object.fromEntries(
      board.rows.map((row) => [
        row.id,
        Object.fromEntries(board.columns.map((column) => [column.id, board.start])),
      ]),
    ),
  ])
  return {
    code,
    brief,
    milestones: Object.fromEntries(milestones),
    boards: Object.fromEntries(boards),
    pacing: { mode: 'automatic', rate: brief.pacing.quiet, quiet: brief.pacing.quiet },
  }
}

function person(view: View, id: PersonId, patch: Partial<PersonView>): View['people'] {
  return { ...view.people, [id]: { ...(view.people[id] ?? newPerson), ...patch } }
}

function milestone(view: View, id: string, patch: Partial<MilestoneView>): Partial<View> {
  const before = view.milestones[id]
  return before ? { milestones: { ...view.milestones, [id]: { ...before, ...patch } } } : {}
}

function item(view: View, id: string, itemId: string, to: MilestoneView['items'][string]): Partial<View> {
  const before = view.milestones[id]
  return before ? milestone(view, id, { items: { ...before.items, [itemId]: to } }) : {}
}

function inIssue(view: View, id: string, patch: Partial<IssueView>): Partial<View> {
  const before = view.issues[id]
  return before ? { issues: { ...view.issues, [id]: { ...before, ...patch } } } : {}
}

/** The roles of a person: the seat's own first, then those it covers. */
export function rolesOf(view: Pick<View, 'people' | 'covers'>, id: PersonId): RoleId[] {
  const own = view.people[id]?.role
  if (!own) return []
  return [own, ...Object.entries(view.covers).flatMap(([role, by]) => (by === own ? [role] : []))]
}
