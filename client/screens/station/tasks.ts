/** What the launch day asks of a seat at this moment, most pressing first. Pure. */
import type { Brief } from '#shared/fact.ts'
import type { RoleId } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import type { View } from '#shared/view.ts'
import { readySteps } from './issueLook.ts'

export type Task =
  | { kind: 'poll'; key: string; gate: string; title: string; due: SimMs | null }
  | { kind: 'call'; key: string; gate: string; title: string; due: null }
  | { kind: 'issue'; key: string; issue: string; title: string; due: SimMs | null }
  | { kind: 'step'; key: string; issue: string; title: string; due: null }
  | { kind: 'ask'; key: string; opens: string; title: string; due: null }
  | { kind: 'item'; key: string; milestone: string; title: string; due: null }
  | { kind: 'close'; key: string; milestone: string; title: string; due: null }

export function tasksOf(view: View, roles: readonly RoleId[]): Task[] {
  return [
    ...pollTasks(view, roles),
    ...issueTasks(view, roles),
    ...askTasks(view, roles),
    ...planTasks(view, roles),
  ]
}

function pollTasks(view: View, roles: readonly RoleId[]): Task[] {
  return Object.values(view.polls).flatMap((poll): Task[] => {
    const { gate, title } = poll
    const votes = poll.voters.some((role) => roles.includes(role) && !poll.ballots[role])
    if (poll.state === 'open' && votes) return [{ kind: 'poll', key: gate, gate, title, due: poll.due }]
    if (poll.state === 'revealed' && roles.includes(poll.chair))
      return [{ kind: 'call', key: gate, gate, title, due: null }]
    return []
  })
}

function issueTasks(view: View, roles: readonly RoleId[]): Task[] {
  return Object.values(view.issues)
    .filter((issue) => issue.state === 'open')
    .flatMap((issue): Task[] => {
      const title = view.inbox[issue.issue]?.title ?? issue.issue
      const steps = readySteps(issue, roles).map((step): Task => {
        return { kind: 'step', key: step.id, issue: issue.issue, title: step.label, due: null }
      })
      const answers = issue.phase !== 'act' && roles.includes(issue.owner)
      const own: Task = {
        kind: 'issue',
        key: issue.issue,
        issue: issue.issue,
        title,
        due: issue.limit?.due ?? null,
      }
      return answers ? [own, ...steps] : steps
    })
}

function askTasks(view: View, roles: readonly RoleId[]): Task[] {
  return Object.values(view.asks)
    .filter((ask) => ask.reply === null && roles.includes(ask.role))
    .map((ask) => ({
      kind: 'ask',
      key: ask.ask,
      opens: ask.issue,
      title: ask.text,
      due: null,
    }))
}

function planTasks(view: View, roles: readonly RoleId[]): Task[] {
  return (view.brief?.milestones ?? []).flatMap((milestone): Task[] => {
    const now = view.milestones[milestone.id]
    if (now?.state !== 'now') return []
    const left = milestone.items.filter(({ id }) => now.items[id]?.state !== 'done')
    const mine = left
      .filter(({ id, role }) => roles.includes(role) && now.items[id]?.state === 'open')
      .map((item): Task => {
        return { kind: 'item', key: item.id, milestone: milestone.id, title: item.label, due: null }
      })
    const canClose = left.length === 0 && milestone.gate === null && now.blocked === null
    if (!canClose || !roles.includes(milestone.owner)) return mine
    return [{ kind: 'close', key: milestone.id, milestone: milestone.id, title: milestone.title, due: null }]
  })
}

/** The next milestone of the plan that has not begun. */
export function nextMilestone(view: Pick<View, 'brief' | 'milestones'>): Brief['milestones'][number] | null {
  return view.brief?.milestones.find(({ id }) => view.milestones[id]?.state === 'later') ?? null
}
