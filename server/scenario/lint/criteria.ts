/** Criteria and metrics: what cannot be met, cannot be failed, or is asked of nobody who works at par. */
import type { Condition } from '#shared/scenario/condition.ts'
import type { SimMs } from '#shared/time.ts'
import { each, wrong } from '../names.ts'
import type { Finding, Path } from '../source.ts'
import { leastOf } from './causes.ts'
import { conditionFindings, neverPart } from './conditions.ts'
import { lengthOf } from './dayClock.ts'
import type { Form, Literal } from './form.ts'
import type { Model } from './model.ts'
import { truthOf } from './truth.ts'

export function criteriaFindings(model: Model): Finding[] {
  const { criteria, metrics } = model.scenario
  const none = wrong('SC608', ['criteria'], 'There is no criterion: nobody can pass or fail.', 'key')
  return [
    ...(Object.keys(criteria).length === 0 ? [none] : []),
    ...each(criteria, ['criteria'], ({ when }, path) => criterion(model, when, [...path, 'when'])),
    ...each(metrics, ['metrics'], ({ reactions = [] }, path) =>
      reactions.flatMap(({ when }, i) => reaction(model, when, [...path, 'reactions', i, 'when'])),
    ),
  ]
}

function criterion(model: Model, condition: Condition, path: Path): Finding[] {
  const found = conditionFindings(
    model,
    { condition, path, span: 'end' },
    {
      never: (reason) => wrong('SC403', path, `Nobody can meet this criterion: ${reason}.`),
      always: () =>
        wrong('SC404', path, 'Nobody can fail this criterion: it is true at the end of every day.'),
    },
  )
  return found.length > 0 ? found : strict(model, condition, path)
}

function reaction(model: Model, condition: Condition, path: Path): Finding[] {
  const start = truthOf(model, model.formOf(condition), 'start')
  if (start.true && !start.false)
    return [wrong('SC402', path, 'This is true as the clock starts: change "start" of the metric instead.')]
  return conditionFindings(
    model,
    { condition, path, span: 'day' },
    { never: (reason) => neverPart(path, reason), always: () => null },
  )
}

/** Times that are asked for and that a team working exactly at par would miss. */
function strict(model: Model, condition: Condition, path: Path): Finding[] {
  if ('not' in condition) return []
  if ('all' in condition || 'inOrder' in condition) {
    const key = 'all' in condition ? 'all' : 'inOrder'
    const parts = 'all' in condition ? condition.all : condition.inOrder
    return parts.flatMap((part, i) => strict(model, part, [...path, key, i]))
  }
  if ('any' in condition) {
    const found = condition.any.map((part, i) => strict(model, part, [...path, 'any', i]))
    return found.every((one) => one.length > 0) ? found.flat() : []
  }
  const form = model.formOf(condition)
  if ('within' in condition && condition.within !== undefined) {
    const needed = neededAtPar(form, (one) => parOf(model, one))
    if (needed <= condition.within) return []
    const message = `A team at par needs ${lengthOf(needed)} for this, and only ${lengthOf(condition.within)} are given.`
    return [wrong('SC413', [...path, 'within'], message)]
  }
  if (!('before' in condition) || condition.before === undefined) return []
  const needed = neededAtPar(form, ({ key }) => model.atPar(key))
  if (needed < model.day.sim(condition.before) || needed === Number.POSITIVE_INFINITY) return []
  const message = `A team at par has this at ${model.day.shown(needed)}, not before ${condition.before}.`
  return [wrong('SC413', [...path, 'before'], message)]
}

function neededAtPar(form: Form, of: (literal: Literal) => SimMs): SimMs {
  if ('all' in form) return Math.max(...form.all.map((part) => neededAtPar(part, of)))
  if ('any' in form) return Math.min(...form.any.map((part) => neededAtPar(part, of)))
  return 'literal' in form ? of(form.literal) : 0
}

/** From the opening of its issue, where every phase takes its par. */
function parOf(model: Model, literal: Literal): SimMs {
  const times = literal.issue === null ? undefined : model.issues.get(literal.issue)
  if (!times) return 0
  const [kind, , part] = literal.key.split('/')
  if (kind === 'phaseDone')
    return part === 'observe' || part === 'orient' || part === 'decide'
      ? times.par[part]
      : Math.max(times.par.act, times.par.decide + times.quickest)
  if (kind === 'decided') return times.par.decide
  if (kind === 'step') return times.par.decide + leastOf(model, literal)
  return kind === 'resolved' ? Math.max(times.par.act, times.par.decide + times.quickest) : 0
}
