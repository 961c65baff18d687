/**
 * Edits as replacements of small pieces of the text: everything else stays as it is, to the byte, comments and order
 * and blank lines. Each function gives null where the file is written in a way it cannot follow.
 */
import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml'
import { type Found, find, type ScenarioFile } from './file.ts'
import { type Path, valueAt } from './path.ts'
import {
  colonAfter,
  columnOf,
  contentEnd,
  endOfLine,
  isBlockScalar,
  isFirstInLine,
  startOfLine,
} from './ranges.ts'
import { render, renderItem, renderKey, spaced } from './render.ts'

export interface Splice {
  from: number
  to: number
  insert: string
}

export function applied(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((a, b) => b.from - a.from)
    .reduce((all, { from, to, insert }) => all.slice(0, from) + insert + all.slice(to), text)
}

/** Writes a value at a place, which is made if it is not there. `order`: keys that stand before a new one. */
export function put(
  file: ScenarioFile,
  path: Path,
  value: unknown,
  order: readonly string[] = [],
): Splice[] | null {
  const found = find(file, path)
  if (found) return replace(file, found, value)
  const key = path.at(-1)
  const above = path.slice(0, -1)
  if (key === undefined) return null
  if (above.length === 0 && typeof key === 'string') return atTop(file, key, value, order)
  const parent = find(file, above)
  const { node } = parent ?? {}
  if (!parent || isNothing(node) || !isCollection(node) || node.items.length === 0)
    return put(file, above, typeof key === 'number' ? [value] : { [key]: value }, order)
  if (isMap(node) && typeof key === 'string') return newKey(file, parent, { key, value, order })
  return isSeq(node) ? newItem(file, parent, value) : null
}

function isNothing(node: Node | null | undefined): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null)
}

const textOf = (file: ScenarioFile, { start }: Found) =>
  file.sections.find((section) => section.start === start)?.text ?? ''

const shifted = (start: number, from: number, to: number, insert: string): Splice[] => [
  { from: start + from, to: start + to, insert },
]

function replace(file: ScenarioFile, found: Found, value: unknown): Splice[] | null {
  const { node, pair, parent, start } = found
  const text = textOf(file, found)
  if (node && (node.tag?.startsWith('!') || ('anchor' in node && node.anchor))) return null
  const style = isScalar(node) ? (node.type as Scalar.Type) : undefined
  const flow = isFlow(parent)
  if (pair) {
    const indent = columnOf(text, pair.key.range?.[0] ?? 0) + 2
    const colon = colonAfter(text, pair.key)
    const small = smallRange(node)
    const fresh = render(value, { indent, flow, style })
    const from = small !== null && !fresh.startsWith('\n') ? small : colon
    const gap = from === colon && !fresh.startsWith('\n') ? ' ' : ''
    return shifted(start, from, contentEnd(text, pair), gap + fresh)
  }
  if (!node?.range) return null
  const indent = columnOf(text, node.range[0])
  return shifted(start, node.range[0], contentEnd(text, node), renderItem(value, { indent, flow, style }))
}

/** Where a plain or quoted value begins: comments between the colon and it stay. */
function smallRange(node: Node | null): number | null {
  if (!isScalar(node) || isBlockScalar(node)) return null
  const [from = 0, to = 0] = node.range ?? []
  return from === to ? null : from
}

function isFlow(parent: Found['parent']): boolean {
  return parent?.flow === true
}

function atTop(file: ScenarioFile, key: string, value: unknown, order: readonly string[]): Splice[] | null {
  // it is there, only that nobody can read it
  if (file.sections.some(({ fault, text }) => fault && text.startsWith(key))) return null
  const last = order.findLast((name) => find(file, [name]))
  const before = last === undefined ? null : find(file, [last])
  const written = `${renderKey(key)}:${spaced(render(value, { indent: 2, flow: false }))}`
  if (!before?.pair) {
    const { text } = file
    const gap = text === '' || text.endsWith('\n') ? '' : '\n'
    return [{ from: text.length, to: text.length, insert: `${gap}${written}\n` }]
  }
  const text = textOf(file, before)
  const at = endOfLine(text, contentEnd(text, before.pair))
  const gap = written.includes('\n') || isCollection(before.node) ? '\n\n' : '\n'
  return shifted(before.start, at, at, `${gap}${written}`)
}

function newKey(
  file: ScenarioFile,
  parent: Found,
  { key, value, order }: { key: string; value: unknown; order: readonly string[] },
): Splice[] | null {
  const text = textOf(file, parent)
  if (!isMap(parent.node)) return null
  const pairs = parent.node.items as Pair<Scalar, Node | null>[]
  const isBefore = (pair: Pair<Scalar, Node | null>) => order.includes(String(pair.key.value))
  const after = order.length > 0 ? (pairs.findLast(isBefore) ?? pairs[0]) : pairs.at(-1)
  if (!after) return null
  const end = contentEnd(text, after)
  if (parent.node.flow) {
    const written = render(value, { indent: 0, flow: true })
    return shifted(parent.start, end, end, `, ${renderKey(key)}: ${written}`)
  }
  const column = columnOf(text, after.key.range?.[0] ?? 0)
  const at = endOfLine(text, end)
  const written = spaced(render(value, { indent: column + 2, flow: false }))
  return shifted(
    parent.start,
    at,
    at,
    `${gapIn(text, pairs)}${' '.repeat(column)}${renderKey(key)}:${written}`,
  )
}

