/** The run sheet: injects by time, by condition, by offset, by hand; the live edits are an overlay, never the script. */
import type { AdHoc } from '#shared/command.ts'
import type { ScriptInject } from '#shared/scriptInject.ts'
import type { SimMs } from '#shared/time.ts'
import { firstState, sheetRow } from './brief.ts'
import { drawWithin } from './chance.ts'
import { conditionalIn, holds, type Known, reactionsIn } from './condition.ts'
import { arm, type Draft, disarm, injectOf, isLive, metricNow, patch, put, tell, toRoles } from './draft.ts'
import { cancel, carryOut, push, sendLater } from './effect.ts'
import { openIssue } from './issue.ts'
import { deliveryOf } from './share.ts'

/** Delivers an inject to its roles now: its message, its effects, its issue, and what follows it. */
export function deliver(d: Draft, id: string): void {
  const inject = injectOf(d, id)
  if (!inject) return
  disarm(d, `inject/${id}`)
  put(d, 'sheet', id, { state: 'sent', at: d.now })
  tell(d, toRoles(d, inject.to), { type: 'inject.delivered', delivery: deliveryOf(d, id) })
  tell(d, 'facilitators', { type: 'sheet.changed', inject: id, state: 'sent', due: d.now, cause: 'sent' })
  if (isLive(d)) carryOut(d, inject.effects, id)
  if (inject.issue) openIssue(d, id)
  for (const [other, { trigger }] of Object.entries(d.script.injects)) {
    if ('follows' in trigger && trigger.follows === id)
      sendLater(d, other, drawWithin(d.world.random, other, trigger.between))
  }
}

/** An inject has fallen due: delivered, cancelled because it may not come any more, or passed over by a skip. */
export function fallDue(d: Draft, id: string): void {
  if (d.world.sheet[id]?.state !== 'armed') return
  if (!mayCome(d, id)) return cancel(d, id)
  if (!d.skipped) return deliver(d, id)
  d.skipped.push(id)
  takeOff(d, id, 'skip')
}

function mayCome(d: Draft, id: string): boolean {
  const { expires, unless } = injectOf(d, id) ?? {}
  const hasExpired = expires !== undefined && d.now >= expires && !d.world.sheet[id]?.late
  return !hasExpired && !(unless && holds(unless, knownNow(d)))
}

const knownNow = (d: Draft): Known => ({
  moments: d.world.moments,
  metric: (id) => metricNow(d, id),
})

export function takeOff(d: Draft, id: string, cause: 'skipped' | 'skip'): void {
  disarm(d, `inject/${id}`)
  const at = d.world.sheet[id]?.at ?? null
  put(d, 'sheet', id, { state: 'skipped', at })
  tell(d, 'facilitators', { type: 'sheet.changed', inject: id, state: 'skipped', due: at, cause })
}

export function holdBack(d: Draft, id: string): void {
  disarm(d, `inject/${id}`)
  const at = d.world.sheet[id]?.at ?? null
  put(d, 'sheet', id, { state: 'held-back', at })
  tell(d, 'facilitators', {
    type: 'sheet.changed',
    inject: id,
    state: 'held-back',
    due: at,
    cause: 'held-back',
  })
}

/** Back on the sheet: at its time if that is still to come, else to be sent by hand or by its condition. */
export function putBack(d: Draft, id: string): void {
  const inject = injectOf(d, id)
  const at = d.world.sheet[id]?.at ?? null
  if (!inject) return
  if (at !== null && at > d.now) return armAt(d, id, at, 'put-back')
  const first = firstState(id, inject, d.world.random)
  const state = first.state === 'armed' ? 'manual' : first.state
  put(d, 'sheet', id, { state, at: null })
  tell(d, 'facilitators', { type: 'sheet.changed', inject: id, state, due: null, cause: 'put-back' })
}

export function armAt(d: Draft, id: string, at: SimMs, cause: 'put-back' | 'moved' | 'armed'): void {
  const { expires } = injectOf(d, id) ?? {}
  const late = expires !== undefined && at >= expires
  put(d, 'sheet', id, { state: 'armed', at, ...(late ? { late } : {}) })
  arm(d, `inject/${id}`, at, { kind: 'inject', inject: id })
  tell(d, 'facilitators', { type: 'sheet.changed', inject: id, state: 'armed', due: at, cause })
}

/** Conditional injects whose rule has just become true are armed, and metrics react, each once. */
export function checkConditions(d: Draft): void {
  const known = knownNow(d)
  for (const [id, trigger] of conditionalIn(d.script)) {
    if (d.world.sheet[id]?.state !== 'conditional' || !holds(trigger.when, known)) continue
    if (trigger.after === 0) {
      patch(d, 'sheet', id, { state: 'armed', at: d.now })
      fallDue(d, id)
    } else sendLater(d, id, trigger.after)
  }
  for (const [key, metric, { when, add, over }] of reactionsIn(d.script)) {
    if (d.world.reacted?.[key] || !holds(when, known)) continue
    d.world.reacted = { ...d.world.reacted, [key]: true }
    push(d, { metric, add, over }, metric)
  }
}

/** Adds what a facilitator made up. */
export function addAdHoc(d: Draft, id: string, { adHoc, at }: { adHoc: AdHoc; at: SimMs | null }): void {
  const inject = injectFrom(adHoc)
  put(d, 'added', id, { inject, adHoc })
  const entry = { state: 'manual' as const, at: null }
  put(d, 'sheet', id, entry)
  tell(d, 'facilitators', {
    type: 'inject.added',
    inject: id,
    row: sheetRow(d.script, id, { inject, entry }),
    adHoc,
  })
  if (at === null) deliver(d, id)
  else armAt(d, id, at, 'armed')
}

function injectFrom({ title, body, from, channel, to, issue, expected }: AdHoc): ScriptInject {
  const base = {
    title,
    body,
    from,
    channel,
    to,
    trigger: { by: 'facilitator' as const },
    effects: [],
    expected: expected || undefined,
  }
  if (!issue) return base
  const { owner, limit, severity } = issue
  const phase = { par: Math.round(limit / 2), limit }
  return {
    ...base,
    to: to.includes(owner) ? to : [...to, owner],
    issue: {
      owner,
      phases: { observe: phase, orient: phase, decide: phase, act: phase },
      truth: { confirmed: true, ongoing: true },
      evidence: {},
      assessment: { severity: severity ? { [severity]: 100 } : {}, cause: {}, affected: {} },
      options: {},
      steps: {
        'carry-out': {
          label: 'Carry out what was decided',
          role: owner,
          after: [],
          writes: 'note',
          optional: false,
          effects: [],
        },
      },
      hints: [],
      onLimit: {},
      onResolved: [],
    },
  }
}
