/** All that the debrief shows, computed once from its data. */
import { type Titles, titlesOf } from '#client/components/logSentence.ts'
import type { Brief } from '#shared/fact.ts'
import type { Phase, RoleId } from '#shared/ids.ts'
import type { DebriefData } from '#shared/protocol.ts'
import type { PhaseScore } from '#shared/score.ts'
import type { SimMs, WallMs } from '#shared/time.ts'
import { entriesOf, keyMomentsOf, type Placed, type PlacedEntry, placed } from '#shared/timeline.ts'
import {
  type HoldBand,
  holdsOf,
  type Lane,
  lanesOf,
  type QuietGap,
  quietOf,
  type Segment,
  segmentsOf,
} from '#shared/timelineLanes.ts'
import { type Eyes, pastOf } from '#shared/timelinePast.ts'
import type { View } from '#shared/view.ts'

export interface Model {
  data: DebriefData
  brief: Brief
  /** The whole day, folded with all that the debrief may show. */
  whole: View
  facts: readonly Placed[]
  entries: readonly PlacedEntry[]
  keyMoments: readonly PlacedEntry[]
  titles: Titles
  lanes: readonly Lane[]
  holds: readonly HoldBand[]
  quiet: readonly QuietGap[]
  segments: readonly Segment[]
  /** When live ended, in both times; the debrief's own facts come after. */
  end: { sim: SimMs; n: number }
  realMs: number
  late: number
  /** Without the words on the channels, which the debrief reads from the facts. */
  viewAt: (eyes: Eyes, n: number) => View
}

/** Null for a log without an opening, which no room writes. */
export function modelOf(data: DebriefData): Model | null {
  const facts = placed(data.records)
  const viewAt = pasts(facts)
  const whole = viewAt('facilitator', facts.length - 1)
  if (!whole.brief) return null
  const entries = entriesOf(facts)
  const started = facts.find(({ fact }) => fact.type === 'room.started')
  const ended = facts.find(({ fact }) => fact.type === 'room.ended') ?? facts.at(-1)
  return {
    data,
    brief: whole.brief,
    whole,
    facts,
    entries,
    keyMoments: keyMomentsOf(entries),
    titles: titlesOf(whole),
    lanes: lanesOf(facts, { kind: 'facilitator' }),
    holds: holdsOf(facts),
    quiet: quietOf(facts),
    segments: segmentsOf(facts),
    end: { sim: ended?.fact.at ?? 0, n: ended?.n ?? -1 },
    realMs: realLength(started?.wall, ended?.wall),
    late: data.score.phases.filter(({ late, done }) => late && done).length,
    viewAt,
  }
}

function realLength(from: WallMs | undefined, to: WallMs | undefined): number {
  return from === undefined || to === undefined ? 0 : to - from
}

function pasts(facts: readonly Placed[]): Model['viewAt'] {
  const known = new Map<Eyes, (n: number) => View>()
  return (eyes, n) => {
    const past = known.get(eyes) ?? pastOf(facts, eyes, { without: ['message.posted'] })
    known.set(eyes, past)
    return past(n)
  }
}

/** The last fact up to a simulated time: what had happened by then. Facts of the debrief itself do not count. */
export function factAt({ facts, end }: Pick<Model, 'facts' | 'end'>, at: SimMs): number {
  let [low, high] = [0, end.n]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((facts[middle]?.fact.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** The points of one phase, or of an issue that is over, that a line of the log stands for. */
export function scoreOf(model: Model, entry: PlacedEntry): { points: number | null; of: number } | null {
  const { score } = model.data
  if (entry.type === 'issue.resolved') {
    const issue = entry.item === null ? undefined : score.byIssue[entry.item]
    return issue && issue.of > 0 ? { points: issue.points, of: issue.of } : null
  }
  const phase = phaseOf(entry)
  if (phase === null) return null
  // Going back answers a phase again: only its last answer was scored.
  const later = model.entries.some(
    (other) =>
      other.n > entry.n && other.type === entry.type && other.item === entry.item && phaseOf(other) === phase,
  )
  return later ? null : (score.phases.find((one) => one.issue === entry.item && one.phase === phase) ?? null)
}

function phaseOf({ type, args }: PlacedEntry): Phase | null {
  if (type === 'issue.decided') return 'decide'
  return type === 'issue.phaseDone' && args['phase'] !== 'decide' ? (args['phase'] as Phase) : null
}

/** The issues that were opened, in their order, with the time they took. */
export function issuesOf(model: Model): { issue: string; title: string; from: SimMs; to: SimMs }[] {
  const { issues } = model.whole
  return Object.values(issues)
    .filter(({ practice }) => !practice)
    .map(({ issue, openedAt, resolvedAt }) => ({
      issue,
      title: model.titles[issue] ?? issue,
      from: openedAt,
      to: resolvedAt ?? model.end.sim,
    }))
}

/** Scores of one role in one phase over all issues, as percent; null where it held none. */
export function cellOf(
  phases: readonly PhaseScore[],
  role: RoleId,
  phase: Phase,
): { percent: number | null; pending: boolean; count: number } {
  const own = phases.filter((one) => one.role === role && one.phase === phase)
  const known = own.filter(({ points }) => points !== null)
  const of = known.reduce((sum, one) => sum + one.of, 0)
  const points = known.reduce((sum, one) => sum + (one.points ?? 0), 0)
  return {
    percent: of > 0 ? (points / of) * 100 : null,
    pending: known.length < own.length,
    count: own.length,
  }
}
