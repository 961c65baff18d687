import type { Brief, FactOf } from './fact.ts'

/** The plan with a milestone at its new time, and its poll with it; still in the order of time. */
export function movedPlan(brief: Brief, { milestone, due, by }: FactOf<'milestone.moved'>): Brief {
  const milestones = brief.milestones.map((one) => (one.id === milestone ? { ...one, at: due } : one))
  const gates = brief.gates.map((gate) =>
    gate.milestone === milestone && gate.at !== null ? { ...gate, at: gate.at + by } : gate,
  )
  const { clock } = brief
  return {
    ...brief,
    clock: clock.anchor === milestone ? { ...clock, anchorAt: due } : clock,
    milestones: milestones.toSorted((a, b) => a.at - b.at),
    gates,
  }
}
