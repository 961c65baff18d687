/** How the launch plan stands, for eyes far away. */
import type { MilestoneView, View } from '#shared/view.ts'

export type Stage = MilestoneView['state'] | 'late' | 'blocked'

/** One word for a milestone: what hinders it goes before how late it is. */
export function stageOf(view: MilestoneView | undefined): Stage {
  if (!view) return 'later'
  if (view.blocked !== null) return 'blocked'
  return view.late && view.state !== 'done' ? 'late' : view.state
}

/** Items of the milestones under way that are this role's; null while there are none. */
export function workOf(
  role: string,
  { brief, milestones }: Pick<View, 'brief' | 'milestones'>,
): { done: number; all: number } | null {
  const items = (brief?.milestones ?? [])
    .filter(({ id }) => milestones[id]?.state === 'now')
    .flatMap(({ id, items: list }) =>
      list
        .filter((item) => item.role === role)
        .map((item) => milestones[id]?.items[item.id]?.state === 'done'),
    )
  return items.length === 0 ? null : { done: items.filter(Boolean).length, all: items.length }
}
