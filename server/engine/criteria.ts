/** What passes or fails the exercise: the script's rules, looked up in the facts, and what a facilitator judged. */
import type { FactOf } from '#shared/fact.ts'
import type { CriterionScore } from '#shared/score.ts'
import type { Script, ScriptCriterion } from '#shared/script.ts'
import type { Rule } from '#shared/scriptRule.ts'
import { holds, type Known, keysOf, type Moments, metricsOf, rememberInto } from './condition.ts'
import { valueAt } from './metric.ts'
import type { Told } from './spans.ts'

type Source = CriterionScore['from'][number]

interface Remembered extends Known {
  /** The fact that made each moment, and the last one that moved each metric. */
  sources: Record<string, Source>
  judged: Record<string, FactOf<'criterion.judged'> & { seq: number }>
}

export function scoreCriteria(script: Script, records: readonly Told[]): CriterionScore[] {
  const known = recall(script, records)
  return Object.entries(script.criteria).map(([id, criterion]) => scoreCriterion(id, criterion, known))
}

function scoreCriterion(
  id: string,
  { text, why = '', when }: ScriptCriterion,
  known: Remembered,
): CriterionScore {
  const judged = known.judged[id]
  if (judged) {
    const from = [{ seq: judged.seq, type: judged.type, item: id }]
    return { id, text, why, met: judged.met, judge: 'facilitator', pending: false, from }
  }
  const met = holds(withJudgement(when, false), known)
  const pending = met !== holds(withJudgement(when, true), known)
  const from = [...new Set(lookedAt(when))].flatMap((key) => known.sources[key] ?? [])
  return { id, text, why, met: met && !pending, judge: pending ? 'facilitator' : 'rule', pending, from }
}

/** Everything the facts tell that a rule may look at. */
function recall(script: Script, records: readonly Told[]): Remembered {
  const moments: Moments = {}
  const sources: Record<string, Source> = {}
  const judged: Remembered['judged'] = {}
  const paths = Object.fromEntries(Object.entries(script.metrics).map(([id, metric]) => [id, metric.path]))
  let at = 0
  let ended = false
  for (const { seq, facts } of records) {
    for (const fact of facts) {
      if (!ended) at = fact.at
      ended ||= fact.type === 'room.ended'
      // Which fact makes a moment is noted as it is remembered.
      for (const [key, value] of rememberInto(moments, fact)) {
        if (value === null) delete sources[key]
        else sources[key] = { seq, type: fact.type, item: itemOf(key) }
      }
      if (fact.type === 'criterion.judged') judged[fact.criterion] = { ...fact, seq }
      if (fact.type === 'metric.changed') {
        const from = fact.path[0]?.[0] ?? fact.at
        paths[fact.metric] = [...(paths[fact.metric] ?? []).filter(([knot]) => knot < from), ...fact.path]
        sources[metricKey(fact.metric)] = { seq, type: fact.type, item: fact.metric }
      }
    }
  }
  return { moments, sources, judged, metric: (id) => valueAt(paths[id] ?? [], at) }
}

const metricKey = (id: string) => `metric/${id}`

/** What a moment is about: the step of a step, else what its kind is followed by. */
function itemOf(key: string): string | null {
  const [kind, first, second] = key.split('/')
  return (kind === 'step' ? second : first) ?? null
}

function lookedAt(rule: Rule): string[] {
  if ('all' in rule) return rule.all.flatMap(lookedAt)
  if ('any' in rule) return rule.any.flatMap(lookedAt)
  if ('inOrder' in rule) return rule.inOrder.flatMap(lookedAt)
  if ('not' in rule) return lookedAt(rule.not)
  return [...keysOf(rule), ...metricsOf(rule).map(({ metric }) => metricKey(metric))]
}

/** The rule as it reads if the facilitator judged its judged parts so. */
function withJudgement(rule: Rule, met: boolean): Rule {
  if ('all' in rule) return { all: rule.all.map((part) => withJudgement(part, met)) }
  if ('any' in rule) return { any: rule.any.map((part) => withJudgement(part, met)) }
  if ('not' in rule) return { not: withJudgement(rule.not, met) }
  if ('judged' in rule) return met ? { all: [] } : { any: [] }
  return rule
}
