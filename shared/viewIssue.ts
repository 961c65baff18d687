/** How an issue changes in a view: the part of the fold that is about observe, orient, decide and act. */
import type { Fact, StepBrief } from './fact.ts'
import type { RoleId } from './ids.ts'
import type { SimMs } from './time.ts'
import { unreachable } from './unreachable.ts'
import type { IssueView, PhaseVisit, StepView, View } from './view.ts'
import { withOne } from './withOne.ts'

type IssueFact = Extract<Fact, { type: `issue.${string}` | `evidence.${string}` }>

/** What a fact about an issue changes. */
export function issueChange(view: View, fact: IssueFact): Partial<View> {
  if (fact.type === 'issue.opened') {
    const { issue, owner, roles, practice, at } = fact
    return { issues: { ...view.issues, [issue]: newIssue({ issue, owner, roles, practice, openedAt: at }) } }
  }
  if (fact.type === 'issue.shared') return shared(view, fact)
  const before = view.issues[fact.issue]
  if (!before) return {}
  const patch = (change: Partial<IssueView>) => ({
    issues: { ...view.issues, [fact.issue]: { ...before, ...change } },
  })
  switch (fact.type) {
    case 'issue.phaseEntered': {
      const visit: PhaseVisit = {
        phase: fact.phase,
        owner: fact.owner,
        entered: fact.at,
        left: null,
        late: false,
      }
      return patch({
        phase: fact.phase,
        owner: fact.owner,
        visits: [...before.visits, visit],
        limit: null,
        contents: { ...before.contents, [fact.phase]: fact.content },
        steps: fact.content.phase === 'act' ? stepsOf(fact.content.steps, before.steps) : before.steps,
      })
    }
    case 'issue.limitSet':
      return patch({ limit: { phase: fact.phase, par: fact.par, limit: fact.limit, due: fact.due } })
    case 'issue.limitPassed':
      return patch({
        limitsPassed: withOne(before.limitsPassed, fact.phase),
        visits: endVisit(before.visits, null, true),
      })
    case 'issue.phaseDone': {
      const { phase, spent, late, owner, answer } = fact
      return patch({
        spent: { ...before.spent, [phase]: { ms: spent, ofLimit: null, late, owner } },
        visits: endVisit(before.visits, fact.at, late),
        answers: answer ? { ...before.answers, [phase]: answer } : before.answers,
        limit: null,
      })
    }
    case 'issue.timed': {
      const done = before.spent[fact.phase]
      return patch(
        done ? { spent: { ...before.spent, [fact.phase]: { ...done, ofLimit: fact.ofLimit } } } : {},
      )
    }
    case 'issue.wentBack':
      return patch({ visits: endVisit(before.visits, fact.at, false), limit: null })
    case 'evidence.opened': {
      const { evidence, title, kind, body, at, role } = fact
      const roles = withOne(before.evidence[evidence]?.roles ?? [], role)
      return patch({ evidence: { ...before.evidence, [evidence]: { title, kind, body, at, roles } } })
    }
    case 'evidence.noted':
      return patch({
        openedBy: {
          ...before.openedBy,
          [fact.evidence]: withOne(before.openedBy[fact.evidence] ?? [], fact.role),
        },
      })
    case 'issue.severitySet':
      return patch({ severity: fact.severity })
    case 'issue.decided': {
      const { option, label, rationale, role, at, late } = fact
      return patch({ decision: { option, label, rationale, role, at, late }, judged: null })
    }
    case 'issue.stepStarted':
      return patch({
        steps: step(before, fact.step, {
          state: 'running',
          by: fact.role,
          text: fact.text,
          startedAt: fact.at,
          ready: fact.ready,
        }),
      })
    case 'issue.stepDone':
      return patch({
        steps: readied(
          step(before, fact.step, {
            state: 'done',
            by: fact.role,
            text: fact.text,
            result: fact.result,
            ready: null,
            doneAt: fact.at,
          }),
        ),
      })
    case 'issue.stepReady':
      return patch({ steps: step(before, fact.step, { handedAt: fact.at }) })
    case 'issue.handedOver':
      return patch({
        owner: fact.owner,
        roles: withOne(before.roles, fact.owner),
        limit: null,
        visits: handOver(before.visits, fact.owner, fact.at),
      })
    case 'issue.moreTime':
      return patch({ limit: before.limit && longer(before.limit, fact.due) })
    case 'issue.resolved':
      return patch({
        state: fact.outcome,
        resolvedAt: fact.at,
        visits: endVisit(before.visits, fact.at, false),
        limit: null,
      })
    case 'issue.judged':
      return patch({ judged: { quality: fact.quality, like: fact.like, comment: fact.comment } })
    case 'issue.asked':
    case 'issue.replied':
    case 'issue.escalated':
      return {}
    default:
      return unreachable(fact)
  }
}

