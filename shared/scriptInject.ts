/** The injects of a script: their triggers in simulated time, repeated ones written out. */
import type { RoleId } from './ids.ts'
import type { Effect } from './scenario/effect.ts'
import type { Inject } from './scenario/inject.ts'
import { type Context, type Rule, ruleOf } from './scriptRule.ts'
import type { SimMs } from './time.ts'

export type ScriptTrigger =
  | { at: SimMs }
  /** First and last moment, of which one is drawn. */
  | { between: [SimMs, SimMs] }
  | { when: Rule; after: SimMs }
  /** How long after the other one: at least and at most. */
  | { follows: string; between: [SimMs, SimMs] }
  | { by: 'facilitator' | 'effect' | 'practice' }

export type ScriptInject = Omit<Inject, 'trigger' | 'to' | 'expires' | 'unless' | 'repeat'> & {
  trigger: ScriptTrigger
  to: RoleId[]
  /** Not sent from this moment on. */
  expires?: SimMs
  /** Not sent if this is true at its moment. */
  unless?: Rule
}

/** The names a repeated inject gets: `id`, `id-2`, `id-3` …; of any other just its own. */
export function namesOfRepeated(id: string, { repeat }: Pick<Inject, 'repeat'>): string[] {
  const times = repeat?.times ?? 1
  return Array.from({ length: times }, (_, i) => (i === 0 ? id : `${id}-${i + 1}`))
}

/** One inject as those it stands for: itself, and each repetition so long after it. */
export function writtenOut(
  id: string,
  inject: Inject,
  {
    context,
    rolesOf,
    effectsOf,
  }: {
    context: Context
    rolesOf: (to: Inject['to']) => RoleId[]
    effectsOf: (effects: readonly Effect[]) => Effect[]
  },
): [string, ScriptInject][] {
  const { repeat, unless, expires, trigger, ...rest } = inject
  const rule = unless && ruleOf(unless, context)
  const until = repeat?.until && ruleOf(repeat.until, context)
  const first: ScriptInject = {
    ...rest,
    trigger: triggerOf(trigger, context),
    to: rolesOf(inject.to),
    effects: effectsOf(inject.effects),
    ...(expires === undefined ? {} : { expires: context.sim(expires) }),
    ...(rule ? { unless: rule } : {}),
  }
  return namesOfRepeated(id, inject).map((name, i) => {
    if (i === 0 || !repeat) return [name, first]
    const later = i * repeat.every
    const stop = [rule, until].flatMap((one) => one ?? [])
    return [
      name,
      {
        ...first,
        trigger: { follows: id, between: [later, later] },
        ...(stop.length === 0 ? {} : { unless: stop.length === 1 && stop[0] ? stop[0] : { any: stop } }),
      },
    ]
  })
}

function triggerOf(trigger: Inject['trigger'], context: Context): ScriptTrigger {
  if ('at' in trigger) return { at: context.sim(trigger.at) }
  if ('when' in trigger) return { when: ruleOf(trigger.when, context), after: trigger.after ?? 0 }
  if ('follows' in trigger) {
    const { follows } = trigger
    return { follows, between: 'after' in trigger ? [trigger.after, trigger.after] : trigger.between }
  }
  if ('between' in trigger) {
    const [first, last] = trigger.between
    return { between: [context.sim(first), context.sim(last)] }
  }
  return trigger
}
