import type { SimMs } from '#shared/time.ts'
import { arm, type Draft, tell } from './draft.ts'

/** Moves a milestone that is not due yet, and its poll with it, to so much later. */
export function moveMilestone(d: Draft, id: string, by: SimMs): void {
  const planned = dueOf(d, `milestone/${id}`)
  if (planned === null) return
  arm(d, `milestone/${id}`, planned + by, { kind: 'milestone', milestone: id })
  for (const [gate, { milestone }] of Object.entries(d.script.gates)) {
    const poll = milestone === id ? dueOf(d, `gate/${gate}`) : null
    if (poll !== null) arm(d, `gate/${gate}`, poll + by, { kind: 'gate', gate })
  }
  tell(d, 'everyone', { type: 'milestone.moved', milestone: id, due: planned + by, by })
}

function dueOf(d: Draft, deadline: string): SimMs | null {
  return d.world.deadlines.find(({ id }) => id === deadline)?.due ?? null
}