/** A limit that was extended is as much longer as it ends later. */
function longer(limit: NonNullable<IssueView['limit']>, due: SimMs): IssueView['limit'] {
  const more = limit.due === null ? 0 : due - limit.due
  return { ...limit, limit: limit.limit === null ? null : limit.limit + more, due }
}

function newIssue(start: Pick<IssueView, 'issue' | 'owner' | 'roles' | 'practice' | 'openedAt'>): IssueView {
  return {
    ...start,
    phase: 'observe',
    state: 'open',
    severity: null,
    escalated: false,
    visits: [],
    spent: {},
    limit: null,
    limitsPassed: [],
    answers: {},
    contents: {},
    evidence: {},
    openedBy: {},
    decision: null,
    judged: null,
    steps: [],
    resolvedAt: null,
  }
}

function shared(view: View, fact: Extract<Fact, { type: 'issue.shared' }>): Partial<View> {
  if (view.issues[fact.issue]) return {}
  const { issue, delivery, content } = fact
  const owner = delivery.issue?.owner ?? delivery.roles[0] ?? ''
  const start = newIssue({
    issue,
    owner,
    roles: delivery.roles,
    practice: delivery.practice,
    openedAt: fact.at,
  })
  const steps = content.phase === 'act' ? stepsOf(content.steps, []) : []
  return {
    inbox: { ...view.inbox, [delivery.inject]: { ...delivery, at: fact.at, seenBy: [] } },
    issues: {
      ...view.issues,
      [issue]: {
        ...start,
        phase: content.phase,
        severity: fact.severity,
        visits: [{ phase: content.phase, owner, entered: fact.at, left: null, late: false }],
        contents: { [content.phase]: content },
        answers: Object.fromEntries(fact.answers.map((answer) => [answer.phase, answer])),
        openedBy: Object.fromEntries(fact.evidence.map((e) => [e.id, [e.role]])),
        evidence: Object.fromEntries(
          fact.evidence.map(({ id, title, kind, body, role }) => [
            id,
            { title, kind, body, at: fact.at, roles: [role] },
          ]),
        ),
        decision: fact.decision && { ...fact.decision, rationale: '', role: owner, at: fact.at, late: false },
        steps: readied(
          steps.map((s) => (fact.stepsDone.includes(s.id) ? { ...s, state: 'done' as const } : s)),
        ),
      },
    },
  }
}

function stepsOf(steps: StepBrief[], before: StepView[]): StepView[] {
  const kept = new Map(before.map((s) => [s.id, s]))
  return readied(
    steps.map(
      (s): StepView =>
        kept.get(s.id) ?? {
          ...s,
          state: 'waiting',
          by: null,
          text: '',
          result: '',
          startedAt: null,
          ready: null,
          handedAt: null,
          doneAt: null,
        },
    ),
  )
}

/** A step is ready as soon as all the steps before it are done. */
function readied(steps: StepView[]): StepView[] {
  const done = new Set(steps.filter((s) => s.state === 'done').map((s) => s.id))
  const here = new Set(steps.map((s) => s.id))
  return steps.map((s) =>
    s.state === 'waiting' && s.after.every((id) => done.has(id) || !here.has(id))
      ? { ...s, state: 'ready' }
      : s,
  )
}

function step(issue: IssueView, id: string, patch: Partial<StepView>): StepView[] {
  return issue.steps.map((s) => (s.id === id ? { ...s, ...patch } : s))
}

function endVisit(visits: PhaseVisit[], left: SimMs | null, late: boolean): PhaseVisit[] {
  return visits.map((visit, i) =>
    i === visits.length - 1 && visit.left === null ? { ...visit, left, late: visit.late || late } : visit,
  )
}

function handOver(visits: PhaseVisit[], owner: RoleId, at: SimMs): PhaseVisit[] {
  const last = visits.at(-1)
  if (!last || last.left !== null) return visits
  return [...endVisit(visits, at, false), { ...last, owner, entered: at, left: null }]
}
