/** How long a phase of an issue may take for its owner, and how long it took so far. */
import type { Phase } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import { stretched, stretchOf } from './allowance.ts'
import { type Draft, isLive } from './draft.ts'
import { issueOf, issueScript, phaseOf } from './issueLook.ts'
import type { IssueState } from './state.ts'

/** The limit of the phase for its owner: how long it is, how long until it passes. null without one; practice has none. */
export function limitOf(
  d: Draft,
  id: string,
  phase: Phase,
): { par: SimMs; limit: SimMs; stretch: number } | null {
  const { owner, extra, practice } = issueOf(d, id)
  const stretch = stretchOf(d, owner)
  if (stretch === null || practice || !isLive(d)) return null
  const { par, limit } = issueScript(d, id).phases[phase]
  return { par: stretched(par, stretch), limit: stretched(limit, stretch) + extra[phase], stretch }
}

/** Ms until the limit of a phase passes; null without one, -1 when it has passed before. */
export function leftIn(d: Draft, id: string, phase: Phase): number | null {
  const issue = issueOf(d, id)
  const limit = limitOf(d, id, phase)
  if (!limit) return null
  if (issue.limitPassed[phase] !== undefined) return -1
  return Math.max(0, limit.limit - spentIn(d, issue, phase))
}

/** Time in a phase over all its visits, the running one included. */
export function spentIn(d: Draft, issue: IssueState, phase: Phase): SimMs {
  return issue.spent[phase] + (phaseOf(issue) === phase ? d.now - issue.enteredAt : 0)
}
