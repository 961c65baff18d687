/**
 * The life of an issue: opened, worked through its four phases with a limit each, resolved. The chart says what is
 * legal and when a limit passes; here it becomes state, facts and consequences.
 */
import type { Answer } from '#shared/command.ts'
import type { Doer } from '#shared/fact.ts'
import type { Phase } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import { stretched } from './allowance.ts'
import { issueChart } from './charts.ts'
import { arm, type Draft, disarm, injectOf, patch, put, tell, toOwner, toRoles } from './draft.ts'
import { carryOut } from './effect.ts'
import { allStepsDone, isOver, issueOf, issueScript, phaseOf, rolesOfSteps } from './issueLook.ts'
import { leftIn, limitOf, spentIn } from './issueTime.ts'
import type { IssueEvent } from './machines.ts'
import { armGrace } from './pace.ts'
import { contentOf, shareWith } from './share.ts'
import type { IssueState } from './state.ts'
import type { Stepped } from './statechart.ts'

const NONE: Record<Phase, SimMs> = { observe: 0, orient: 0, decide: 0, act: 0 }
/** Where a person has no limit, the clock stays slow as long as for the widest allowance. */
const WIDEST = 100

export function openIssue(d: Draft, id: string): void {
  const inject = injectOf(d, id)
  const script = inject?.issue
  if (!inject || !script) return
  const practice = 'by' in inject.trigger && inject.trigger.by === 'practice'
  const fresh: IssueState = {
    chart: { value: '', context: {} },
    owner: script.owner,
    roles: inject.to,
    practice,
    openedAt: d.now,
    enteredAt: d.now,
    visits: {},
    spent: NONE,
    extra: NONE,
    due: null,
    limitPassed: {},
    answers: {},
    opened: {},
    severity: inject.severity ?? null,
    decision: null,
    judged: false,
    steps: {},
    slowUntil: null,
  }
  put(d, 'issues', id, fresh)
  tell(d, toRoles(d, inject.to), {
    type: 'issue.opened',
    issue: id,
    owner: script.owner,
    roles: inject.to,
    practice,
  })
  settle(d, id, issueChart.init({ left: leftIn(d, id, 'observe') }))
}

/** Sends an event to an issue's chart. False: not legal now. */
export function drive(d: Draft, id: string, event: IssueEvent): boolean {
  const stepped = issueChart.send(issueOf(d, id).chart, event)
  if (stepped.changed) settle(d, id, stepped)
  return stepped.changed
}

/** Takes over what the chart did: its new state, its limits as deadlines, what it emitted. */
function settle(d: Draft, id: string, { saved, emitted, arm: armed, disarm: gone }: Stepped): void {
  patch(d, 'issues', id, { chart: saved })
  for (const one of gone) disarm(d, `issue/${id}/${one}`)
  for (const one of armed)
    arm(d, `issue/${id}/${one.id}`, d.now + one.delay, { kind: 'chart', issue: id, event: one.event })
  for (const one of emitted) {
    const phase = phaseIn(one)
    if (one.type === 'entered') entered(d, id, phase)
    else limitPassed(d, id, phase)
  }
}
const phaseIn = (emitted: { type: string; phase?: Phase }): Phase => emitted.phase ?? 'observe'

function entered(d: Draft, id: string, phase: Phase): void {
  const { visits, roles, owner } = issueOf(d, id)
  const visit = (visits[phase] ?? 0) + 1
  patch(d, 'issues', id, { enteredAt: d.now, visits: { ...visits, [phase]: visit } })
  tell(d, toRoles(d, roles), {
    type: 'issue.phaseEntered',
    issue: id,
    phase,
    visit,
    owner,
    content: contentOf(d, id, phase),
  })
  setLimit(d, id)
  if (phase === 'act') finishIfDone(d, id)
}

/** Tells the owner the running limit, and keeps the clock slow until it is over and a little longer. */
function setLimit(d: Draft, id: string): void {
  const issue = issueOf(d, id)
  const phase = phaseOf(issue)
  if (phase === null) return
  const limit = limitOf(d, id, phase)
  const left = leftIn(d, id, phase)
  const due = left === null ? null : d.now + Math.max(0, left)
  const asksFor = left ?? stretched(issueScript(d, id).phases[phase].limit, WIDEST) - spentIn(d, issue, phase)
  const slowUntil = issue.practice ? null : graceAfter(d, issue, phase, asksFor)
  patch(d, 'issues', id, { due: left === -1 ? null : due, slowUntil })
  if (slowUntil !== null && slowUntil > d.now) armGrace(d, id, slowUntil)
  tell(d, toOwner(d, issue.owner, { isPrivate: true }), {
    type: 'issue.limitSet',
    issue: id,
    phase,
    owner: issue.owner,
    par: limit?.par ?? null,
    limit: limit?.limit ?? null,
    due: left === -1 ? (issue.limitPassed[phase] ?? null) : due,
    stretch: limit?.stretch ?? null,
  })
}

function graceAfter(d: Draft, issue: IssueState, phase: Phase, left: number): SimMs {
  const passed = issue.limitPassed[phase]
  return (passed ?? d.now + left) + d.script.pacing.grace
}

