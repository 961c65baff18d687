/**
 * Facts as lanes: what each role did when, ready to be drawn. All times are simulated; a hold has no length there, so
 * it stands at one moment with its real length beside it.
 */
import type { Doer, Fact } from './fact.ts'
import type { Call, Phase, RoleId, Severity } from './ids.ts'
import { MINUTE, type SimMs, type WallMs } from './time.ts'
import { entryOf, type Placed } from './timeline.ts'
import { seenBy, type Viewer } from './visibility.ts'

/** A role's own lane, or one of the two that are not of the team. */
export type LaneId = RoleId | 'facilitator' | 'system'

/** One visit of a phase while one role held it. */
export interface PhaseBar {
  n: number
  issue: string
  phase: Phase
  from: SimMs
  to: SimMs
  late: boolean
  /** When the limit passed inside this visit. */
  limitAt: SimMs | null
  /** False where the phase was left by going back, handing over or the end of the run. */
  finished: boolean
  /** Issues that overlap stand below each other. */
  row: number
}
export interface StepBar {
  n: number
  issue: string
  step: string
  from: SimMs
  to: SimMs
}
export type LaneMark =
  | {
      kind: 'inject'
      n: number
      at: SimMs
      item: string
      title: string
      severity: Severity | null
      issue: boolean
    }
  | { kind: 'vote'; n: number; at: SimMs; item: string; vote: Call }
  | { kind: 'call'; n: number; at: SimMs; item: string; vote: Call }
  | { kind: 'post'; n: number; at: SimMs; item: string; text: string }
  | { kind: 'word'; n: number; at: SimMs; item: 'mark' | 'said' | 'noted'; text: string }
/** A milestone at its planned time and at the time it was done. */
export interface MilestoneSpan {
  n: number
  milestone: string
  expected: SimMs
  done: SimMs | null
  late: boolean
}
export interface Lane {
  id: LaneId
  /** How many issues stand below each other at most. */
  rows: number
  phases: PhaseBar[]
  steps: StepBar[]
  marks: LaneMark[]
  milestones: MilestoneSpan[]
}

/** The lanes of all roles in the order of the brief, then facilitator and system, as this viewer may see them. */
export function lanesOf(facts: readonly Placed[], viewer: Viewer): Lane[] {
  const seen = facts.filter(({ fact }) => seenBy(fact, viewer))
  const opened = facts.find(({ fact }) => fact.type === 'room.opened')?.fact
  if (opened?.type !== 'room.opened') return []
  const { roles, milestones } = opened.brief
  const all = roles.map(({ id }) => id)
  const phases = phasesOf(seen)
  const steps = stepsOf(seen)
  const marks = seen.flatMap((one) => marksOf(one, all))
  const done = doneOf(seen)
  const moved = movedIn(seen)
  return [...all, 'facilitator', 'system'].map((id) => {
    const own = inRows(phases.filter(({ lane }) => lane === id))
    return {
      id,
      rows: Math.max(1, ...own.map(({ row }) => row + 1)),
      phases: own.map(({ lane: _, ...bar }) => bar),
      steps: steps.filter(({ lane }) => lane === id).map(({ lane: _, ...bar }) => bar),
      marks: marks.filter(({ lane }) => lane === id).map(({ mark }) => mark),
      milestones: milestones
        .filter(({ owner }) => owner === id)
        .map(({ id: milestone, at }) => ({
          milestone,
          expected: moved.get(milestone) ?? at,
          ...(done.get(milestone) ?? { n: -1, done: null, late: false }),
        })),
    }
  })
}

/** Milestones that were moved, with the time they have now. */
function movedIn(facts: readonly Placed[]): Map<string, SimMs> {
  return new Map(
    facts.flatMap(({ fact }) => (fact.type === 'milestone.moved' ? [[fact.milestone, fact.due]] : [])),
  )
}

interface InLane {
  lane: LaneId
}

