/** The launch plan: milestones with their checklists, due, late, blocked and done. */
import type { Doer } from '#shared/fact.ts'
import type { RoleId } from '#shared/ids.ts'
import type { Script } from '#shared/script.ts'
import { arm, type Draft, disarm, patch, tell } from './draft.ts'
import { carryOut } from './effect.ts'
import { armGrace } from './pace.ts'

export function milestoneDue(d: Draft, id: string): void {
  const script = d.script.milestones[id]
  if (!script) return
  const slowUntil = script.slow === undefined ? null : d.now + script.slow
  patch(d, 'milestones', id, { due: true, slowUntil })
  if (slowUntil !== null) armGrace(d, id, slowUntil)
  if (script.late !== undefined) arm(d, `late/${id}`, d.now + script.late, { kind: 'late', milestone: id })
  tell(d, 'everyone', { type: 'milestone.due', milestone: id })
}

export function milestoneLate(d: Draft, id: string): void {
  if (d.world.milestones[id]?.doneAt !== null) return
  patch(d, 'milestones', id, { late: true })
  tell(d, 'everyone', { type: 'milestone.late', milestone: id })
}

export function completeMilestone(d: Draft, id: string, role: Doer): void {
  const before = d.world.milestones[id]
  if (!before || before.doneAt !== null) return
  disarm(d, `late/${id}`)
  disarm(d, `grace/${id}`)
  patch(d, 'milestones', id, { doneAt: d.now, slowUntil: null, blocked: null })
  tell(d, 'everyone', { type: 'milestone.done', milestone: id, role, late: before.late })
  carryOut(d, d.script.milestones[id]?.effects ?? [], id)
}

/** Starts the work of an item; it ticks itself when the work has taken its time. */
export function startItem(
  d: Draft,
  { milestone, item, role }: { milestone: string; item: string; role: Doer },
): void {
  const script = d.script.milestones[milestone]?.checklist[item]
  if (!script) return
  const takes = script.takes ?? 0
  if (takes === 0) return tickItem(d, { milestone, item, role })
  setItem(d, milestone, item, { state: 'running', by: role })
  const ready = d.now + takes
  arm(d, `item/${milestone}/${item}`, ready, { kind: 'item', milestone, item, role })
  tell(d, 'everyone', { type: 'item.started', milestone, item, role, ready })
}

export function tickItem(
  d: Draft,
  { milestone, item, role }: { milestone: string; item: string; role: Doer },
): void {
  setItem(d, milestone, item, { state: 'done', by: role })
  tell(d, 'everyone', { type: 'item.ticked', milestone, item, role, done: true })
  carryOut(d, d.script.milestones[milestone]?.checklist[item]?.effects ?? [], milestone)
}

export function untickItem(
  d: Draft,
  { milestone, item, role }: { milestone: string; item: string; role: Doer },
): void {
  const { [item]: _, ...items } = d.world.milestones[milestone]?.items ?? {}
  patch(d, 'milestones', milestone, { items })
  tell(d, 'everyone', { type: 'item.ticked', milestone, item, role, done: false })
}

function setItem(
  d: Draft,
  milestone: string,
  item: string,
  to: { state: 'running' | 'done'; by: Doer },
): void {
  patch(d, 'milestones', milestone, { items: { ...d.world.milestones[milestone]?.items, [item]: to } })
}

export const openItems = (d: Draft, id: string): string[] =>
  Object.keys(d.script.milestones[id]?.checklist ?? {}).filter(
    (item) => d.world.milestones[id]?.items[item]?.state !== 'done',
  )

type Posts = [milestone: string, items: [item: string, channel: string, role: RoleId][]]

/** Looked up once a script: every message asks. */
const posts = new WeakMap<Script, Posts[]>()

/** The items that wait for a message, by milestone, in the order of the script. */
function postsIn(script: Script): Posts[] {
  const known = posts.get(script)
  if (known) return known
  const found = Object.entries(script.milestones).map(([milestone, { checklist }]): Posts => {
    const items = Object.entries(checklist).flatMap(([item, { post, role }]): Posts[1] =>
      post === undefined ? [] : [[item, post, role]],
    )
    return [milestone, items]
  })
  const waiting = found.filter(([, items]) => items.length > 0)
  posts.set(script, waiting)
  return waiting
}

/** Ticks the items of milestones under way that wait for a message of this role in this channel. */
export function tickPosted(d: Draft, { channel, role }: { channel: string; role: RoleId }): void {
  for (const [milestone, items] of postsIn(d.script)) {
    const state = d.world.milestones[milestone]
    if (!state?.due) continue
    for (const [item, itemChannel, itemRole] of items) {
      if (itemChannel === channel && itemRole === role && !state.items[item])
        tickItem(d, { milestone, item, role })
    }
  }
}
