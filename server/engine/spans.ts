/**
 * What happened in each issue, read from the facts alone: who held it, how long each phase took against whose limit,
 * what was opened, answered and done. Scores and reports are made of these spans, live or years later.
 */
import type { AdHoc, Answer } from '#shared/command.ts'
import type { Fact, FactOf, StepBrief } from '#shared/fact.ts'
import type { Phase, RoleId } from '#shared/ids.ts'
import type { SimMs, WallMs } from '#shared/time.ts'

/** A record as scoring needs it: its place in the log, its real moment, its facts. */
export interface Told {
  seq: number
  wall: WallMs
  facts: readonly Fact[]
}
/** Names a fact: the record it came in, and its type. */
export interface Source {
  seq: number
  type: string
}

export interface PhaseSpan {
  phase: Phase
  /** Entered at least once. */
  entered: Source | null
  /** The last answer's fact; null while the phase was never finished. */
  done: Source | null
  /** Holder when it was last finished, or entered. */
  owner: RoleId
  /** Over all visits, in simulated time. */
  spent: SimMs
  late: boolean
  answer: Answer | null
  /** The owner's own, stretched by the allowance; `limit` moved by "more time". Null without a limit. */
  par: SimMs | null
  limit: SimMs | null
  /** Facts that set the limit. */
  limits: Source[]
  limitPassed: Source | null
  ofLimit: number | null
  holds: { seq: number; at: SimMs; realMs: number; reason: string }[]
}

export interface IssueSpan {
  issue: string
  title: string
  practice: boolean
  owner: RoleId
  opened: Source
  openedAt: SimMs
  phases: Record<Phase, PhaseSpan>
  /** Evidence opened by anyone, the first time each, and whether that was before Observe was left the first time. */
  evidence: Record<string, Source & { inObserve: boolean }>
  decision: (FactOf<'issue.decided'> & { seq: number }) | null
  judged: (FactOf<'issue.judged'> & { seq: number }) | null
  /** Steps that the last decision asks for. */
  steps: StepBrief[]
  stepsDone: Record<string, Source>
  resolved: boolean
  /** Present when a facilitator made it up during the run. */
  adHoc: AdHoc | null
}

/** A phase that is open: since when, and until when its limit lasts. */
interface Visit {
  span: PhaseSpan
  since: SimMs
  before: SimMs
  due: SimMs | null
}
interface Hold {
  seq: number
  at: SimMs
  since: WallMs
  reason: string
}
interface Reading {
  spans: Record<string, IssueSpan>
  visits: Record<string, Visit>
  titles: Record<string, string>
  adHocs: Record<string, AdHoc>
  hold: Hold | null
  /** Phases the current hold falls into, with the real moment from which it counts there. */
  heldIn: { span: PhaseSpan; since: WallMs }[]
}
interface Place {
  seq: number
  wall: WallMs
}

/** The spans of every issue that opened, in the order of opening. Phases still open count up to the last fact. */
export function spansOf(records: readonly Told[]): IssueSpan[] {
  const reading: Reading = { spans: {}, visits: {}, titles: {}, adHocs: {}, hold: null, heldIn: [] }
  let at = 0
  let place: Place = { seq: -1, wall: 0 }
  for (const { seq, wall, facts } of records) {
    place = { seq, wall }
    for (const fact of facts) {
      read(reading, fact, place)
      at = fact.at
    }
  }
  endHold(reading, place.wall)
  for (const issue of Object.keys(reading.visits)) leave(reading, issue, at)
  return Object.values(reading.spans)
}

function read(reading: Reading, fact: Fact, place: Place): void {
  switch (fact.type) {
    case 'inject.delivered':
      reading.titles[fact.delivery.inject] = fact.delivery.title
      return
    case 'inject.added':
      reading.adHocs[fact.inject] = fact.adHoc
      return
    case 'clock.held':
      reading.hold = { seq: place.seq, at: fact.at, since: place.wall, reason: fact.reason }
      reading.heldIn = Object.values(reading.visits).map(({ span }) => ({ span, since: place.wall }))
      return
    case 'clock.holdExplained':
      if (reading.hold) reading.hold.reason = fact.reason
      return
    case 'clock.resumed':
    case 'room.ended':
      endHold(reading, place.wall)
      return
    case 'issue.opened':
      reading.spans[fact.issue] = newSpan(reading, fact, place)
      return
    default:
      if ('issue' in fact) readIssue(reading, fact, place)
  }
}

