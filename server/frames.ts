/** What somebody gets of records: the facts that are for them, as frames or folded into a view. */
import type { Fact } from '#shared/fact.ts'
import type { FactsFrame } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import type { WallMs } from '#shared/time.ts'
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

interface Part {
  /** The last record of which this audience was sent something. */
  after: number
  /** As `seenIn` says it. */
  seen: string
  /** All facts of the record as JSON, where that is at hand. */
  factTexts?: readonly string[] | undefined
}

/** What an audience gets of a record. Its text is made once, for all who get it, and when nothing of it changes any more. */
export class RecordFrame implements FactsFrame {
  readonly after: number
  readonly upTo: number
  tag: string | null = null
  readonly wall: WallMs
  readonly facts: Fact[]
  readonly #factTexts: readonly string[] | undefined
  #text: string | null = null

  constructor({ seq, wall, facts }: LogRecord, { after, seen, factTexts }: Part) {
    this.after = after
    this.upTo = seq
    this.wall = wall
    const isSeen = (_: unknown, index: number) => seen[index] === SEEN
    this.facts = facts.filter(isSeen)
    this.#factTexts = factTexts?.filter(isSeen)
  }

  /** The frame as JSON. */
  text(): string {
    this.#text ??= this.#factTexts ? this.#around(this.#factTexts) : JSON.stringify(this)
    return this.#text
  }

  #around(factTexts: readonly string[]): string {
    const { after, upTo, tag, wall } = this
    return `{"after":${after},"upTo":${upTo},"tag":${JSON.stringify(tag)},"wall":${wall},"facts":[${factTexts.join(',')}]}`
  }
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