/** Entries that are set apart by blank lines stay so. */
function gapIn(text: string, pairs: readonly Pair[]): string {
  const [first, second] = pairs
  if (!first || !second) return '\n'
  const between = text.slice(contentEnd(text, first), (second.key as Scalar).range?.[0] ?? 0)
  return /\n[ \t]*\n/.test(between) ? '\n\n' : '\n'
}

function newItem(file: ScenarioFile, parent: Found, value: unknown): Splice[] | null {
  const text = textOf(file, parent)
  if (!isSeq(parent.node)) return null
  const last = parent.node.items.at(-1) as Node
  const end = contentEnd(text, last)
  if (parent.node.flow)
    return shifted(parent.start, end, end, `, ${render(value, { indent: 0, flow: true })}`)
  const dash = dashBefore(text, last)
  if (dash === null) return null
  const column = columnOf(text, dash)
  const at = endOfLine(text, end)
  const written = renderItem(value, { indent: column + 2, flow: false })
  return shifted(parent.start, at, at, `\n${' '.repeat(column)}- ${written}`)
}

/** Offset of the dash of an item of a list. */
function dashBefore(text: string, item: Node): number | null {
  const dash = text.lastIndexOf('-', (item.range?.[0] ?? 0) - 1)
  return dash >= 0 && text.slice(dash + 1, item.range?.[0]).trim() === '' ? dash : null
}

/** Takes a place out, with its own lines. The last of a mapping or list leaves `{}` or `[]`. */
export function cutOut(file: ScenarioFile, path: Path): Splice[] | null {
  const found = find(file, path)
  if (!found?.parent) return null
  const { parent, start, pair, node } = found
  const text = textOf(file, found)
  const items = parent.items as (Pair<Scalar, Node | null> | Node)[]
  const at = items.indexOf(pair ?? (node as Node))
  if (path.length === 1)
    return pair ? wholeLines(text, start, { from: startOf(pair), to: contentEnd(text, pair) }) : null
  if (items.length === 1) return put(file, path.slice(0, -1), isMap(parent) ? {} : [])
  const item = items[at]
  if (!item) return null
  if (parent.flow) return fromLine(text, start, { items, at })
  if (pair) {
    const next = items[at + 1]
    const from = startOf(pair)
    if (isFirstInLine(text, from)) return wholeLines(text, start, { from, to: contentEnd(text, pair) })
    return next ? shifted(start, from, startOf(next), '') : null
  }
  const dash = dashBefore(text, item as Node)
  if (dash === null || !isFirstInLine(text, dash)) return null
  return wholeLines(text, start, { from: dash, to: contentEnd(text, item) })
}

function startOf(item: Pair<Scalar, Node | null> | Node): number {
  return ('key' in item ? item.key.range?.[0] : item.range?.[0]) ?? 0
}

function wholeLines(text: string, start: number, { from, to }: { from: number; to: number }): Splice[] {
  return shifted(start, startOfLine(text, from), Math.min(text.length, endOfLine(text, to) + 1), '')
}

function fromLine(
  text: string,
  start: number,
  { items, at }: { items: readonly (Pair<Scalar, Node | null> | Node)[]; at: number },
): Splice[] | null {
  const item = items[at]
  const next = items[at + 1]
  const before = items[at - 1]
  if (!item) return null
  if (next) return shifted(start, startOf(item), startOf(next), '')
  return before ? shifted(start, contentEnd(text, before), contentEnd(text, item), '') : null
}

/** Gives a key another name; what it holds stays as it is. */
export function renamed(file: ScenarioFile, path: Path, name: string): Splice[] | null {
  const key = find(file, path)?.pair?.key
  const start = find(file, path)?.start
  return key?.range && start !== undefined
    ? shifted(start, key.range[0], key.range[1], renderKey(name))
    : null
}

/** Copies an entry of a mapping right behind itself, as it is written, comments and all. */
export function copied(file: ScenarioFile, path: Path, name: string): Splice[] | null {
  const found = find(file, path)
  if (!found?.pair || !isMap(found.parent)) return null
  const text = textOf(file, found)
  const { pair, start, parent } = found
  const [from = 0, keyEnd = 0] = pair.key.range ?? []
  const end = contentEnd(text, pair)
  if (!parent.flow && !isFirstInLine(text, from))
    return put(file, [...path.slice(0, -1), name], valueAt(file.value, path))
  if (parent.flow) return shifted(start, end, end, `, ${renderKey(name)}${text.slice(keyEnd, end)}`)
  const at = endOfLine(text, end)
  const lines = text.slice(keyEnd, at)
  const gap = gapIn(text, parent.items as Pair[])
  return shifted(start, at, at, `${gap}${' '.repeat(columnOf(text, from))}${renderKey(name)}${lines}`)
}
