/** The scenario as a day with a lane for each role: what comes when, and what waits for something else than the clock. */
import { isMapping, mappingAt } from '../text/path.ts'
import { readDuration, readTime } from './dayTime.ts'

/** What an inject waits for. */
export type Waits =
  | 'time'
  | 'window'
  | 'after'
  | 'condition'
  | 'facilitator'
  | 'effect'
  | 'practice'
  | 'unclear'

export interface Mark {
  id: string
  title: string
  waits: Waits
  /** Ms since midnight; null where no clock decides. */
  at: number | null
  /** End of the window, where it has one. */
  until: number | null
  /** The inject it follows. */
  follows: string | null
  roles: string[]
  isIssue: boolean
  severity: string | null
}
export interface Lane {
  id: string
  name: string
  letters: string
}
export interface LaneDay {
  /** Ms since midnight. */
  from: number
  to: number
  lanes: Lane[]
  /** In the order of time; those without a time behind. */
  marks: Mark[]
  milestones: { id: string; title: string; at: number }[]
  gates: { id: string; title: string; at: number }[]
}

const HOUR_MS = 3_600_000

export function lanesOf(value: unknown): LaneDay {
  const clock = mappingAt(value, ['clock'])
  const lanes = entriesOf(value, 'roles').map(([id, role]) => ({
    id,
    name: words(role['name']) ?? id,
    letters: words(role['letters']) ?? id.slice(0, 2).toUpperCase(),
  }))
  const injects = entriesOf(value, 'injects')
  const known = new Map(injects)
  const marks = injects.map(([id, inject]) => markOf(id, inject, { known, lanes }))
  const timed = (name: string) =>
    entriesOf(value, name).flatMap(([id, one]) => {
      const at = readTime(one['at'])
      return at === null ? [] : [{ id, title: words(one['title']) ?? id, at }]
    })
  const from = readTime(clock['from']) ?? 8 * HOUR_MS
  const to = Math.max(from + HOUR_MS / 4, readTime(clock['to']) ?? 20 * HOUR_MS)
  return {
    from,
    to,
    lanes,
    marks: marks.toSorted((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity)),
    milestones: timed('milestones'),
    gates: timed('gates'),
  }
}

type Entry = [string, Record<string, unknown>]

function entriesOf(value: unknown, name: string): Entry[] {
  return Object.entries(mappingAt(value, [name])).filter((entry): entry is Entry => isMapping(entry[1]))
}

function words(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function markOf(
  id: string,
  inject: Record<string, unknown>,
  { known, lanes }: { known: Map<string, Record<string, unknown>>; lanes: Lane[] },
): Mark {
  const trigger = isMapping(inject['trigger']) ? inject['trigger'] : {}
  const to = inject['to']
  return {
    id,
    title: words(inject['title']) ?? id,
    waits: waitsOf(trigger),
    ...timeOf(id, known, new Set()),
    follows: words(trigger['follows']),
    roles: to === 'all' ? lanes.map((lane) => lane.id) : Array.isArray(to) ? to.map(String) : [],
    isIssue: isMapping(inject['issue']),
    severity: words(inject['severity']),
  }
}

function waitsOf(trigger: Record<string, unknown>): Waits {
  if ('follows' in trigger) return 'after'
  if ('between' in trigger) return 'window'
  if ('when' in trigger) return 'condition'
  if ('at' in trigger) return 'time'
  const by = trigger['by']
  return by === 'facilitator' || by === 'effect' || by === 'practice' ? by : 'unclear'
}

/** When it comes at the earliest and, with a window before it, at the latest. */
function timeOf(
  id: string,
  known: Map<string, Record<string, unknown>>,
  seen: Set<string>,
): { at: number | null; until: number | null } {
  const trigger = known.get(id)?.['trigger']
  const never = { at: null, until: null }
  if (!isMapping(trigger) || seen.has(id)) return never
  seen.add(id)
  const between = Array.isArray(trigger['between']) ? trigger['between'] : []
  const base = words(trigger['follows'])
  if (base === null) {
    if ('at' in trigger) return { at: readTime(trigger['at']), until: null }
    const [first, last] = between.map(readTime)
    return first === undefined || first === null ? never : { at: first, until: last ?? null }
  }
  const before = timeOf(base, known, seen)
  if (before.at === null) return never
  const [first, last] =
    between.length > 0 ? between.map(readDuration) : [readDuration(trigger['after']), null]
  if (first === null || first === undefined) return never
  const latest = (before.until ?? before.at) + (last ?? first)
  return { at: before.at + first, until: latest > before.at + first ? latest : null }
}

/** Places marks so that none lies on another: the row of each in its lane. `width` of a mark in ms of the axis. */
export function stacked(marks: readonly Mark[], width: number): Map<string, number> {
  const ends: number[] = []
  const rows = new Map<string, number>()
  for (const { id, at, until } of marks) {
    if (at === null) continue
    const free = ends.findIndex((end) => end <= at)
    const row = free < 0 ? ends.length : free
    ends[row] = Math.max(until ?? at, at + width)
    rows.set(id, row)
  }
  return rows
}
