/** Where parts of a file begin and end. The parser counts blank lines and comments to what stands before them; edits must not. */
import { isCollection, isMap, isPair, isScalar, type Node, type Pair, type Scalar } from 'yaml'
import { type Found, find, type ScenarioFile } from './file.ts'
import type { Path } from './path.ts'

export interface Range {
  from: number
  to: number
}

/** Offset in the section at which what the node says ends. */
export function contentEnd(text: string, node: Node | Pair | null): number {
  if (node === null) return 0
  if (isPair(node)) {
    const value = node.value as Node | null
    const isEmpty = value === null || (isScalar(value) && value.range?.[0] === value.range?.[1])
    return isEmpty ? colonAfter(text, node.key as Scalar) : contentEnd(text, value)
  }
  const to = node.range?.[1] ?? 0
  if (isCollection(node)) {
    const last = node.items.at(-1)
    return node.flow || last === undefined ? to : contentEnd(text, last as Node | Pair)
  }
  return isBlockScalar(node) ? text.slice(0, to).trimEnd().length : to
}

/** Offset after the colon of a key. */
export function colonAfter(text: string, key: Scalar): number {
  return text.indexOf(':', key.range?.[1] ?? 0) + 1
}

export function isBlockScalar(node: Node | null): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
}

export function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

/** Offset of the line's end, before its line break. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

export function columnOf(text: string, at: number): number {
  return at - startOfLine(text, at)
}

/** Whether only spaces stand before it in its line. */
export function isFirstInLine(text: string, at: number): boolean {
  return text.slice(startOfLine(text, at), at).trim() === ''
}

/** The range of a place in the file: of its key and value, or of the item. Null where the file has no such place. */
export function rangeOf(file: ScenarioFile, path: Path): Range | null {
  for (let length = path.length; length > 0; length -= 1) {
    const found = find(file, path.slice(0, length))
    if (found) return rangeOfFound(file, found)
  }
  return null
}

function rangeOfFound({ sections }: ScenarioFile, { start, node, pair }: Found): Range {
  const text = sections.find((section) => section.start === start)?.text ?? ''
  const from = pair ? (pair.key.range?.[0] ?? 0) : (node?.range?.[0] ?? 0)
  return { from: start + from, to: start + Math.max(from, contentEnd(text, pair ?? node)) }
}

/** The path of the innermost part that holds an offset of the file. */
export function pathAt(file: ScenarioFile, offset: number): Path {
  const section = file.sections.findLast(({ start }) => start <= offset)
  return section && !section.fault ? inNode(section.doc.contents, offset - section.start) : []
}

function inNode(node: unknown, offset: number): Path {
  if (!isCollection(node)) return []
  if (isMap(node)) {
    const pair = node.items.findLast(({ key }) => ((key as Scalar).range?.[0] ?? Infinity) <= offset)
    return pair ? [String((pair.key as Scalar).value), ...inNode(pair.value, offset)] : []
  }
  const at = node.items.findLastIndex((item) => ((item as Node | null)?.range?.[0] ?? Infinity) <= offset)
  return at < 0 ? [] : [at, ...inNode(node.items[at], offset)]
}
