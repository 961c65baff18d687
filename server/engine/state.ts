/**
 * The state of a room: plain JSON in two parts. `room` is about the people (seats, settings, what was applied);
 * `world` is the launch day itself (clock, issues, polls, deadlines, metrics). A rewind would replace only `world`.
 */
import type { AdHoc, Allowance, Answer, CheckState } from '#shared/command.ts'
import type { Ballot, Doer, SheetState } from '#shared/fact.ts'
import type { Call, CellState, PersonId, Phase, RoleId, RoomCode, Severity } from '#shared/ids.ts'
import type { ScriptInject } from '#shared/scriptInject.ts'
import type { ClockAnchor, SimMs, WallMs } from '#shared/time.ts'
import type { Moments } from './condition.ts'
import type { Saved } from './statechart.ts'

export interface Person {
  role: RoleId | null
  second: boolean
  ready: boolean
  allowance: Allowance
}

export interface RoomPart {
  code: RoomCode
  chart: Saved
  people: Record<PersonId, Person>
  covers: Record<RoleId, RoleId>
  settings: { limits: Allowance; sharedSeats: boolean; locked: boolean }
  /** Highest command number applied, by session. */
  sessions: Record<string, number>
  /** Highest command number that did not come and may not come any more, by session. */
  forgotten: Record<string, number>
  /** Real-time deadlines: about people, never scored. */
  alarms: Partial<Record<'facilitator-gone' | 'resume', WallMs>>
  facilitatorAway: boolean
}

/** What falls due at a simulated time. */
export type Due =
  | { kind: 'inject'; inject: string }
  | { kind: 'gate'; gate: string }
  | { kind: 'milestone'; milestone: string }
  | { kind: 'late'; milestone: string }
  | { kind: 'slow-over'; milestone: string }
  | { kind: 'item'; milestone: string; item: string; role: Doer }
  | { kind: 'step'; issue: string; step: string; role: Doer }
  | { kind: 'chart'; issue: string; event: string }
  | { kind: 'poll-limit'; gate: string; event: string }
  | { kind: 'grace-over'; id: string }
  | { kind: 'crossing'; metric: string }
  | { kind: 'end' }
export interface Deadline {
  id: string
  due: SimMs
  /** Arming order: breaks ties. */
  n: number
  what: Due
}

export interface SheetEntry {
  state: SheetState
  at: SimMs | null
  /** Set by hand to a moment after it expires: it is sent all the same. */
  late?: true
}

export interface IssueState {
  chart: Saved
  owner: RoleId
  roles: RoleId[]
  practice: boolean
  openedAt: SimMs
  /** Entry of the current visit. */
  enteredAt: SimMs
  visits: Partial<Record<Phase, number>>
  /** Time spent in each phase so far, without the current visit. */
  spent: Record<Phase, SimMs>
  /** Moved by "more time", by phase; gone when the phase changes hands. */
  extra: Record<Phase, SimMs>
  /** When the current limit is due; null without one. */
  due: SimMs | null
  limitPassed: Partial<Record<Phase, SimMs>>
  answers: Partial<Record<Phase, Answer>>
  opened: Record<string, RoleId[]>
  severity: Severity | null
  decision: { option: string | null; at: SimMs; late: boolean } | null
  judged: boolean
  steps: Record<string, { state: 'running' | 'done'; at: SimMs; text: string }>
  /** The clock is kept slow for it until then; null when nothing asks. */
  slowUntil: SimMs | null
}

export interface PollState {
  chart: Saved
  round: number
  calledAt: SimMs
  voters: RoleId[]
  ballots: Partial<Record<RoleId, Ballot>>
  marks: Record<string, CheckState>
  /** The chair's last call. */
  call: Call | null
  slowUntil: SimMs | null
}

export interface MilestoneState {
  due: boolean
  doneAt: SimMs | null
  late: boolean
  blocked: string | null
  slowUntil: SimMs | null
  items: Record<string, { state: 'running' | 'done'; by: Doer }>
}

export interface WorldPart {
  clock: ClockAnchor
  pacing: { mode: 'automatic' | 'manual'; rate: number; quiet: number }
  held: boolean
  /** The earliest first. */
  deadlines: readonly Deadline[]
  /** Next arming number. */
  arming: number
  issues: Record<string, IssueState>
  polls: Record<string, PollState>
  milestones: Record<string, MilestoneState>
  /** The overlay: what became of each inject, and what was added. */
  sheet: Record<string, SheetEntry>
  added: Record<string, { inject: ScriptInject; adHoc: AdHoc }>
  metrics: Record<string, [SimMs, number][]>
  boards: Record<string, CellState>
  /** Until when effects keep the clock slow, by what they came from; absent where none did. */
  slow?: Record<string, SimMs>
  /** Reactions of metrics that have happened, as `metric/number`; absent where there are none. */
  reacted?: Record<string, true>
  /** First simulated time at which each thing happened; what conditions look at. */
  moments: Moments
  asks: Record<string, { issue: string; from: RoleId; to: RoleId; replied: boolean }>
  /** Messages, asks and the like are numbered in the order they happen. */
  counter: number
  random: number
  /** What keeps the clock slow. */
  asking: string[]
}

export interface State {
  room: RoomPart
  world: WorldPart
}
