/**
 * When a room will be over in real time, and which quiet rate would end it at a wanted moment. An estimate, made of
 * what a facilitator's view holds:
 *
 * - a phase or poll that asks now keeps the clock slow until its limit and a minute of grace, the later phases of its
 *   issue as long as phases took in this room so far (before the first one: as long as a prepared team takes);
 * - a poll, a milestone and an issue on the run sheet that are still to come take a typical time each; injects that
 *   wait for a condition, a hand or the practice are not expected to come;
 * - what overlaps is counted once; a hold ends when it was planned to, or now;
 * - while the rate is set by hand nothing slows the clock.
 *
 * A participant's view has no run sheet: its issues to come are missing from the estimate.
 */
import { PHASES, type Phase } from './ids.ts'
import { MINUTE, SECOND, type SimMs, simAt, type WallMs } from './time.ts'
import type { IssueView, View } from './view.ts'

export interface Projection {
  endWall: WallMs
  /** Simulated ms up to the end in which the clock is expected to run slow, and the others. */
  slowMsLeft: SimMs
  quietMsLeft: SimMs
  /** The end, were this the quiet rate of automatic pacing. */
  endWithQuiet: (rate: number) => WallMs
  /** The lowest quiet rate that ends by then; null where not even the highest does. */
  suggestQuiet: (target: WallMs) => number | null
}

interface Span {
  from: SimMs
  to: SimMs
}

const HIGHEST_RATE = 120
const COUNTDOWN = 3 * SECOND
const GRACE = MINUTE
/** Slow time a prepared team needs: for answers in the first three phases, for beginning the steps in the last. */
const TYPICAL: Record<Phase, SimMs> = {
  observe: 2.5 * MINUTE,
  orient: 3 * MINUTE,
  decide: 2.5 * MINUTE,
  act: 4 * MINUTE,
}
const TYPICAL_POLL = 8 * MINUTE
const TYPICAL_MILESTONE = 3 * MINUTE

/** The projection at a real moment; null once live is over or before the room is known. Before the start it begins now. */
export function projectEnd(view: View, wallNow: WallMs): Projection | null {
  const { brief, pacing } = view
  if (!brief || view.state === 'debrief' || view.state === 'closed') return null
  const now = Math.min(brief.clock.end, simAt(view.clock, wallNow))
  const left = brief.clock.end - now
  const slow = lengthOf(slowSpans(view, now), { from: now, to: brief.clock.end })
  const quiet = left - slow
  const start = view.state === 'live' ? Math.max(wallNow, view.held?.until ?? wallNow) : wallNow + COUNTDOWN
  const slowReal = Math.ceil(slow / brief.pacing.deciding)
  const endWithQuiet = (rate: number) => start + slowReal + Math.ceil(quiet / rate)
  return {
    endWall: pacing.mode === 'manual' ? start + Math.ceil(left / pacing.rate) : endWithQuiet(pacing.quiet),
    slowMsLeft: slow,
    quietMsLeft: quiet,
    endWithQuiet,
    suggestQuiet: (target) => {
      const room = target - start - slowReal
      if (room <= 0) return quiet === 0 && room === 0 ? 1 : null
      const rate = Math.max(1, Math.ceil(quiet / room))
      return rate > HIGHEST_RATE ? null : rate
    },
  }
}

function slowSpans(view: View, now: SimMs): Span[] {
  const { brief, polls, milestones, asking } = view
  if (!brief) return []
  const phases = typicalPhases(Object.values(view.issues))
  const whole = PHASES.reduce((sum, phase) => sum + phases[phase], 0)
  const to = (from: SimMs, length: SimMs): Span => ({ from, to: from + length })
  return [
    ...Object.values(view.issues)
      .filter((issue) => issue.state === 'open' && !issue.practice)
      .map((issue) => to(now, openIssueLeft(issue, { now, phases, asks: asking.includes(issue.issue) }))),
    ...Object.values(view.sheet)
      .filter((row) => row.state === 'armed' && row.owner !== null && !row.practice && (row.at ?? -1) >= now)
      .map((row) => to(row.at ?? now, whole)),
    ...Object.values(polls)
      .filter((poll) => asking.includes(poll.gate))
      .map((poll) => ({ from: now, to: poll.due + GRACE })),
    ...brief.gates
      .filter((gate) => gate.at !== null && gate.at >= now && !polls[gate.id])
      .map((gate) => to(gate.at ?? now, TYPICAL_POLL)),
    ...brief.milestones
      .filter((one) => (milestones[one.id]?.state === 'later' ? one.at >= now : asking.includes(one.id)))
      .map((one) => to(one.at, TYPICAL_MILESTONE)),
  ]
}

/** How long an open issue will still ask: its phase up to the limit, then the phases after it. */
function openIssueLeft(
  { phase, limit }: IssueView,
  { now, phases, asks }: { now: SimMs; phases: Record<Phase, SimMs>; asks: boolean },
): SimMs {
  const later = PHASES.slice(PHASES.indexOf(phase) + 1).reduce((sum, one) => sum + phases[one], 0)
  if (!asks) return later
  // The limit of the last phase is for the work, most of which is simulated waiting: that is quiet.
  const here = phase === 'act' || limit?.due == null ? phases[phase] : limit.due + GRACE - now
  return Math.max(0, here) + later
}

/** What phases took in this room so far, with the prepared team counted as one more issue. */
function typicalPhases(issues: readonly IssueView[]): Record<Phase, SimMs> {
  const mean = (phase: Phase): SimMs => {
    const spent = issues.flatMap(({ spent, practice }) => (practice ? [] : (spent[phase]?.ms ?? [])))
    return spent.reduce((sum, ms) => sum + ms, TYPICAL[phase]) / (spent.length + 1)
  }
  return { observe: mean('observe'), orient: mean('orient'), decide: mean('decide'), act: TYPICAL.act }
}

/** How much of `within` the spans cover together, in whole ms. */
function lengthOf(spans: readonly Span[], within: Span): SimMs {
  let covered = 0
  let reached = within.from
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const from = Math.max(span.from, reached)
    const to = Math.min(span.to, within.to)
    if (to <= from) continue
    covered += to - from
    reached = to
  }
  return Math.round(covered)
}
