/** Conditions that are never or always true, as a whole and in their parts. */
import type { Condition } from '#shared/scenario/condition.ts'
import { wrong } from '../names.ts'
import type { Finding, Path } from '../source.ts'
import type { Model } from './model.ts'
import { whyNever } from './reasons.ts'
import { jointTruth, type Span, truthOf } from './truth.ts'

export interface Whole {
  /** What to say if it can never be true; null where somebody else says it. */
  never: (reason: string) => Finding | null
  /** What to say if it can never be false. */
  always: () => Finding | null
}
interface Place {
  condition: Condition
  path: Path
  span: Span
}

/** Of the whole condition if that is decided already, else of those of its parts that are. */
export function conditionFindings(model: Model, { condition, path, span }: Place, whole: Whole): Finding[] {
  const form = model.formOf(condition)
  const truth = jointTruth(model, form, span)
  if (!truth.true) return some(whole.never(whyNever(model, form, span)))
  if (!truth.false) return some(whole.always())
  return parts(model, { condition, path, span })
}

const some = (finding: Finding | null): Finding[] => (finding ? [finding] : [])

function parts(model: Model, { condition, path, span }: Place): Finding[] {
  if ('not' in condition) return parts(model, { condition: condition.not, path: [...path, 'not'], span })
  const key = 'all' in condition ? 'all' : 'any' in condition ? 'any' : null
  if (key === null) return []
  const inside = 'all' in condition ? condition.all : 'any' in condition ? condition.any : []
  return inside.flatMap((part, i) => {
    const place = { condition: part, path: [...path, key, i], span }
    const form = model.formOf(part)
    const truth = truthOf(model, form, span)
    if (!truth.true) return [neverPart(place.path, whyNever(model, form, span))]
    if (!truth.false) return [alwaysPart(place.path, span)]
    return parts(model, place)
  })
}

export const neverPart = (path: Path, reason: string): Finding =>
  wrong('SC405', path, `This can never be true: ${reason}.`)

const alwaysPart = (path: Path, span: Span): Finding =>
  wrong(
    'SC406',
    path,
    span === 'end'
      ? 'This is true at the end of every day: it decides nothing.'
      : 'This is true all day: it decides nothing.',
  )
