import type { View } from '#shared/view.ts'

interface OfAll {
  n: number
  all: number
}

/** What a run comes down to, as far as everyone saw it: milestones done, shared issues resolved, messages of the team. */
export function endNumbers({
  milestones,
  issues,
  messages,
}: Pick<View, 'milestones' | 'issues' | 'messages'>): {
  milestones: OfAll
  issues: OfAll
  messages: number
} {
  const plan = Object.values(milestones)
  const real = Object.values(issues).filter(({ practice }) => !practice)
  return {
    milestones: { n: plan.filter(({ state }) => state === 'done').length, all: plan.length },
    issues: { n: real.filter(({ state }) => state === 'resolved').length, all: real.length },
    messages: messages.filter(({ role }) => role !== null).length,
  }
}