function phasesOf(facts: readonly Placed[]): (Omit<PhaseBar, 'row'> & InLane)[] {
  const bars: (Omit<PhaseBar, 'row'> & InLane)[] = []
  const open = new Map<string, Omit<PhaseBar, 'row'> & InLane>()
  const practice = new Set<string>()
  const begin = (
    n: number,
    { issue, phase, lane, at }: { issue: string; phase: Phase; lane: RoleId; at: SimMs },
  ) => {
    if (practice.has(issue)) return
    const bar = { lane, n, issue, phase, from: at, to: at, late: false, limitAt: null, finished: false }
    open.set(issue, bar)
    bars.push(bar)
  }
  const end = (issue: string, at: SimMs, { late = false, finished = false } = {}) => {
    const bar = open.get(issue)
    if (!bar) return
    Object.assign(bar, { to: at, late: bar.late || late, finished })
    open.delete(issue)
  }
  for (const { n, fact } of facts) {
    switch (fact.type) {
      case 'issue.opened':
        if (fact.practice) practice.add(fact.issue)
        break
      case 'issue.phaseEntered':
        begin(n, { ...fact, lane: fact.owner })
        break
      case 'issue.limitPassed': {
        const bar = open.get(fact.issue)
        if (bar) Object.assign(bar, { late: true, limitAt: fact.at })
        break
      }
      case 'issue.phaseDone':
        end(fact.issue, fact.at, { late: fact.late, finished: true })
        break
      case 'issue.wentBack':
      case 'issue.resolved':
        end(fact.issue, fact.at)
        break
      case 'issue.handedOver': {
        const phase = open.get(fact.issue)?.phase
        end(fact.issue, fact.at)
        if (phase) begin(n, { issue: fact.issue, phase, lane: fact.owner, at: fact.at })
        break
      }
    }
  }
  const last = facts.at(-1)?.fact.at ?? 0
  for (const issue of [...open.keys()]) end(issue, last)
  return bars
}

/** Gives each issue of a lane the first row that is free for as long as it lasts. */
function inRows<B extends { issue: string; from: SimMs; to: SimMs }>(
  bars: readonly B[],
): (B & { row: number })[] {
  const rowOf = new Map<string, number>()
  const freeFrom: SimMs[] = []
  for (const { issue, from } of bars) {
    if (rowOf.has(issue)) continue
    const until = Math.max(...bars.filter((bar) => bar.issue === issue).map(({ to }) => to))
    const free = freeFrom.findIndex((at) => at <= from)
    const row = free < 0 ? freeFrom.length : free
    freeFrom[row] = until
    rowOf.set(issue, row)
  }
  return bars.map((bar) => ({ ...bar, row: rowOf.get(bar.issue) ?? 0 }))
}

const laneOf = (doer: Doer): LaneId => (doer === 'script' ? 'system' : doer)

function stepsOf(facts: readonly Placed[]): (StepBar & InLane)[] {
  const started = new Map<string, Placed>()
  const bars: (StepBar & InLane)[] = []
  for (const placed of facts) {
    const { n, fact } = placed
    if (fact.type === 'issue.stepStarted') started.set(`${fact.issue}/${fact.step}`, placed)
    if (fact.type !== 'issue.stepDone') continue
    const { issue, step, role, at } = fact
    const begun = started.get(`${issue}/${step}`)
    bars.push({ lane: laneOf(role), n: begun?.n ?? n, issue, step, from: begun?.fact.at ?? at, to: at })
  }
  return bars
}

function doneOf(facts: readonly Placed[]): Map<string, Pick<MilestoneSpan, 'n' | 'done' | 'late'>> {
  const done = new Map<string, Pick<MilestoneSpan, 'n' | 'done' | 'late'>>()
  for (const { n, fact } of facts) {
    if (fact.type === 'milestone.late') done.set(fact.milestone, { n, done: null, late: true })
    if (fact.type === 'milestone.done') done.set(fact.milestone, { n, done: fact.at, late: fact.late })
  }
  return done
}

interface Placing {
  lane: LaneId
  mark: LaneMark
}

