/**
 * The launch clock: its anchor, its pace, holds. Whatever changes the rate re-anchors at exactly the moment being
 * visited, so that a wake-up that comes late at 12x costs nobody a minute.
 */
import type { ClockCause, Doer } from '#shared/fact.ts'
import type { SimMs, WallMs } from '#shared/time.ts'
import { roomChart } from './charts.ts'
import { type Asking, arm, type Draft, isLive, tell } from './draft.ts'
import { issueOf, issueScript, openSteps, phaseOf } from './issueLook.ts'
import type { IssueState, WorldPart } from './state.ts'

/** Whether a step waits for somebody to begin it, of an issue as it is: a changed issue is another object. */
const stepsWait = new WeakMap<IssueState, boolean>()

/** True while a phase waits for its answer, or a step for somebody to begin it; simulated waits do not. */
function isWaiting(d: Draft, id: string, issue: IssueState): boolean {
  const phase = phaseOf(issue)
  if (phase !== 'act') return phase !== null
  const known = stepsWait.get(issue)
  if (known !== undefined) return known
  const waiting = openSteps(issueScript(d, id), issue).length > 0
  stepsWait.set(issue, waiting)
  return waiting
}

/** What asks, by issues that no draft changes any more. */
const asked = new WeakMap<WorldPart['issues'], Asking>()

/** Keeps what was seen of the issues for the next draft; this one changes nothing any more. */
export function keepAsking({ world, asking, changed }: Draft): void {
  if (asking && changed.length === 0) asked.set(world.issues, asking)
}

function askingIssues(d: Draft): string[] {
  const known = d.asking ?? asked.get(d.before.issues)
  d.asking = (known && askingStill(d, known)) ?? askingNow(d)
  d.changed.length = 0
  return d.asking.ids
}

/** What asked before, if neither time nor the issues changed since make a difference; else null. */
function askingStill(d: Draft, known: Asking): Asking | null {
  if (d.now < known.from || d.now >= known.until) return null
  let { until } = known
  for (const id of d.changed) {
    const issue = issueOf(d, id)
    const slow = isSlow(d, issue)
    if (known.ids.includes(id) !== (slow && isWaiting(d, id, issue))) return null
    if (slow) until = Math.min(until, issue.slowUntil ?? until)
  }
  return { ...known, until }
}

function askingNow(d: Draft): Asking {
  const { issues } = d.world
  const found: Asking = { ids: [], from: d.now, until: Number.POSITIVE_INFINITY }
  for (const id in issues) {
    const issue = issues[id]
    if (!issue || !isSlow(d, issue)) continue
    found.until = Math.min(found.until, issue.slowUntil ?? found.until)
    if (isWaiting(d, id, issue)) found.ids.push(id)
  }
  return found
}

/** Open polls and issues that wait for an answer within their limit and grace. */
export function askers(d: Draft): string[] {
  const { polls } = d.world
  const asking = [...askingIssues(d)]
  for (const id in polls) if (isSlow(d, polls[id])) asking.push(id)
  return asking
}

/** All that keeps the clock slow: what asks, milestones whose work people really do, and effects. */
function slowFor(d: Draft): string[] {
  const { milestones } = d.world
  const asking = askers(d)
  for (const id in milestones) {
    const one = milestones[id]
    if (one?.due && isSlow(d, one) && one.doneAt === null && one.blocked === null) asking.push(id)
  }
  const { slow = {} } = d.world
  for (const cause in slow) if (d.now < (slow[cause] ?? 0) && !asking.includes(cause)) asking.push(cause)
  return asking
}

function isSlow(d: Draft, one: { slowUntil: SimMs | null } | undefined): boolean {
  return typeof one?.slowUntil === 'number' && d.now < one.slowUntil
}

function wantedRate(d: Draft, asking: string[]): number {
  const { mode, rate, quiet } = d.world.pacing
  return mode === 'manual' ? rate : asking.length > 0 ? d.script.pacing.deciding : quiet
}

/** Sets the clock at the moment being visited and tells everyone. */
export function setClock(
  d: Draft,
  { rate, running, cause }: { rate: number; running: boolean; cause: ClockCause },
): void {
  d.world.clock = { sim: d.now, wall: d.wall, rate, running }
  tell(d, 'everyone', { type: 'clock.changed', anchor: d.world.clock, cause, asking: d.world.asking })
}

/** Follows the pacing: slow while something asks, quiet otherwise. Says so only when something changed. */
export function followPace(d: Draft): void {
  if (!isLive(d)) return
  const asking = slowFor(d)
  const rate = wantedRate(d, asking)
  const same = asking.length === d.world.asking.length && asking.every((id, i) => id === d.world.asking[i])
  if (same && rate === d.world.clock.rate) return
  d.world.asking = asking
  if (d.skipped) d.world.clock = { ...d.world.clock, rate }
  else setClock(d, { rate, running: d.world.clock.running, cause: 'pace' })
}

/** Keeps the clock slow for something until then, and looks again when that is over. */
export function armGrace(d: Draft, id: string, until: SimMs): void {
  arm(d, `grace/${id}`, until, { kind: 'grace-over', id })
}

/** Holds the clock; false if it is held already or the room is not live. */
export function hold(
  d: Draft,
  { reason, by, until }: { reason: string; by: Doer; until: WallMs | null },
): boolean {
  const { saved, changed } = roomChart.send(d.room.chart, { type: 'HOLD' })
  if (!changed) return false
  d.room.chart = saved
  d.world.held = true
  d.room.alarms = until === null ? {} : { resume: until }
  tell(d, 'everyone', { type: 'clock.held', reason, by, until })
  setClock(d, { rate: d.world.clock.rate, running: false, cause: 'hold' })
  return true
}

/** Lets the clock run again; false if it is not held. */
export function resume(d: Draft): boolean {
  const { saved, changed } = roomChart.send(d.room.chart, { type: 'RESUME' })
  if (!changed) return false
  d.room.chart = saved
  d.world.held = false
  d.room.alarms = {}
  tell(d, 'everyone', { type: 'clock.resumed' })
  setClock(d, { rate: d.world.clock.rate, running: true, cause: 'resume' })
  return true
}
