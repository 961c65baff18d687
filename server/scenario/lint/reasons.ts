/** Why a condition can never be true, in words. */
import { leastOf } from './causes.ts'
import { lengthOf } from './dayClock.ts'
import type { Form, Literal, Reading } from './form.ts'
import type { Model } from './model.ts'
import { type Span, truthOf } from './truth.ts'

const NEVER = Number.POSITIVE_INFINITY

export function whyNever(model: Model, form: Form, span: Span): string {
  if ('all' in form || 'inOrder' in form) {
    const parts = 'all' in form ? form.all : form.inOrder
    const never = parts.find((part) => !truthOf(model, part, span).true)
    if (never) return whyNever(model, never, span)
    return 'all' in form ? 'its parts contradict each other' : 'its parts cannot come in this order'
  }
  if ('any' in form) {
    const [first] = form.any
    if (form.any.length === 1 && first) return whyNever(model, first, span)
    return first ? `none of its parts can be: ${whyNever(model, first, span)}` : 'no step tells this audience'
  }
  if ('not' in form) return 'what stands in "not" is always true'
  if ('judged' in form) return 'a facilitator judges criteria only, in the debrief'
  return 'reading' in form ? whyNotRead(model, form.reading, span) : whyNotIn(model, form.literal)
}

function whyNotRead({ ranges }: Model, { metric }: Reading, span: Span): string {
  const range = ranges[metric]
  const [least, most] = (span === 'end' ? range?.atEnd : range?.ofDay) ?? []
  return span === 'end'
    ? `"${metric}" ends the day between ${least} and ${most}`
    : `"${metric}" stays between ${least} and ${most}`
}

function whyNotIn(model: Model, literal: Literal): string {
  const { key, before, within, issue } = literal
  const at = model.earliest(key)
  if (at === NEVER) return whyNotAtAll(model, literal)
  if (before !== null && at >= before) {
    const time = model.day.shown(at)
    return at === 0 ? `${model.day.shown(before)} is when the clock starts` : `it cannot be before ${time}`
  }
  const least = leastOf(model, literal)
  return within !== null && least > within
    ? `the work up to it takes ${lengthOf(least)} from the opening of "${issue}"`
    : 'something else would have to be so that is not'
}

function whyNotAtAll(model: Model, { key, issue }: Literal): string {
  const [kind, id = '', part = ''] = key.split('/')
  if (kind === 'milestone' && part === 'late' && model.scenario.milestones[id]?.late === undefined)
    return `"${id}" has no "late", so it is never late`
  if (kind === 'delivered') return `"${id}" is never sent`
  if (kind === 'contained') return `no step of "${id}" has "contains: true"`
  if (issue !== null && model.earliest(`opened/${issue}`) === NEVER) return `"${issue}" never opens`
  if (kind === 'step' && issue !== null && !model.issues.get(issue)?.asked.has(part))
    return `no decision asks for the step "${part}"`
  if (kind === 'asked') return 'there is nobody else to ask'
  return 'it cannot come before the day ends'
}
