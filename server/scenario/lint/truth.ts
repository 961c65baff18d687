/**
 * Whether a condition may be true, and whether it may be false, at some moment of a stretch of the day. Exact as far as
 * single moments are known and follow from each other; where that is not decided, or would cost too much, the answer
 * is that it may be.
 */
import type { SimMs } from '#shared/time.ts'
import { leastOf } from './causes.ts'
import type { Form, Literal, Reading } from './form.ts'
import { follows } from './implied.ts'
import type { Model } from './model.ts'

/** `start`: as the clock starts. `day`: at some moment. `end`: when criteria are read. Or from a time on. */
export type Span = 'start' | 'day' | 'end' | { from: SimMs }
/** What a form may be. */
export interface Truth {
  true: boolean
  false: boolean
}
interface Leaf {
  /** Earliest time at which it may be true; `Infinity` if never. */
  can: SimMs
  /** From when on it surely is true; `Infinity` if it need not be. */
  must: SimMs
  literal: Literal | null
}
type Tree = { all: Tree[] } | { any: Tree[] } | { not: Tree } | { leaf: number }

const NEVER = Number.POSITIVE_INFINITY
/** More leaves than these are looked at each for itself. */
const MOST_LEAVES = 24
const MOST_TRIES = 2000

/** Each part for itself: what may be true together is not looked at. */
export function truthOf(model: Model, form: Form, span: Span): Truth {
  if ('all' in form || 'inOrder' in form) {
    const parts = ('all' in form ? form.all : form.inOrder).map((part) => truthOf(model, part, span))
    const ordered = 'all' in form || !outOfOrder(model, form.inOrder)
    return {
      true: ordered && parts.every((part) => part.true),
      false: !ordered || 'inOrder' in form || parts.some((part) => part.false),
    }
  }
  if ('any' in form) {
    const parts = form.any.map((part) => truthOf(model, part, span))
    return { true: parts.some((part) => part.true), false: parts.every((part) => part.false) }
  }
  if ('not' in form) {
    const part = truthOf(model, form.not, span)
    return { true: part.false, false: part.true }
  }
  const { from, to } = stretchOf(model, span)
  const { can, must } = leafOf(model, form, span)
  return { true: can <= to, false: must > from }
}

/** All parts together: also finds parts that contradict each other, or that leave nothing else. */
export function jointTruth(model: Model, form: Form, span: Span): Truth {
  const apart = truthOf(model, form, span)
  const leaves: Leaf[] = []
  const tree = treeOf(model, form, { span, leaves, known: new Map() })
  if (leaves.length > MOST_LEAVES) return apart
  const search = { tree, leaves, stretch: stretchOf(model, span), ties: tiesOf(model, leaves) }
  return {
    true: apart.true && canBe(search, true),
    false: apart.false && canBe(search, false),
  }
}

function stretchOf({ day }: Model, span: Span): { from: SimMs; to: SimMs } {
  if (typeof span === 'object') return { from: span.from, to: day.end }
  return { from: span === 'end' ? day.end : 0, to: span === 'start' ? 0 : day.end }
}

function leafOf(model: Model, form: Form, span: Span): Leaf {
  if ('reading' in form) return { ...readingLeaf(model, form.reading, span), literal: null }
  if (!('literal' in form)) return { can: span === 'end' ? 0 : NEVER, must: NEVER, literal: null }
  const { literal } = form
  return { can: earliestOf(model, literal), must: certainOf(model, literal), literal }
}

function readingLeaf({ ranges }: Model, reading: Reading, span: Span): { can: SimMs; must: SimMs } {
  const range = ranges[reading.metric]
  if (!range) return { can: 0, must: NEVER }
  if (span !== 'end') return { can: range.earliest(reading), must: range.surely(reading) }
  return { can: range.mayAtEnd(reading) ? 0 : NEVER, must: range.mustAtEnd(reading) ? 0 : NEVER }
}

/** Earliest time at which it may be true; `Infinity` if it cannot come in time. */
function earliestOf(model: Model, literal: Literal): SimMs {
  const at = model.earliest(literal.key)
  const late = literal.before !== null && at >= literal.before
  return late || (literal.within !== null && leastOf(model, literal) > literal.within) ? NEVER : at
}

