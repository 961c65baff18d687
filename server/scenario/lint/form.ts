/** Conditions as forms over single moments: a list of options becomes "any of these moments", a containment "all". */
import type { Condition } from '#shared/scenario/condition.ts'
import type { Scenario } from '#shared/scenario.ts'
import type { SimMs } from '#shared/time.ts'
import type { DayClock } from './dayClock.ts'

/** That a moment came, before a time of the day or so long after the opening of its issue. */
export interface Literal {
  key: string
  before: SimMs | null
  within: SimMs | null
  issue: string | null
}
export interface Reading {
  metric: string
  above: number | null
  below: number | null
}
export type Form =
  | { all: Form[] }
  | { any: Form[] }
  | { not: Form }
  | { inOrder: Form[] }
  | { literal: Literal }
  | { reading: Reading }
  | { judged: true }

export type Forms = (condition: Condition) => Form

/** Looks the same condition up only once. */
export function formsOf({ injects }: Scenario, { sim }: DayClock): Forms {
  const known = new WeakMap<Condition, Form>()
  const telling = new Map<string, { issue: string; step: string }[]>()
  for (const [issue, { issue: part }] of Object.entries(injects))
    for (const [step, { tells = [] }] of Object.entries(part?.steps ?? {}))
      for (const audience of tells) telling.set(audience, [...(telling.get(audience) ?? []), { issue, step }])

  const literal = (key: string, more: Partial<Literal> = {}): Form => ({
    literal: { key, before: null, within: null, issue: null, ...more },
  })
  const simple = (c: Condition): Form => {
    const before = 'before' in c && c.before !== undefined ? sim(c.before) : null
    const within = 'within' in c ? (c.within ?? null) : null
    if ('opened' in c) return literal(`opened/${c.opened}`, { issue: c.opened })
    if ('resolved' in c) return literal(`resolved/${c.resolved}`, { issue: c.resolved, within })
    if ('decided' in c) {
      const of = { issue: c.decided, within }
      if (!c.options) return literal(`decided/${c.decided}`, of)
      return either(c.options.map((option) => literal(`decided/${c.decided}/${option}`, of)))
    }
    if ('limitPassed' in c)
      return literal(`limitPassed/${c.limitPassed}/${c.phase}`, { issue: c.limitPassed })
    if ('phaseDone' in c)
      return literal(`phaseDone/${c.phaseDone}/${c.phase}`, { issue: c.phaseDone, within })
    if ('step' in c) return literal(`step/${c.of}/${c.step}`, { issue: c.of, within })
    if ('contained' in c) {
      const steps = Object.entries(injects[c.contained]?.issue?.steps ?? {}).filter(
        ([, step]) => step.contains,
      )
      if (steps.length === 0) return literal(`contained/${c.contained}`)
      return {
        all: steps.map(([step]) => literal(`step/${c.contained}/${step}`, { issue: c.contained, within })),
      }
    }
    if ('told' in c) {
      const by = (telling.get(c.told) ?? []).filter(({ issue }) => c.about === undefined || c.about === issue)
      return either(by.map(({ issue, step }) => literal(`step/${issue}/${step}`, { issue, within, before })))
    }
    if ('asked' in c) return literal(`asked/${c.asked}`, { issue: c.asked })
    if ('escalated' in c) return literal(`escalated/${c.escalated}`, { issue: c.escalated })
    if ('milestone' in c) return literal(`milestone/${c.milestone}/${c.is}`, { before })
    if ('called' in c) return either(c.as.map((call) => literal(`called/${c.called}/${call}`, { before })))
    if ('posted' in c) return literal(`posted/${c.posted}${c.by === undefined ? '' : `/${c.by}`}`, { before })
    if ('delivered' in c) return literal(`delivered/${c.delivered}`)
    if ('metric' in c)
      return { reading: { metric: c.metric, above: c.above ?? null, below: c.below ?? null } }
    return { judged: true }
  }
  const formOf = (c: Condition): Form => {
    const before = known.get(c)
    if (before) return before
    const form: Form =
      'all' in c
        ? { all: c.all.map(formOf) }
        : 'any' in c
          ? { any: c.any.map(formOf) }
          : 'not' in c
            ? { not: formOf(c.not) }
            : 'inOrder' in c
              ? { inOrder: c.inOrder.map(formOf) }
              : simple(c)
    known.set(c, form)
    return form
  }
  return formOf
}

const either = (forms: Form[]): Form => (forms.length === 1 && forms[0] ? forms[0] : { any: forms })
