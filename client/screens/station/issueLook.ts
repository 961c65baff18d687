/** What a seat can read off an issue. Pure. */
import { PHASES } from '#client/closedLists.ts'
import type { Phase, RoleId } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import type { IssueView, StepView } from '#shared/view.ts'

/** Time spent in a phase over all its visits, the running one up to `now`. */
export function spentIn(issue: Pick<IssueView, 'visits'>, phase: Phase, now: SimMs): SimMs {
  return issue.visits
    .filter((visit) => visit.phase === phase)
    .reduce((sum, { entered, left }) => sum + Math.max(0, (left ?? now) - entered), 0)
}

export type PhaseLook = 'done' | 'current' | 'ahead'

/** Where a phase stands in the loop: with the issue resolved all four are done. */
export function phaseLook(issue: Pick<IssueView, 'phase' | 'state'>, phase: Phase): PhaseLook {
  if (issue.state !== 'open') return 'done'
  const at = PHASES.indexOf(phase) - PHASES.indexOf(issue.phase)
  if (at === 0) return 'current'
  return at < 0 ? 'done' : 'ahead'
}

/** Labels of the steps that this one still waits for. */
export function waitsFor(issue: Pick<IssueView, 'steps'>, step: StepView): StepView[] {
  return issue.steps.filter((one) => step.after.includes(one.id) && one.state !== 'done')
}

/** Steps that can be done now, by one of these roles. */
export function readySteps(issue: IssueView, roles: readonly RoleId[]): StepView[] {
  if (issue.state !== 'open' || issue.phase !== 'act') return []
  return issue.steps.filter((step) => step.state === 'ready' && roles.includes(step.role))
}

/** How many evidence items this seat has opened. */
export function openedCount(issue: Pick<IssueView, 'evidence'>): number {
  return Object.keys(issue.evidence).length
}