function endHold(reading: Reading, wall: WallMs): void {
  const { hold } = reading
  if (!hold) return
  const { seq, at, reason } = hold
  for (const { span, since } of reading.heldIn) span.holds.push({ seq, at, realMs: wall - since, reason })
  reading.hold = null
  reading.heldIn = []
}

function newSpan(reading: Reading, fact: FactOf<'issue.opened'>, { seq }: Place): IssueSpan {
  const { issue, owner, practice, at, type } = fact
  const phase = (name: Phase): PhaseSpan => ({
    phase: name,
    entered: null,
    done: null,
    owner,
    spent: 0,
    late: false,
    answer: null,
    par: null,
    limit: null,
    limits: [],
    limitPassed: null,
    ofLimit: null,
    holds: [],
  })
  return {
    issue,
    title: reading.titles[issue] ?? issue,
    practice,
    owner,
    opened: { seq, type },
    openedAt: at,
    phases: {
      observe: phase('observe'),
      orient: phase('orient'),
      decide: phase('decide'),
      act: phase('act'),
    },
    evidence: {},
    decision: null,
    judged: null,
    steps: [],
    stepsDone: {},
    resolved: false,
    adHoc: reading.adHocs[issue] ?? null,
  }
}

type OfIssue = Extract<Fact, { issue: string }>

function readIssue(reading: Reading, fact: OfIssue, { seq, wall }: Place): void {
  const span = reading.spans[fact.issue]
  if (!span) return
  const visit = reading.visits[fact.issue]
  const source = { seq, type: fact.type }
  switch (fact.type) {
    case 'issue.phaseEntered': {
      leave(reading, fact.issue, fact.at)
      const phase = span.phases[fact.phase]
      phase.entered ??= source
      phase.owner = span.owner = fact.owner
      if (fact.content.phase === 'act') span.steps = fact.content.steps
      reading.visits[fact.issue] = { span: phase, since: fact.at, before: phase.spent, due: null }
      if (reading.hold) reading.heldIn.push({ span: phase, since: wall })
      return
    }
    case 'issue.limitSet': {
      const phase = span.phases[fact.phase]
      Object.assign(phase, { par: fact.par, limit: fact.limit, limits: [source] })
      if (visit?.span === phase) visit.due = fact.due
      return
    }
    case 'issue.moreTime': {
      const phase = span.phases[fact.phase]
      // The limit fact beside it may have moved the limit already: only what is still missing is added.
      if (phase.limit !== null && visit?.span === phase && visit.due !== null)
        phase.limit += fact.due - visit.due
      if (visit) visit.due = fact.due
      phase.limits.push(source)
      return
    }
    case 'issue.limitPassed':
      span.phases[fact.phase].limitPassed ??= source
      span.phases[fact.phase].late = true
      return
    case 'issue.phaseDone': {
      const { phase, spent, late, owner, answer } = fact
      Object.assign(span.phases[phase], { done: source, spent, late, owner, answer })
      delete reading.visits[fact.issue]
      return
    }
    case 'issue.timed':
      span.phases[fact.phase].ofLimit = fact.ofLimit
      return
    case 'issue.handedOver':
      span.owner = fact.owner
      return
    case 'evidence.opened':
      span.evidence[fact.evidence] ??= { ...source, inObserve: span.phases.observe.done === null }
      return
    case 'issue.decided':
      span.decision = { ...fact, seq }
      span.judged = null
      return
    case 'issue.judged':
      span.judged = { ...fact, seq }
      return
    case 'issue.stepDone':
      span.stepsDone[fact.step] ??= source
      return
    case 'issue.wentBack':
      leave(reading, fact.issue, fact.at)
      return
    case 'issue.resolved':
      leave(reading, fact.issue, fact.at)
      span.owner = fact.owner
      span.resolved = fact.outcome === 'resolved'
      return
    default:
      return
  }
}

/** Ends a visit that no answer ended: its time stays spent. */
function leave(reading: Reading, issue: string, at: SimMs): void {
  const visit = reading.visits[issue]
  if (!visit) return
  visit.span.spent = visit.before + at - visit.since
  delete reading.visits[issue]
}
