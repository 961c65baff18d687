/**
 * Facts as lines of a log: which ones a person wants to read, who did what, and which of them make up the story.
 * `entryOf` is pure and knows no words; a client turns an entry into a sentence.
 */
import type { Doer, Fact, FactType } from './fact.ts'
import type { SimMs, WallMs } from './time.ts'
import { unreachable } from './unreachable.ts'
import type { Moment } from './view.ts'

export type Arg = string | number | boolean | null | readonly string[]

export interface Entry {
  seq: number
  at: SimMs
  wall: WallMs
  type: FactType
  /** Who did it; null where nobody in particular did. */
  role: Doer | null
  /** The issue, inject, milestone or gate it is about. */
  item: string | null
  /** Ids and texts as the fact has them. */
  args: Readonly<Record<string, Arg>>
}

/** A fact with its place: `n` counts all facts of a log from 0, `seq` is its record. */
export interface Placed extends Moment {
  n: number
  fact: Fact
}
export interface PlacedEntry extends Entry {
  n: number
}

interface Line {
  role?: Doer | null
  item?: string
  args?: Entry['args']
}

/** The line of a fact in the log; null for facts that only carry content or repeat another. */
export function entryOf(fact: Fact, { seq, wall }: Moment): Entry | null {
  const line = lineOf(fact)
  if (!line) return null
  const { role = null, item = null, args = {} } = line
  return { seq, at: fact.at, wall, type: fact.type, role, item, args }
}

/** All facts of a log in order, each with its place. */
export function placed(records: readonly { seq: number; wall: WallMs; facts: readonly Fact[] }[]): Placed[] {
  const all: Placed[] = []
  for (const { seq, wall, facts } of records)
    for (const fact of facts) all.push({ n: all.length, seq, wall, fact })
  return all
}

/** All lines of a log. */
export function entriesOf(facts: readonly Placed[]): PlacedEntry[] {
  return facts.flatMap(({ fact, n, ...moment }) => {
    const entry = entryOf(fact, moment)
    return entry ? [{ ...entry, n }] : []
  })
}

/** The lines that tell the story in short. Practice is not part of it. */
export function keyMomentsOf<E extends Entry>(entries: readonly E[]): E[] {
  const practice = new Set(entries.filter(({ args }) => args['practice'] === true).map(({ item }) => item))
  return entries.filter((entry) => isKeyMoment(entry) && !practice.has(entry.item))
}

const ALWAYS_KEY: ReadonlySet<FactType> = new Set<FactType>([
  'room.started',
  'room.ended',
  'clock.held',
  'clock.skipped',
  'inject.added',
  'issue.opened',
  'issue.limitPassed',
  'issue.wentBack',
  'issue.decided',
  'issue.handedOver',
  'issue.escalated',
  'issue.resolved',
  'poll.decided',
  'milestone.done',
  'milestone.late',
  'milestone.blocked',
  'moment.marked',
])

/** True for what changed the course of the day: issues, decisions, calls, holds, milestones, marks. */
function isKeyMoment({ type, args }: Pick<Entry, 'type' | 'args'>): boolean {
  if (ALWAYS_KEY.has(type)) return true
  if (type === 'inject.delivered') return args['severity'] === 'P0' || args['severity'] === 'P1'
  return false
}

