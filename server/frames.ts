/** What somebody gets of records: the facts that are for them, as frames or folded into a view. */
import type { Fact } from '#shared/fact.ts'
import type { FactsFrame } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import { applyAll, emptyView, type View } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'

const SEEN = '+'
const UNSEEN = '-'

/** Which facts of a record somebody sees, one sign each: equal for all who see the same of it. */
export function seenIn({ facts }: LogRecord, viewer: Viewer): string {
  let seen = ''
  for (const fact of facts) seen += seenBy(fact, viewer) ? SEEN : UNSEEN
  return seen
}

export function isAnySeen(seen: string): boolean {
  return seen.includes(SEEN)
}

/** `after` is the last record of which this audience was sent something. */
export function frameOf(
  { seq, wall, facts }: LogRecord,
  { after, seen }: { after: number; seen: string },
): FactsFrame {
  return { after, upTo: seq, tag: null, wall, facts: facts.filter((_, index) => seen[index] === SEEN) }
}

/** Audiences that see the same share the very frames. */
export function areSame(some: FactsFrame[], others: FactsFrame[]): boolean {
  return some.length === others.length && some.every((frame, index) => frame === others[index])
}

export function seenFacts(record: LogRecord, viewer: Viewer): Fact[] {
  return record.facts.filter((fact) => seenBy(fact, viewer))
}

/** What somebody's screen shows after these records, from the first on. */
export function viewAfter(records: readonly LogRecord[], viewer: Viewer): View {
  let view = emptyView
  for (const record of records) view = applyAll(view, seenFacts(record, viewer), record)
  return view
}
