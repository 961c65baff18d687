/**
 * The passing of time. Everything due is visited at its own moment, in the order (due, arming order), before the
 * command that comes with it: adding or removing idle wake-ups changes no fact.
 */
import type { SimMs, WallMs } from '#shared/time.ts'
import { simAt, wallAt } from '#shared/time.ts'
import { roomChart } from './charts.ts'
import { type Draft, disarm, isLive, tell } from './draft.ts'
import { watchMetric } from './effect.ts'
import { closeIssue, drive } from './issue.ts'
import { phaseOf } from './issueLook.ts'
import { finishStep } from './issueSteps.ts'
import { followPace, hold, resume, setClock } from './pace.ts'
import { milestoneDue, milestoneLate, tickItem } from './plan.ts'
import { callPoll, pollDue, recallHeldPolls } from './poll.ts'
import { checkConditions, fallDue } from './sheet.ts'
import type { Deadline, State } from './state.ts'

/** More visits than any script needs at one moment: past this the room holds itself rather than spin. */
const MOST_VISITS_AT_ONCE = 1000

interface Next {
  wall: WallMs
  id: string
  deadline: Deadline | null
}

function next({ room, world }: State): Next | null {
  const deadline = world.clock.running ? world.deadlines[0] : undefined
  let first: Next | null = deadline
    ? { wall: wallAt(world.clock, deadline.due), id: deadline.id, deadline }
    : null
  for (const id in room.alarms) {
    const wall = room.alarms[id as keyof typeof room.alarms] ?? Number.POSITIVE_INFINITY
    if (!first || wall < first.wall) first = { wall, id, deadline: null }
  }
  return first
}

/** The real moment of the earliest deadline or alarm; null when nothing will happen by itself. */
export const nextWake = (state: State): WallMs | null => next(state)?.wall ?? null

/** Visits everything due up to a real moment and leaves the draft at that moment. */
export function advance(d: Draft, wall: WallMs): void {
  let visits = 0
  let moment = d.now
  for (let due = next(d); due && due.wall <= wall; due = next(d)) {
    d.wall = due.wall
    d.now = due.deadline ? Math.max(d.world.clock.sim, due.deadline.due) : simAt(d.world.clock, due.wall)
    visits = d.now === moment ? visits + 1 : 0
    moment = d.now
    if (visits > MOST_VISITS_AT_ONCE) {
      hold(d, {
        reason: 'The scenario goes round in circles here; see the run sheet',
        by: 'script',
        until: null,
      })
      break
    }
    if (due.deadline) visit(d, due.deadline)
    else alarm(d, due.id)
    afterwards(d)
  }
  d.wall = wall
  d.now = simAt(d.world.clock, wall)
}

/** Runs simulated time forward without real time. Stops before `until` only where something opens and asks. */
export function skipTo(d: Draft, until: SimMs, { asks }: { asks: () => string | null }): string | null {
  for (let [first] = d.world.deadlines; first && first.due < until; [first] = d.world.deadlines) {
    d.now = Math.max(d.now, first.due)
    visit(d, first)
    afterwards(d)
    if (d.world.held || !isLive(d)) return first.id
    const asker = asks()
    if (asker !== null) return asker
  }
  d.now = until
  return null
}

/** What follows from anything that happened: conditions that became true, and the pace. */
export function afterwards(d: Draft): void {
  while (d.stirred && isLive(d)) {
    d.stirred = false
    checkConditions(d)
  }
  followPace(d)
}

/** A deadline is deleted before it fires: what it sets off may arm it again. */
function visit(d: Draft, { id, what }: Deadline): void {
  disarm(d, id)
  switch (what.kind) {
    case 'inject':
      return fallDue(d, what.inject)
    case 'gate':
      return callPoll(d, what.gate)
    case 'milestone':
      return milestoneDue(d, what.milestone)
    case 'late':
      return milestoneLate(d, what.milestone)
    case 'item':
      return tickItem(d, what)
    case 'step':
      return finishStep(d, what.issue, {
        ...what,
        text: d.world.issues[what.issue]?.steps[what.step]?.text ?? '',
      })
    case 'chart':
      drive(d, what.issue, { type: what.event as 'END' })
      return
    case 'poll-limit':
      return pollDue(d, what.gate, what.event)
    case 'crossing':
      d.stirred = true
      return watchMetric(d, what.metric)
    case 'grace-over':
      return
    case 'end':
      return endLive(d, 'clock', '')
  }
}

function alarm(d: Draft, id: string): void {
  d.room.alarms = { ...d.room.alarms }
  delete d.room.alarms[id as 'resume']
  if (id === 'resume') letRun(d)
  else hold(d, { reason: 'No facilitator is in the room', by: 'script', until: null })
}

/** Resumes, and asks the polls again that called for the hold. */
export function letRun(d: Draft): boolean {
  const done = resume(d)
  if (done) recallHeldPolls(d)
  return done
}

/** Live is over: what is open stays unresolved, nothing is due any more. */
export function endLive(d: Draft, cause: 'clock' | 'facilitator', reason: string): void {
  const { saved, changed } = roomChart.send(d.room.chart, { type: 'END' })
  if (!changed) return
  for (const [id, issue] of Object.entries(d.world.issues))
    if (phaseOf(issue) !== null) closeIssue(d, id, 'unresolved')
  d.world.deadlines = []
  d.room.chart = saved
  d.room.alarms = {}
  d.world.held = false
  d.world.asking = []
  setClock(d, { rate: d.world.clock.rate, running: false, cause: 'end' })
  tell(d, 'everyone', { type: 'room.ended', cause, reason })
}