/** The limit of the running phase changed: a person's allowance, more time, another owner. */
export function refreshLimit(d: Draft, id: string): void {
  const phase = phaseOf(issueOf(d, id))
  if (phase === null) return
  drive(d, id, { type: 'LIMIT', left: leftIn(d, id, phase) })
  setLimit(d, id)
}

function limitPassed(d: Draft, id: string, phase: Phase): void {
  const issue = issueOf(d, id)
  patch(d, 'issues', id, { limitPassed: { ...issue.limitPassed, [phase]: d.now } })
  tell(d, toOwner(d, issue.owner, { isPrivate: false }), {
    type: 'issue.limitPassed',
    issue: id,
    phase,
    owner: issue.owner,
  })
  carryOut(d, issueScript(d, id).onLimit[phase] ?? [], id)
}

/** The phase is answered: its time is counted and the next one begins. */
export function finishPhase(
  d: Draft,
  id: string,
  { role, answer }: { role: Doer; answer: Answer | null },
): void {
  const issue = issueOf(d, id)
  const phase = phaseOf(issue)
  if (phase === null) return
  const spent = spentIn(d, issue, phase)
  const limit = limitOf(d, id, phase)
  const late = isOver(issue)
  tell(d, toRoles(d, issue.roles), {
    type: 'issue.phaseDone',
    issue: id,
    phase,
    owner: issue.owner,
    role,
    spent,
    late,
    answer,
  })
  const ofLimit = limit && limit.limit > 0 ? Math.round((spent * 1000) / limit.limit) : null
  tell(d, toOwner(d, issue.owner, { isPrivate: false }), { type: 'issue.timed', issue: id, phase, ofLimit })
  patch(d, 'issues', id, {
    spent: { ...issue.spent, [phase]: spent },
    answers: answer ? { ...issue.answers, [phase]: answer } : issue.answers,
  })
  if (answer) consequences(d, id, { role, answer, late })
  next(d, id, phase)
}

function next(d: Draft, id: string, phase: Phase): void {
  disarm(d, `grace/${id}`)
  const following: Record<Phase, Phase> = { observe: 'orient', orient: 'decide', decide: 'act', act: 'act' }
  drive(d, id, { type: 'DONE', left: phase === 'act' ? null : leftIn(d, id, following[phase]) })
  if (phase === 'act') closeIssue(d, id, 'resolved')
}

function consequences(
  d: Draft,
  id: string,
  { role, answer, late }: { role: Doer; answer: Answer; late: boolean },
): void {
  const { roles, severity } = issueOf(d, id)
  if (answer.phase === 'orient' && answer.severity !== severity) {
    patch(d, 'issues', id, { severity: answer.severity })
    tell(d, toRoles(d, roles), { type: 'issue.severitySet', issue: id, severity: answer.severity, role })
  }
  if (answer.phase !== 'decide') return
  const script = issueScript(d, id)
  const { option, rationale, success } = answer
  const label = option === null ? (answer.other ?? '') : (script.options[option]?.label ?? option)
  patch(d, 'issues', id, { decision: { option, at: d.now, late }, judged: false })
  tell(d, toRoles(d, roles), {
    type: 'issue.decided',
    issue: id,
    role,
    option,
    label,
    rationale,
    success,
    late,
  })
  for (const stepRole of rolesOfSteps(script, option)) shareWith(d, id, stepRole)
  if (option !== null) carryOut(d, script.options[option]?.effects ?? [], id)
}

/** Going back: the running visit ends, what was spent so far stays spent. */
export function goBack(
  d: Draft,
  id: string,
  { to, role }: { to: 'observe' | 'orient' | 'decide'; role: Doer },
): boolean {
  const issue = issueOf(d, id)
  const from = phaseOf(issue)
  const left = leftIn(d, id, to)
  if (from === null || !issueChart.send(issue.chart, { type: `BACK_${to}` }).changed) return false
  tell(d, toRoles(d, issue.roles), { type: 'issue.wentBack', issue: id, from, phase: to, role })
  patch(d, 'issues', id, { spent: { ...issue.spent, [from]: spentIn(d, issue, from) } })
  disarm(d, `grace/${id}`)
  return drive(d, id, { type: `BACK_${to}`, left })
}

export function closeIssue(d: Draft, id: string, outcome: 'resolved' | 'unresolved' | 'practised'): void {
  const issue = issueOf(d, id)
  if (outcome !== 'resolved') drive(d, id, { type: 'END' })
  for (const step of Object.keys(issue.steps)) disarm(d, `step/${id}/${step}`)
  disarm(d, `grace/${id}`)
  patch(d, 'issues', id, { slowUntil: null, due: null })
  tell(d, toRoles(d, issue.roles), { type: 'issue.resolved', issue: id, outcome, owner: issue.owner })
  if (outcome === 'resolved' && !issue.practice) carryOut(d, issueScript(d, id).onResolved, id)
}

/** The act phase is over when every required step is done. */
export function finishIfDone(d: Draft, id: string): void {
  const issue = issueOf(d, id)
  const script = issueScript(d, id)
  if (phaseOf(issue) === 'act' && allStepsDone(script, issue))
    finishPhase(d, id, { role: issue.owner, answer: null })
}
