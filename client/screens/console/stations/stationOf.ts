/** What a facilitator sees of one seat: who is in it, what is on its table, what it waits for. */
import type { PersonId, RoleId, Vote } from '#shared/ids.ts'
import type { AskView, IssueView, PollView, StepView, View } from '#shared/view.ts'

export interface Station {
  role: RoleId
  /** The holder first, then the second. */
  people: PersonId[]
  coveredBy: RoleId | null
  /** Open issues it owns, the one whose limit comes first at the head. */
  owned: IssueView[]
  /** Steps of any open issue that it could begin or that are running. */
  steps: { issue: string; step: StepView }[]
  /** Its vote in the poll that is open or revealed; null while there is no such poll or it has none in it. */
  vote: { poll: PollView; vote: Vote | null } | null
  /** Questions that wait for it. */
  asked: AskView[]
  /** Questions of its own that nobody answered yet. */
  asking: AskView[]
  escalated: boolean
}

export function stationOf(view: View, role: RoleId): Station {
  const open = Object.values(view.issues).filter((issue) => issue.state === 'open')
  const owned = open.filter((issue) => issue.owner === role).sort((a, b) => dueOf(a) - dueOf(b))
  const waiting = Object.values(view.asks).filter((ask) => ask.reply === null)
  return {
    role,
    people: holdersOf(view, role),
    coveredBy: view.covers[role] ?? null,
    owned,
    steps: open.flatMap((issue) =>
      issue.phase === 'act'
        ? issue.steps
            .filter((step) => step.role === role && (step.state === 'ready' || step.state === 'running'))
            .map((step) => ({ issue: issue.issue, step }))
        : [],
    ),
    vote: voteOf(view, role),
    asked: waiting.filter((ask) => ask.role === role),
    asking: waiting.filter((ask) => ask.from === role),
    escalated: owned.some((issue) => issue.escalated),
  }
}

const dueOf = (issue: IssueView) => issue.limit?.due ?? Number.POSITIVE_INFINITY

function voteOf(view: View, role: RoleId): Station['vote'] {
  const poll = Object.values(view.polls).findLast((one) => one.state !== 'decided')
  if (!poll?.voters.includes(role)) return null
  return { poll, vote: poll.ballots[role]?.vote ?? null }
}

/** People in a seat: the holder, then the second. */
export function holdersOf(view: Pick<View, 'people'>, role: RoleId): PersonId[] {
  return Object.entries(view.people)
    .filter(([, person]) => person.role === role)
    .sort(([, a], [, b]) => Number(a.second) - Number(b.second))
    .map(([id]) => id)
}

/** People in the room who have no seat. */
export function unseated(view: Pick<View, 'people'>): PersonId[] {
  return Object.entries(view.people)
    .filter(([, person]) => person.role === null)
    .map(([id]) => id)
}

/** Free-text decisions that nobody has judged yet, the oldest first. */
export function toJudge(view: Pick<View, 'issues'>): IssueView[] {
  return freeDecisions(view).filter((issue) => issue.judged === null)
}

/** All decisions that were "something else", the oldest first. */
export function freeDecisions(view: Pick<View, 'issues'>): IssueView[] {
  return Object.values(view.issues)
    .filter((issue) => !issue.practice && issue.decision !== null && issue.decision.option === null)
    .sort((a, b) => (a.decision?.at ?? 0) - (b.decision?.at ?? 0))
}
