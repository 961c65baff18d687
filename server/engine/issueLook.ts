/** Reading an issue's state: its phase, its steps, who may see it. Nothing here changes anything. */
import { PHASES, type Phase, type RoleId } from '#shared/ids.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import { type Draft, injectOf } from './draft.ts'
import type { IssueState } from './state.ts'

/** The phase of an open issue, or null when it is closed. */
export function phaseOf({ chart: { value } }: IssueState): Phase | null {
  const open = typeof value === 'object' ? value['open'] : undefined
  return typeof open === 'object' ? (PHASES.find((phase) => phase in open) ?? null) : null
}

/** True if the limit of the current phase has passed. */
export function isOver({ chart: { value } }: IssueState): boolean {
  const open = typeof value === 'object' ? value['open'] : undefined
  return typeof open === 'object' && Object.values(open).includes('over')
}

/** An issue that was opened. Throws for one that was not: a bug. */
export function issueOf(d: Draft, id: string): IssueState {
  const issue = d.world.issues[id]
  if (!issue) throw new Error(`no issue ${id}`)
  return issue
}

/** What the scenario, or the facilitator who made it up, says of an issue. */
export function issueScript(d: Pick<Draft, 'script' | 'world'>, id: string): Issue {
  const issue = injectOf(d, id)?.issue
  if (!issue) throw new Error(`no issue ${id}`)
  return issue
}

/** By the issue of a script and the option: the script never changes, and each step asks several times. */
const stepIds = new WeakMap<Issue, Map<string | null, readonly string[]>>()

/** The steps a decision asks for, in the scenario's order. */
function stepIdsFor(script: Issue, option: string | null): readonly string[] {
  const ofIssue = stepIds.get(script) ?? new Map<string | null, readonly string[]>()
  const ids = ofIssue.get(option) ?? findStepIds(script, option)
  stepIds.set(script, ofIssue.set(option, ids))
  return ids
}

/** Something else than the listed options asks for what all of them share. */
function findStepIds(script: Issue, option: string | null): string[] {
  const all = Object.keys(script.steps)
  const chosen = option === null ? undefined : script.options[option]?.steps
  if (chosen) return all.filter((id) => chosen.includes(id))
  if (option !== null) return all
  const lists = Object.values(script.options).flatMap((o) => (o.steps ? [o.steps] : []))
  return all.filter((id) => lists.every((list) => list.includes(id)))
}

const NO_STEPS: readonly string[] = []

/** The very same list each time, as long as the decision stands. */
export const decidedSteps = (script: Issue, { decision }: IssueState): readonly string[] =>
  decision ? stepIdsFor(script, decision.option) : NO_STEPS

/** True if all steps that come before are done; steps the decision does not ask for do not count. */
export function isReady(script: Issue, issue: IssueState, step: string): boolean {
  const asked = decidedSteps(script, issue)
  const before = script.steps[step]?.after ?? []
  return before.every((id) => !asked.includes(id) || issue.steps[id]?.state === 'done')
}

/** Required steps that somebody could begin now. */
export function openSteps(script: Issue, issue: IssueState): string[] {
  return decidedSteps(script, issue).filter(
    (id) => !script.steps[id]?.optional && !issue.steps[id] && isReady(script, issue, id),
  )
}

export function allStepsDone(script: Issue, issue: IssueState): boolean {
  return decidedSteps(script, issue).every(
    (id) => script.steps[id]?.optional || issue.steps[id]?.state === 'done',
  )
}

/** Roles that the steps of a decision need but that do not have the issue yet. */
export function rolesOfSteps(script: Issue, option: string | null): RoleId[] {
  return [...new Set(stepIdsFor(script, option).flatMap((id) => script.steps[id]?.role ?? []))]
}