function lineOf(fact: Fact): Line | null {
  switch (fact.type) {
    // What only carries content, repeats another fact, or is nobody else's business.
    case 'sheet.listed':
    case 'sheet.notDrawn':
    case 'seat.checked':
    case 'seat.allowed':
    case 'issue.phaseEntered':
    case 'issue.limitSet':
    case 'issue.timed':
    case 'issue.shared':
    case 'evidence.noted':
    case 'poll.voted':
      return null
    case 'room.opened':
      return { role: 'script', args: { code: fact.code } }
    case 'room.briefed':
    case 'room.started':
    case 'room.closed':
    case 'facilitator.left':
    case 'facilitator.returned':
      return { role: 'facilitator' }
    case 'room.ended':
      return {
        role: fact.cause === 'clock' ? 'script' : 'facilitator',
        args: { cause: fact.cause, text: fact.reason },
      }
    case 'room.configured': {
      const { limits, sharedSeats, locked } = fact
      return { role: 'facilitator', args: { limits, sharedSeats, locked } }
    }
    case 'person.joined':
      return { args: { person: fact.person } }
    case 'person.erased':
      return { args: { person: fact.person, by: fact.by, text: fact.reason } }
    case 'seat.taken':
      return { role: fact.role, args: { person: fact.person, second: fact.second, by: fact.by } }
    case 'seat.freed':
      return { role: fact.role, args: { person: fact.person } }
    case 'seat.ready':
      return { args: { person: fact.person, ready: fact.ready } }
    case 'role.covered':
      return { role: 'facilitator', args: { covered: fact.role, to: fact.by } }
    case 'clock.changed':
      return clockLine(fact)
    case 'clock.held':
      return { role: fact.by, args: { text: fact.reason } }
    case 'clock.holdExplained':
      return { role: 'facilitator', args: { text: fact.reason } }
    case 'clock.resumed':
      return {}
    case 'clock.paced':
      return { role: 'facilitator', args: { mode: fact.mode, rate: fact.rate } }
    case 'clock.skipped':
      return {
        role: 'facilitator',
        args: { from: fact.from, until: fact.until, count: fact.skipped.length },
      }
    case 'inject.delivered': {
      const { inject, title, severity, roles, practice, issue, from } = fact.delivery
      // An issue is told by its opening.
      return issue
        ? null
        : { role: 'script', item: inject, args: { title, severity, roles, practice, persona: from } }
    }
    case 'inject.seen':
      return { role: fact.role, item: fact.inject }
    case 'sheet.changed':
      return sheetLine(fact)
    case 'inject.added':
      return { role: 'facilitator', item: fact.inject, args: { title: fact.row.title } }
    case 'issue.opened':
      return {
        role: 'script',
        item: fact.issue,
        args: { to: fact.owner, roles: fact.roles, practice: fact.practice },
      }
    case 'issue.limitPassed':
      return { role: fact.owner, item: fact.issue, args: { phase: fact.phase } }
    case 'issue.phaseDone': {
      const { phase, spent, late } = fact
      return { role: fact.role, item: fact.issue, args: { phase, spent, late } }
    }
    case 'issue.wentBack':
      return { role: fact.role, item: fact.issue, args: { from: fact.from, phase: fact.phase } }
    case 'evidence.opened':
      return { role: fact.role, item: fact.issue, args: { evidence: fact.title } }
    case 'issue.severitySet':
      return { role: fact.role, item: fact.issue, args: { severity: fact.severity } }
    case 'issue.decided': {
      const { option, label, rationale, late } = fact
      return { role: fact.role, item: fact.issue, args: { phase: 'decide', option, label, rationale, late } }
    }
    case 'issue.stepStarted':
      return {
        role: fact.role,
        item: fact.issue,
        args: { phase: 'act', step: fact.step, until: fact.ready, text: fact.text },
      }
    case 'issue.stepDone': {
      const { step, text, result } = fact
      return { role: fact.role, item: fact.issue, args: { phase: 'act', step, text, result } }
    }
    case 'issue.stepReady':
      return { role: fact.from, item: fact.issue, args: { phase: 'act', step: fact.step, to: fact.role } }
    case 'issue.handedOver':
      return {
        role: fact.role,
        item: fact.issue,
        args: { from: fact.from, to: fact.owner, text: fact.note },
      }
    case 'issue.asked':
      return {
        role: fact.from,
        item: fact.issue,
        args: { title: fact.title, to: fact.role, text: fact.text },
      }
    case 'issue.replied':
      return { role: fact.role, item: fact.issue, args: { text: fact.text } }
    case 'issue.escalated':
      return { role: fact.role, item: fact.issue, args: { title: fact.title, text: fact.text } }
    case 'issue.moreTime':
      return { role: fact.role, item: fact.issue, args: { phase: fact.phase } }
    case 'issue.resolved':
      return { role: fact.owner, item: fact.issue, args: { outcome: fact.outcome } }
    case 'issue.judged': {
      const { quality, like, comment } = fact
      return { role: 'facilitator', item: fact.issue, args: { quality, like, text: comment } }
    }
    case 'poll.called':
      return { role: fact.chair, item: fact.gate, args: { title: fact.title, round: fact.round } }
    case 'poll.marked':
      return {
        role: fact.role,
        item: fact.gate,
        args: { criterion: fact.criterion, state: fact.state },
      }
    case 'poll.ballot': {
      const { role, vote, reason, minutes } = fact.ballot
      return { role, item: fact.gate, args: { vote, text: reason, minutes } }
    }
    case 'poll.limitPassed':
      return { role: 'script', item: fact.gate }
    case 'poll.revealed':
      return {
        item: fact.gate,
        args: { votes: fact.ballots.map(({ role, vote }) => `${role} ${vote}`), missing: fact.missing },
      }
    case 'poll.decided': {
      const { call, reason, minutes, against } = fact
      return { role: fact.role, item: fact.gate, args: { call, text: reason, minutes, against } }
    }
    case 'milestone.due':
    case 'milestone.late':
      return { role: 'script', item: fact.milestone }
    case 'milestone.moved':
      return { role: 'script', item: fact.milestone, args: { until: fact.due } }
    case 'milestone.done':
      return { role: fact.role, item: fact.milestone, args: { late: fact.late } }
    case 'milestone.blocked':
      return { role: fact.role, item: fact.milestone, args: { text: fact.reason } }
    case 'milestone.unblocked':
      return { role: fact.role, item: fact.milestone }
    case 'item.started':
      return { role: fact.role, item: fact.milestone, args: { check: fact.item, until: fact.ready } }
    case 'item.ticked':
      return { role: fact.role, item: fact.milestone, args: { check: fact.item, done: fact.done } }
    case 'metric.changed':
      return fact.cause === null ? null : { role: 'script', args: { metric: fact.metric, cause: fact.cause } }
    case 'board.changed': {
      const { board, row, column, state } = fact
      return { role: 'script', args: { board, row, column, state } }
    }
    case 'message.posted': {
      const { channel, role, persona, text, re } = fact
      const args = { channel, persona, text }
      return re === null ? { role: role ?? 'script', args } : { role: role ?? 'script', item: re, args }
    }
    case 'document.opened':
      return { role: fact.role, args: { document: fact.document } }
    case 'moment.marked':
      return { role: fact.by, args: { text: fact.text } }
    case 'facilitator.noted':
    case 'facilitator.said':
      return { role: 'facilitator', args: { text: fact.text } }
    case 'criterion.judged':
      return {
        role: 'facilitator',
        args: { criterion: fact.criterion, met: fact.met, text: fact.comment },
      }
    case 'debrief.answered':
      return { role: fact.role, args: { person: fact.person, question: fact.question, text: fact.text } }
    default:
      return unreachable(fact)
  }
}

/** Start, hold, resume, skip and end have facts of their own; only the pace is told here. */
function clockLine({ anchor, cause }: Extract<Fact, { type: 'clock.changed' }>): Line | null {
  if (!anchor.running || (cause !== 'pace' && cause !== 'rate')) return null
  return { role: cause === 'rate' ? 'facilitator' : 'script', args: { cause, rate: anchor.rate } }
}

function sheetLine({ inject, cause, due }: Extract<Fact, { type: 'sheet.changed' }>): Line | null {
  switch (cause) {
    case 'skipped':
    case 'held-back':
    case 'put-back':
    case 'moved':
      return { role: 'facilitator', item: inject, args: { cause, until: due } }
    case 'cancelled':
      return { role: 'script', item: inject, args: { cause, until: due } }
    case 'sent':
    case 'skip':
    case 'armed':
      return null
    default:
      return unreachable(cause)
  }
}
