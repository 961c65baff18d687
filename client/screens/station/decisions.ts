/** The decisions of the day as one list: those of issues, of polls, and milestones that were blocked. Pure. */
import type { Call } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import type { View } from '#shared/view.ts'

export interface Decision {
  at: SimMs
  role: string
  about: string
  label: string
  call: Call | null
  reason: string
}

/** Newest first. */
export function decisionsOf(view: Pick<View, 'issues' | 'inbox' | 'polls'>): Decision[] {
  const issues = Object.values(view.issues).flatMap(({ issue, decision, practice }) =>
    decision && !practice
      ? [{ ...decision, about: view.inbox[issue]?.title ?? issue, call: null, reason: decision.rationale }]
      : [],
  )
  const polls = Object.values(view.polls).flatMap(({ title, result }) =>
    result ? [{ ...result, about: title, label: '' }] : [],
  )
  return [...issues, ...polls]
    .map(({ at, role, about, label, call, reason }) => ({ at, role, about, label, call, reason }))
    .sort((a, b) => b.at - a.at)
}
