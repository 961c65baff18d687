/** A condition of a scenario as the engine looks at it: times in `SimMs`, metric values in the metric's smallest unit. */
import type { Phase, RoleId } from './ids.ts'
import type { Condition } from './scenario/condition.ts'
import type { Inject } from './scenario/inject.ts'
import type { SimMs } from './time.ts'

export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | { inOrder: Rule[] }
  | { opened: string }
  | { resolved: string; within: SimMs | null }
  | { decided: string; options: string[] | null; within: SimMs | null }
  | { limitPassed: string; phase: Phase }
  | { phaseDone: string; phase: Phase; within: SimMs | null }
  | { step: string; of: string; within: SimMs | null }
  /** `steps`: those that contain the issue. All of them have to be done in time. */
  | { contained: string; steps: string[]; within: SimMs | null }
  /** `by`: the steps that tell the audience. One of them has to be done in time. */
  | {
      told: string
      about: string | null
      by: { issue: string; step: string }[]
      within: SimMs | null
      before: SimMs | null
    }
  | { asked: string }
  | { escalated: string }
  | { milestone: string; is: 'due' | 'done' | 'late' | 'blocked'; before: SimMs | null }
  | { called: string; as: ('go' | 'no-go' | 'hold' | 'scrub')[]; before: SimMs | null }
  | { posted: string; by: RoleId | null; before: SimMs | null }
  | { delivered: string }
  | { metric: string; above: number | null; below: number | null }
  | { judged: true }

type StepIn = { issue: string; step: string }
/** Looked up once: a file may hold thousands of conditions. */
export interface StepsThat {
  /** By audience, and by audience and issue, as `users` and `users/breach`. */
  tell: Map<string, StepIn[]>
  /** By issue. */
  contain: Map<string, string[]>
}

export interface Context {
  injects: Record<string, Inject>
  steps: StepsThat
  sim: (time: string) => SimMs
  scaled: (metric: string, value: number) => number
}

export function ruleOf(c: Condition, context: Context): Rule {
  const { sim, scaled } = context
  const inner = (part: Condition) => ruleOf(part, context)
  const simOrNull = (time: string | undefined) => (time === undefined ? null : sim(time))
  if ('all' in c) return { all: c.all.map(inner) }
  if ('any' in c) return { any: c.any.map(inner) }
  if ('not' in c) return { not: inner(c.not) }
  if ('inOrder' in c) return { inOrder: c.inOrder.map(inner) }
  if ('metric' in c) {
    const { metric, above, below } = c
    return {
      metric,
      above: above === undefined ? null : scaled(metric, above),
      below: below === undefined ? null : scaled(metric, below),
    }
  }
  if ('decided' in c) return { decided: c.decided, options: c.options ?? null, within: c.within ?? null }
  if ('resolved' in c) return { resolved: c.resolved, within: c.within ?? null }
  if ('phaseDone' in c) return { phaseDone: c.phaseDone, phase: c.phase, within: c.within ?? null }
  if ('step' in c) return { step: c.step, of: c.of, within: c.within ?? null }
  if ('contained' in c) {
    const steps = context.steps.contain.get(c.contained) ?? []
    return { contained: c.contained, steps, within: c.within ?? null }
  }
  if ('told' in c) {
    const { told, about = null, within = null } = c
    const by = context.steps.tell.get(about === null ? told : `${told}/${about}`) ?? []
    return { told, about, by, within, before: simOrNull(c.before) }
  }
  if ('milestone' in c) return { milestone: c.milestone, is: c.is, before: simOrNull(c.before) }
  if ('called' in c) return { called: c.called, as: c.as, before: simOrNull(c.before) }
  if ('posted' in c) return { posted: c.posted, by: c.by ?? null, before: simOrNull(c.before) }
  return c
}

/** The steps of all issues that contain them or tell somebody, in the order of the file. */
export function stepsThat(injects: Context['injects']): StepsThat {
  const found: StepsThat = { tell: new Map(), contain: new Map() }
  for (const [issue, inject] of Object.entries(injects)) {
    for (const [step, { tells = [], contains }] of Object.entries(inject.issue?.steps ?? {})) {
      if (contains) add(found.contain, issue, step)
      for (const audience of tells) {
        add(found.tell, audience, { issue, step })
        add(found.tell, `${audience}/${issue}`, { issue, step })
      }
    }
  }
  return found
}

function add<V>(lists: Map<string, V[]>, name: string, value: V): void {
  const list = lists.get(name)
  if (list) list.push(value)
  else lists.set(name, [value])
}
