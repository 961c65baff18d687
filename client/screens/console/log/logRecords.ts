/** Records of the log: what was before, joined with what came over the wire, and what of it a filter keeps. */
import type { FactRecord } from '#client/store.ts'
import type { RoleId } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import type { Entry, PlacedEntry } from '#shared/timeline.ts'
import type { View } from '#shared/view.ts'

/**
 * The past up to where the recent begins, then the recent. What is fetched of the past is without the facilitators' own
 * notes; the view has them.
 */
export function joined(
  past: readonly FactRecord[],
  { recent, notes }: { recent: readonly FactRecord[]; notes: View['notes'] },
): FactRecord[] {
  const from = recent[0]?.seq ?? Number.POSITIVE_INFINITY
  const before = past.filter(({ seq }) => seq < from)
  const noted = notes
    .filter(({ seq }) => seq < from)
    .map(({ seq, text, at }): FactRecord => {
      const wall = before.findLast((record) => record.seq <= seq)?.wall ?? 0
      return { seq, wall, facts: [{ type: 'facilitator.noted', at, to: 'facilitators', text }] }
    })
  const all = [...before.map(withoutNotes), ...noted].sort((one, other) => one.seq - other.seq)
  return [...all, ...recent]
}

function withoutNotes(record: FactRecord): FactRecord {
  return { ...record, facts: record.facts.filter(({ type }) => type !== 'facilitator.noted') }
}

/** Simulated time of the last thing each role did. */
export function lastActs(entries: readonly Entry[]): Partial<Record<RoleId, SimMs>> {
  const last: Partial<Record<RoleId, SimMs>> = {}
  for (const { role, type, at } of entries) {
    if (role === null || role === 'facilitator' || role === 'script' || PASSIVE.has(type)) continue
    last[role] = at
  }
  return last
}

/** Lines that name a role which did nothing. */
const PASSIVE: ReadonlySet<Entry['type']> = new Set<Entry['type']>([
  'issue.limitPassed',
  'issue.resolved',
  'issue.stepReady',
  'poll.called',
  'poll.limitPassed',
])

export const LOG_KINDS = ['all', 'decisions', 'injects', 'messages', 'notes'] as const
export type LogKind = (typeof LOG_KINDS)[number]

const DECISIONS: ReadonlySet<Entry['type']> = new Set<Entry['type']>([
  'issue.decided',
  'issue.severitySet',
  'issue.handedOver',
  'issue.escalated',
  'issue.judged',
  'poll.ballot',
  'poll.revealed',
  'poll.decided',
  'milestone.done',
  'milestone.blocked',
  'milestone.unblocked',
  'clock.held',
  'criterion.judged',
])
const INJECTS: ReadonlySet<Entry['type']> = new Set<Entry['type']>([
  'inject.delivered',
  'inject.added',
  'issue.opened',
  'issue.resolved',
  'sheet.changed',
  'clock.skipped',
])
const MESSAGES: ReadonlySet<Entry['type']> = new Set<Entry['type']>([
  'message.posted',
  'issue.asked',
  'issue.replied',
  'facilitator.said',
])
const NOTES: ReadonlySet<Entry['type']> = new Set<Entry['type']>(['facilitator.noted', 'moment.marked'])

const OF_KIND: Record<Exclude<LogKind, 'all'>, ReadonlySet<Entry['type']>> = {
  decisions: DECISIONS,
  injects: INJECTS,
  messages: MESSAGES,
  notes: NOTES,
}

/** The entries of a kind, the newest first. */
export function newestFirst(entries: readonly PlacedEntry[], kind: LogKind): PlacedEntry[] {
  const kept = kind === 'all' ? [...entries] : entries.filter(({ type }) => OF_KIND[kind].has(type))
  return kept.reverse()
}
