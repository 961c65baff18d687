/** Who has the content of an issue: what is delivered, and what a role gets that joins in later. */
import type { PhaseContent } from '#shared/fact.ts'
import type { Phase, RoleId } from '#shared/ids.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import { type Draft, injectOf, patch, tell } from './draft.ts'
import { decidedSteps, issueOf, issueScript, phaseOf } from './issueLook.ts'

/** Gives a running issue to a role that was not addressed: a new fact that carries all of it so far. */
export function shareWith(d: Draft, id: string, role: RoleId): void {
  const issue = issueOf(d, id)
  const inject = injectOf(d, id)
  const phase = phaseOf(issue)
  if (!inject || phase === null || issue.roles.includes(role)) return
  const { evidence } = issueScript(d, id)
  const roles = [...issue.roles, role]
  patch(d, 'issues', id, { roles })
  tell(
    d,
    { roles: [role], people: [], private: false },
    {
      type: 'issue.shared',
      issue: id,
      delivery: { ...deliveryOf(d, id), roles },
      evidence: Object.entries(issue.opened).flatMap(([e, by]) => {
        const item = evidence[e]
        const first = by[0]
        return item && first
          ? [{ id: e, title: item.title, kind: item.kind, body: item.body, role: first }]
          : []
      }),
      answers: Object.values(issue.answers),
      decision: issue.decision && {
        option: issue.decision.option,
        label: issue.decision.option ? (issueScript(d, id).options[issue.decision.option]?.label ?? '') : '',
      },
      content: contentOf(d, id, phase),
      stepsDone: Object.keys(issue.steps).filter((s) => issue.steps[s]?.state === 'done'),
      severity: issue.severity,
    },
  )
}

export function deliveryOf(d: Draft, id: string) {
  const inject = injectOf(d, id)
  if (!inject) throw new Error(`no inject ${id}`)
  const script = inject.issue
  return {
    inject: id,
    title: inject.title,
    body: inject.body,
    from: inject.from,
    channel: inject.channel,
    roles: inject.to,
    severity: inject.severity ?? null,
    language: inject.language ?? null,
    practice: 'by' in inject.trigger && inject.trigger.by === 'practice',
    issue: script
      ? {
          owner: d.world.issues[id]?.owner ?? script.owner,
          evidence: Object.entries(script.evidence).map(([e, { title, kind, for: roles }]) => ({
            id: e,
            title,
            kind,
            for: roles ?? null,
          })),
        }
      : null,
  }
}

/** By the issue of a script, and by phase; in act by the steps that were decided on. The script never changes. */
const contents = new WeakMap<Issue, Map<Phase | readonly string[], PhaseContent>>()

/** The choices of a phase, without their values. */
export function contentOf(d: Draft, id: string, phase: Phase): PhaseContent {
  const script = issueScript(d, id)
  const steps = decidedSteps(script, issueOf(d, id))
  const key = phase === 'act' ? steps : phase
  const ofIssue = contents.get(script) ?? new Map<Phase | readonly string[], PhaseContent>()
  const content = ofIssue.get(key) ?? makeContent(script, phase, steps)
  contents.set(script, ofIssue.set(key, content))
  return content
}

function makeContent(script: Issue, phase: Phase, steps: readonly string[]): PhaseContent {
  const prompt = script.phases[phase].prompt ?? null
  const named = (choices: Issue['assessment']['cause']) =>
    Object.entries(choices).map(([c, { label }]) => ({ id: c, label }))
  switch (phase) {
    case 'observe':
      return { phase, prompt }
    case 'orient':
      return {
        phase,
        prompt,
        causes: named(script.assessment.cause),
        affected: named(script.assessment.affected),
      }
    case 'decide': {
      const options = Object.entries(script.options).map(([o, { label, detail }]) => ({
        id: o,
        label,
        detail: detail ?? '',
      }))
      return { phase, prompt, options }
    }
    case 'act':
      return { phase, prompt, steps: stepBriefs(script, steps) }
  }
}

function stepBriefs(script: Issue, ids: readonly string[]) {
  return ids.flatMap((id) => {
    const step = script.steps[id]
    if (!step) return []
    const { label, role, after, takes, writes, channel, prompt, optional } = step
    return [
      {
        id,
        label,
        role,
        after,
        takes: takes ?? null,
        writes: writes ?? null,
        channel: channel ?? null,
        prompt: prompt ?? null,
        optional,
      },
    ]
  })
}