/** Marks of one fact. What went to everyone stands once, in the system's lane. */
function marksOf({ n, fact }: Placed, roles: readonly RoleId[]): Placing[] {
  const { at } = fact
  switch (fact.type) {
    case 'inject.delivered': {
      const { inject: item, title, severity, roles: to, practice, issue } = fact.delivery
      if (practice) return []
      const mark = { kind: 'inject', n, at, item, title, severity, issue: issue !== null } as const
      const lanes = to.length === roles.length ? ['system'] : to
      return lanes.map((lane) => ({ lane, mark }))
    }
    case 'poll.ballot': {
      const { role, vote } = fact.ballot
      return [{ lane: role, mark: { kind: 'vote', n, at, item: fact.gate, vote } }]
    }
    case 'poll.decided':
      return [{ lane: laneOf(fact.role), mark: { kind: 'call', n, at, item: fact.gate, vote: fact.call } }]
    case 'message.posted':
      return [
        { lane: fact.role ?? 'system', mark: { kind: 'post', n, at, item: fact.channel, text: fact.text } },
      ]
    case 'moment.marked':
      return [{ lane: laneOf(fact.by), mark: { kind: 'word', n, at, item: 'mark', text: fact.text } }]
    case 'facilitator.said':
      return [{ lane: 'facilitator', mark: { kind: 'word', n, at, item: 'said', text: fact.text } }]
    case 'facilitator.noted':
      return [{ lane: 'facilitator', mark: { kind: 'word', n, at, item: 'noted', text: fact.text } }]
    default:
      return []
  }
}

export interface HoldBand {
  n: number
  at: SimMs
  /** Real length; null where it still lasts. */
  realMs: number | null
  reason: string
  by: Doer
}

/** All holds, each at the simulated moment at which the clock stood. */
export function holdsOf(facts: readonly Placed[]): HoldBand[] {
  const holds: (HoldBand & { since: WallMs })[] = []
  for (const { n, wall, fact } of facts) {
    const last = holds.at(-1)
    if (fact.type === 'clock.held')
      holds.push({ n, at: fact.at, since: wall, realMs: null, reason: fact.reason, by: fact.by })
    else if (fact.type === 'clock.holdExplained' && last) last.reason = fact.reason
    else if ((fact.type === 'clock.resumed' || fact.type === 'room.ended') && last?.realMs === null)
      last.realMs = wall - last.since
  }
  return holds.map(({ since: _, ...hold }) => hold)
}

/** A stretch of simulated time in which the clock ran at one rate. */
export interface Segment {
  n: number
  from: SimMs
  to: SimMs
  realMs: number
}

/** The stretches of the clock, without holds. What a skip jumped over belongs to the stretch it ended. */
export function segmentsOf(facts: readonly Placed[]): Segment[] {
  const changes = facts.flatMap(({ n, fact }) =>
    fact.type === 'clock.changed' ? [{ n, ...fact.anchor }] : [],
  )
  return changes.flatMap((from, i) => {
    const to = changes[i + 1]
    if (!to || to.sim <= from.sim) return []
    return [{ n: from.n, from: from.sim, to: to.sim, realMs: Math.max(0, to.wall - from.wall) }]
  })
}

export interface QuietGap {
  from: SimMs
  to: SimMs
  realMs: number
}
const QUIET_REAL = 3 * MINUTE

/** Stretches of the run in which for more than three real minutes nobody of the team did anything. Holds are not quiet. */
export function quietOf(facts: readonly Placed[]): QuietGap[] {
  const gaps: QuietGap[] = []
  let last: { at: SimMs; wall: WallMs } | null = null
  let held = 0
  let heldSince: WallMs | null = null
  for (const { seq, wall, fact } of facts) {
    if (fact.type === 'clock.held') heldSince = wall
    if (fact.type === 'clock.resumed' && heldSince !== null) {
      held += wall - heldSince
      heldSince = null
    }
    const edge = fact.type === 'room.started' || fact.type === 'room.ended'
    if (!edge && (!last || !isOfTeam(fact, { seq, wall }))) continue
    const realMs: number = last ? wall - last.wall - held : 0
    if (last && realMs > QUIET_REAL && fact.at > last.at) gaps.push({ from: last.at, to: fact.at, realMs })
    last = fact.type === 'room.ended' ? null : { at: fact.at, wall }
    held = 0
  }
  return gaps
}

function isOfTeam(fact: Fact, moment: { seq: number; wall: WallMs }): boolean {
  const role = entryOf(fact, moment)?.role ?? null
  return role !== null && role !== 'facilitator' && role !== 'script' && fact.type !== 'issue.limitPassed'
}