function certainOf({ certain }: Model, { key, before, within }: Literal): SimMs {
  const at = certain(key)
  // A milestone that was blocked can be open again.
  if (within !== null || key.endsWith('/blocked')) return NEVER
  return before !== null && at >= before ? NEVER : at
}

function outOfOrder(model: Model, forms: readonly Form[]): boolean {
  let earliest = 0
  for (const form of forms) {
    if (!('literal' in form)) continue
    if (certainOf(model, form.literal) < earliest) return true
    earliest = Math.max(earliest, earliestOf(model, form.literal))
  }
  return false
}

interface Growing {
  span: Span
  leaves: Leaf[]
  known: Map<string, number>
}

function treeOf(model: Model, form: Form, growing: Growing): Tree {
  const inner = (part: Form) => treeOf(model, part, growing)
  if ('all' in form) return { all: form.all.map(inner) }
  if ('any' in form) return { any: form.any.map(inner) }
  if ('not' in form) return { not: inner(form.not) }
  if ('inOrder' in form) {
    // Whether they came in this order is one more thing that may be so or not.
    const can = outOfOrder(model, form.inOrder) ? NEVER : 0
    const order = growing.leaves.push({ can, must: NEVER, literal: null }) - 1
    return { all: [...form.inOrder.map(inner), { leaf: order }] }
  }
  const name = JSON.stringify(form)
  const known = growing.known.get(name)
  if (known !== undefined) return { leaf: known }
  const leaf = growing.leaves.push(leafOf(model, form, growing.span)) - 1
  growing.known.set(name, leaf)
  return { leaf }
}

interface Search {
  tree: Tree
  leaves: Leaf[]
  stretch: { from: SimMs; to: SimMs }
  /** For each leaf those that are true whenever it is, and those that then are not. */
  ties: { implied: number[]; excluded: number[] }[]
}

/** Goes through the ways in which leaves can be true or false together until one makes the tree so. */
function canBe({ tree, leaves, stretch, ties }: Search, wanted: boolean): boolean {
  const values: (boolean | undefined)[] = leaves.map(() => undefined)
  let tries = 0
  const attempt = (i: number, from: SimMs, until: SimMs): boolean => {
    tries += 1
    if (tries > MOST_TRIES) return true
    const value = valueIn(tree, values)
    if (value !== undefined) return value === wanted
    const leaf = leaves[i]
    if (!leaf) return true
    for (const guess of [true, false]) {
      const first = guess ? Math.max(from, leaf.can) : from
      const last = guess ? until : Math.min(until, leaf.must)
      if (first > stretch.to || first >= last || !fits(i, guess)) continue
      values[i] = guess
      if (attempt(i + 1, first, last)) return true
    }
    values[i] = undefined
    return false
  }
  const fits = (i: number, guess: boolean) =>
    guess
      ? !ties[i]?.implied.some((j) => values[j] === false) &&
        !ties[i]?.excluded.some((j) => values[j] === true)
      : !values.some((value, j) => value === true && ties[j]?.implied.includes(i))
  return attempt(0, stretch.from, NEVER)
}

function valueIn(tree: Tree, values: readonly (boolean | undefined)[]): boolean | undefined {
  if ('leaf' in tree) return values[tree.leaf]
  if ('not' in tree) {
    const value = valueIn(tree.not, values)
    return value === undefined ? undefined : !value
  }
  const decisive = 'any' in tree
  let open = false
  for (const part of decisive ? tree.any : tree.all) {
    const value = valueIn(part, values)
    if (value === decisive) return decisive
    open ||= value === undefined
  }
  return open ? undefined : !decisive
}

function tiesOf(model: Model, leaves: readonly Leaf[]): Search['ties'] {
  return leaves.map(({ literal }, i) => {
    const ties: Search['ties'][number] = { implied: [], excluded: [] }
    if (!literal) return ties
    leaves.forEach((other, j) => {
      if (i === j || !other.literal) return
      const how = follows(model, literal, other.literal)
      if (how === 'implied') ties.implied.push(j)
      if (how === 'excluded') ties.excluded.push(j)
    })
    return ties
  })
}
