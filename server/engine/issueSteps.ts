/** The steps of the act phase: begun, under way for their simulated time, done, and handed off to the next role. */
import type { Doer } from '#shared/fact.ts'
import { arm, type Draft, patch, tell, toRoles } from './draft.ts'
import { carryOut } from './effect.ts'
import { finishIfDone } from './issue.ts'
import { decidedSteps, isReady, issueOf, issueScript } from './issueLook.ts'
import { postAs } from './post.ts'

export function beginStep(
  d: Draft,
  id: string,
  { step, role, text }: { step: string; role: Doer; text: string },
): void {
  const script = issueScript(d, id).steps[step]
  if (!script) return
  const { roles, steps, practice } = issueOf(d, id)
  if (script.writes === 'message' && script.channel)
    postAs(d, { channel: script.channel, role: script.role, text, re: id })
  const takes = practice ? 0 : (script.takes ?? 0)
  if (takes === 0) return finishStep(d, id, { step, role, text })
  patch(d, 'issues', id, { steps: { ...steps, [step]: { state: 'running', at: d.now, text } } })
  arm(d, `step/${id}/${step}`, d.now + takes, { kind: 'step', issue: id, step, role })
  tell(d, toRoles(d, roles), { type: 'issue.stepStarted', issue: id, step, role, text, ready: d.now + takes })
}

export function finishStep(
  d: Draft,
  id: string,
  { step, role, text }: { step: string; role: Doer; text: string },
): void {
  const issue = issueOf(d, id)
  const script = issueScript(d, id)
  const def = script.steps[step]
  if (!def) return
  const before = new Set(decidedSteps(script, issue).filter((s) => isReady(script, issue, s)))
  patch(d, 'issues', id, { steps: { ...issue.steps, [step]: { state: 'done', at: d.now, text } } })
  tell(d, toRoles(d, issue.roles), {
    type: 'issue.stepDone',
    issue: id,
    step,
    role,
    text,
    result: def.result ?? '',
  })
  for (const other of decidedSteps(script, issueOf(d, id))) {
    const to = script.steps[other]?.role
    if (to && to !== def.role && !before.has(other) && isReady(script, issueOf(d, id), other)) {
      tell(d, toRoles(d, issue.roles), {
        type: 'issue.stepReady',
        issue: id,
        step: other,
        role: to,
        from: def.role,
      })
    }
  }
  carryOut(d, def.effects, id)
  finishIfDone(d, id)
}
