/** The course of a day as conditions see it: what was true when, from the facts alone. */
import { holds, type Moments, metricsOf, remember } from '#server/engine/condition.ts'
import { valueAt } from '#server/engine/metric.ts'
import type { Told } from '#server/engine/spans.ts'
import type { Script } from '#shared/script.ts'
import type { Rule } from '#shared/scriptRule.ts'
import { MINUTE, type SimMs } from '#shared/time.ts'

type Paths = Record<string, readonly [SimMs, number][]>
/** What was known from this moment on, until the next. */
interface Known {
  at: SimMs
  moments: Moments
  paths: Paths
}
export interface Course {
  end: SimMs
  /** True if the rule holds at this moment, all that happened then included. */
  holdsAt: (rule: Rule, at: SimMs) => boolean
  /** The first moment at which the rule holds, or null. A metric is looked at once a minute and whenever something happens. */
  firstOf: (rule: Rule) => SimMs | null
}

export function courseOf(script: Script, told: readonly Told[]): Course {
  const known = recall(script, told)
  const end = known.at(-1)?.at ?? 0
  const lastBy = (at: SimMs) => known.findLast((one) => one.at <= at)
  const check = (rule: Rule, { moments, paths }: Known, at: SimMs) =>
    holds(rule, { moments, metric: (id) => valueAt(paths[id] ?? [], at) })
  return {
    end,
    holdsAt(rule, at) {
      const one = lastBy(at)
      return one !== undefined && check(rule, one, Math.min(at, end))
    },
    firstOf(rule) {
      const sampled = metricsOf(rule).length > 0
      for (const [i, one] of known.entries()) {
        const next = sampled ? (known[i + 1]?.at ?? one.at) : one.at
        for (let at = one.at; at === one.at || at < next; at += MINUTE - (at % MINUTE))
          if (check(rule, one, at)) return at
      }
      return null
    },
  }
}

/** What was known after each moment of the day at which something happened, up to its end. */
function recall(script: Script, told: readonly Told[]): Known[] {
  let moments: Moments = {}
  let paths: Paths = Object.fromEntries(Object.entries(script.metrics).map(([id, { path }]) => [id, path]))
  const known: Known[] = []
  for (const fact of told.flatMap(({ facts }) => facts)) {
    moments = remember(moments, fact)
    if (fact.type === 'metric.changed') {
      const from = fact.path[0]?.[0] ?? fact.at
      const before = (paths[fact.metric] ?? []).filter(([knot]) => knot < from)
      paths = { ...paths, [fact.metric]: [...before, ...fact.path] }
    }
    if (known.at(-1)?.at === fact.at) known.pop()
    known.push({ at: fact.at, moments, paths })
    if (fact.type === 'room.ended') break
  }
  return known
}
