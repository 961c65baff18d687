/** The launch plan as a bot sees it: checklists, milestones, messages to read, documents to know. */
import type { Brief } from '#shared/fact.ts'
import type { Sight, Work } from './bot.ts'
import { messageText } from './botWords.ts'
import { draw, happens } from './luck.ts'

export function* planWork(sight: Sight): Generator<Work> {
  const { view, brief } = sight
  for (const milestone of brief.milestones) {
    if (hasOpenItem(sight, milestone)) yield* itemsOf(sight, milestone)
  }
  for (const milestone of brief.milestones) {
    if (view.milestones[milestone.id]?.state === 'now') yield* milestoneWork(sight, milestone)
  }
  yield* inboxWork(sight)
  yield* documentWork(sight, null)
}

type MilestoneBrief = Brief['milestones'][number]
type ItemBrief = MilestoneBrief['items'][number]

/** Own items of a milestone under way, in their order. */
export function* itemWork(sight: Sight, id: string): Generator<Work> {
  const milestone = sight.brief.milestones.find((one) => one.id === id)
  if (milestone && hasOpenItem(sight, milestone)) yield* itemsOf(sight, milestone)
}

function hasOpenItem({ view, roles }: Sight, { id, items }: MilestoneBrief): boolean {
  const state = view.milestones[id]
  if (!state || state.state === 'later' || state.blocked !== null) return false
  return items.some((item) => state.items[item.id]?.state === 'open' && roles.includes(item.role))
}

function* itemsOf(sight: Sight, milestone: MilestoneBrief): Generator<Work> {
  const { id, at, items } = milestone
  const state = sight.view.milestones[id]
  for (const item of items) {
    if (state?.items[item.id]?.state !== 'open' || !sight.roles.includes(item.role)) continue
    const key = `item/${id}/${item.id}`
    const { item: forgets, forMs } = sight.habits.forgets
    const forgotten = happens(sight.seed, `forget/${key}`, forgets) ? at + forMs : at
    yield { ...item1(sight, milestone, item), key, notBefore: forgotten }
  }
}

function item1({ brief }: Sight, { id, title }: MilestoneBrief, item: ItemBrief): Omit<Work, 'key'> {
  if (item.post === null) {
    return { kind: 'tick', command: { type: 'milestone.tick', milestone: id, item: item.id, done: true } }
  }
  const text = messageText(brief, { channel: item.post, role: item.role, about: title })
  return {
    kind: 'write',
    command: { type: 'message.post', channel: item.post, role: item.role, text, re: null },
  }
}

/** The owner closes a milestone whose checklist is done; a gate closes its own. */
function* milestoneWork(
  { view, roles, seed }: Sight,
  { id, owner, gate, items }: MilestoneBrief,
): Generator<Work> {
  const state = view.milestones[id]
  if (state?.state !== 'now' || gate !== null || !roles.includes(owner) || state.blocked !== null) return
  if (!items.every((item) => state.items[item.id]?.state === 'done')) return
  yield {
    key: `done/${id}/${draw(seed, id) % 2}`,
    kind: 'finish',
    command: { type: 'milestone.done', milestone: id },
  }
}

/** Messages that are not issues: opened, and that is all. */
function* inboxWork({ view, roles, seed, habits }: Sight): Generator<Work> {
  for (const id in view.inbox) {
    const item = view.inbox[id]
    if (!item || item.issue) continue
    const { inject, seenBy, roles: to } = item
    const own = roles.find((role) => to.includes(role))
    if (!own || seenBy.includes(own)) continue
    const key = `see/${inject}`
    if (!happens(seed, `skip/${key}`, habits.skips.message)) {
      yield { key, kind: 'see', command: { type: 'inject.see', inject } }
    }
  }
}

/** Documents this seat has not opened yet, of these kinds or of any. */
export function* documentWork(sight: Sight, kinds: readonly string[] | null): Generator<Work> {
  const { brief, view, roles, seed, habits } = sight
  for (const { id, kind } of brief.documents) {
    if (kinds && !kinds.includes(kind)) continue
    if (view.documentsOpened[id]?.some((role) => roles.includes(role))) continue
    const key = `read/${id}`
    if (!happens(seed, `skip/${key}`, habits.skips.document)) {
      yield { key, kind: 'read', command: { type: 'document.open', document: id } }
    }
  }
}
