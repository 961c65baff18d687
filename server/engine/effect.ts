/** What the script lets happen: metrics move, boards change, injects follow, milestones close, the clock holds. */
import type { Effect } from '#shared/scenario/effect.ts'
import { notDrawn } from './chance.ts'
import { conditionalIn, metricsOf, reactionsIn } from './condition.ts'
import { arm, type Draft, disarm, injectOf, nextName, patch, put, tell } from './draft.ts'
import { crossing, pushed } from './metric.ts'
import { armGrace, hold } from './pace.ts'
import { moveMilestone } from './planMove.ts'

/** Carries out effects in order. `cause` is what they come from, for the debrief. */
export function carryOut(d: Draft, effects: readonly Effect[], cause: string): void {
  for (const effect of effects) one(d, effect, cause)
}

function one(d: Draft, effect: Effect, cause: string): void {
  if ('metric' in effect) push(d, { metric: effect.metric, add: effect.add, over: effect.over ?? 0 }, cause)
  else if ('inject' in effect) sendLater(d, effect.inject, effect.after ?? 0)
  else if ('cancel' in effect) cancel(d, effect.cancel)
  else if ('slow' in effect) slowDown(d, effect.slow, cause)
  else if ('delay' in effect) moveMilestone(d, effect.milestone, effect.delay)
  else if ('milestone' in effect)
    setMilestone(d, effect.milestone, effect.to === 'blocked' ? (effect.reason ?? '') : null)
  else if ('hold' in effect) hold(d, { reason: effect.hold, by: 'script', until: null })
  else if ('board' in effect) {
    const { board, row, column, to } = effect
    put(d, 'boards', `${board}/${row}/${column}`, to)
    tell(d, 'everyone', { type: 'board.changed', board, row, column, state: to })
  } else {
    const { post, from, text } = effect
    tell(d, 'everyone', {
      type: 'message.posted',
      message: nextName(d, 'message'),
      channel: post,
      role: null,
      persona: from,
      text,
      re: null,
    })
  }
}

export function push(
  d: Draft,
  { metric, add, over }: { metric: string; add: number; over: number },
  cause: string,
): void {
  const def = d.script.metrics[metric]
  if (!def) return
  const path = pushed(d.world.metrics[metric] ?? def.path, {
    at: d.now,
    add,
    over,
    min: def.min,
    max: def.max,
  })
  put(d, 'metrics', metric, path)
  tell(d, 'everyone', { type: 'metric.changed', metric, path, cause })
  watchMetric(d, metric)
}

/** Arms the computed moment at which a metric next changes the mind of a condition. */
export function watchMetric(d: Draft, metric: string): void {
  const path = d.world.metrics[metric] ?? []
  const waiting = [
    ...conditionalIn(d.script).map(([, { when }]) => when),
    ...reactionsIn(d.script).map(([, , { when }]) => when),
  ]
  const rules = waiting.flatMap(metricsOf).filter((rule) => rule.metric === metric)
  const moments = rules.flatMap((rule) => crossing(path, d.now, rule) ?? [])
  if (moments.length === 0) disarm(d, `crossing/${metric}`)
  else arm(d, `crossing/${metric}`, Math.min(...moments), { kind: 'crossing', metric })
}

/** Puts an inject on the run sheet for a moment from now on; one that was sent, skipped or held back stays as it is. */
export function sendLater(d: Draft, inject: string, after: number): void {
  const entry = d.world.sheet[inject]
  if (!entry || !injectOf(d, inject) || !['armed', 'conditional', 'manual'].includes(entry.state)) return
  const at = d.now + after
  put(d, 'sheet', inject, { state: 'armed', at })
  arm(d, `inject/${inject}`, at, { kind: 'inject', inject })
  tell(d, 'facilitators', { type: 'sheet.changed', inject, state: 'armed', due: at, cause: 'armed' })
}

export function cancel(d: Draft, inject: string): void {
  const entry = d.world.sheet[inject]
  if (!entry || entry.state === 'sent' || notDrawn(d.script, d.world.random).has(inject)) return
  disarm(d, `inject/${inject}`)
  patch(d, 'sheet', inject, { state: 'off', at: null })
  tell(d, 'facilitators', { type: 'sheet.changed', inject, state: 'off', due: null, cause: 'cancelled' })
}

/** Keeps the clock slow from now on, for so long in simulated time. */
function slowDown(d: Draft, lasts: number, cause: string): void {
  const until = Math.max(d.now + lasts, d.world.slow?.[cause] ?? 0)
  d.world.slow = { ...d.world.slow, [cause]: until }
  armGrace(d, `slow/${cause}`, until)
}

function setMilestone(d: Draft, milestone: string, blocked: string | null): void {
  const before = d.world.milestones[milestone]
  if (!before || before.doneAt !== null || before.blocked === blocked) return
  patch(d, 'milestones', milestone, { blocked })
  if (blocked === null) tell(d, 'everyone', { type: 'milestone.unblocked', milestone, role: 'script' })
  else tell(d, 'everyone', { type: 'milestone.blocked', milestone, role: 'script', reason: blocked })
}
