/**
 * A scenario file as text: parsed as YAML 1.2 with the place of every key and value kept, so that each finding can
 * name its line. Nothing in a file can make this slow or large: size, parts, depth and aliases are bounded, and keys are
 * compared through a set (the parser's own check compares each key with every other).
 */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml'
import type { FindingCode } from './findings.ts'

export type Path = readonly (string | number)[]
/** What is wrong, and where in the file: at a key or at its value. */
export interface Finding {
  code: FindingCode
  path: Path
  on: 'key' | 'value'
  message: string
  /** A name that stands for nothing and those that would; a near one is looked for only in findings that are told. */
  instead?: { name: string; known: readonly string[] }
}
/** Both 1-based. */
export interface Place {
  line: number
  column: number
}
export interface Source {
  value: unknown
  placeOf(finding: Pick<Finding, 'path' | 'on'>): Place
}
export interface SourceProblem extends Place {
  code: FindingCode
  message: string
  path: Path
}

/** More would not help an author, and a hostile file could have a hundred thousand. */
export const MOST_PROBLEMS = 50
const MAX_BYTES = 1024 * 1024
/** What the parser takes one by one: keys, values, marks, indents, line ends. A full launch day has about 18,000. */
const MAX_PARTS = 50_000
const MAX_DEPTH = 40
const MAX_ALIASES = 100

const TOO_MANY_PARTS = `The file has more than ${MAX_PARTS} parts (keys, values, marks, lines): more than a scenario can need.`
const TOO_DEEP = `The file is nested deeper than ${MAX_DEPTH} levels.`
const TOO_MANY_ALIASES = `The file repeats too much through aliases ("*name"): more than ${MAX_ALIASES} times.`
const TOO_MUCH_REPEATED = `The file repeats too much through aliases ("*name"): written out it has more than ${MAX_PARTS} parts.`
const NO_TAGS = 'Tags (words that start with "!") are not used in scenarios.'
const NO_MAPPING = 'A scenario is a list of "key: value" lines, starting with "launchroom: 1".'

export function parseSource(text: string): Source | { problems: SourceProblem[] } {
  const bytes = Buffer.byteLength(text)
  if (bytes > MAX_BYTES) {
    const size = (bytes / MAX_BYTES).toFixed(1)
    return oneProblem('SC102', `The file is ${size} MB. A scenario may have 1 MB at most.`)
  }
  if (hasTooManyParts(text)) return oneProblem('SC102', TOO_MANY_PARTS)
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  try {
    const doc = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      stringKeys: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
      lineCounter: lines,
    })
    const faults = [...doc.errors, ...doc.warnings]
    if (faults.some(({ message }) => message.includes('Maximum call stack')))
      return oneProblem('SC102', TOO_DEEP)
    const broken = faults.map(({ pos, message, code }) => ({
      code: 'SC101' as const,
      offset: pos[0],
      message: code === 'TAG_RESOLVE_FAILED' ? NO_TAGS : message,
      path: [],
    }))
    const all = (broken.length > 0 ? broken : shapeFaults(doc.contents)).slice(0, MOST_PROBLEMS)
    if (all.length > 0) return { problems: all.map(({ offset, ...rest }) => ({ ...place(offset), ...rest })) }
    if (!isMap(doc.contents)) return oneProblem('SC101', NO_MAPPING)
    const value: unknown = doc.toJS({ maxAliasCount: MAX_ALIASES })
    if (partsLeft(value, MAX_PARTS) < 0) return oneProblem('SC102', TOO_MUCH_REPEATED)
    return {
      value: withoutOwnKeys(value),
      placeOf: ({ path, on }) => place(offsetOf(doc, path, on)),
    }
  } catch (error) {
    if (error instanceof RangeError) return oneProblem('SC102', TOO_DEEP)
    if (error instanceof ReferenceError) {
      return oneProblem('SC102', TOO_MANY_ALIASES)
    }
    throw error
  }
}

/** Parsing takes time with every part, sound or not, and cannot be broken off; cutting into parts can. */
function hasTooManyParts(text: string): boolean {
  let parts = 0
  for (const _ of new Lexer().lex(text)) {
    parts += 1
    if (parts > MAX_PARTS) return true
  }
  return false
}

function oneProblem(code: FindingCode, message: string): { problems: SourceProblem[] } {
  return { problems: [{ code, line: 1, column: 1, message, path: [] }] }
}

type ShapeFault = { code: FindingCode; offset: number; message: string; path: Path }

/** Keys that stand twice in one mapping, and nesting that is too deep. */
function shapeFaults(node: unknown, path: Path = []): ShapeFault[] {
  const offset = startOf(node)
  if (path.length > MAX_DEPTH) {
    return [{ code: 'SC102', offset, message: TOO_DEEP, path }]
  }
  if (isSeq(node)) return node.items.flatMap((item, index) => shapeFaults(item, [...path, index]))
  if (!isMap(node)) return []
  const seen = new Set<string>()
  return node.items.flatMap(({ key, value }): ShapeFault[] => {
    const name = nameOf(key)
    const twice = seen.has(name)
    seen.add(name)
    const here = [...path, name]
    const message = `"${name}" is already used in this mapping. Keys must be unique.`
    return [
      ...(twice ? [{ code: 'SC103' as const, offset: startOf(key), message, path: here }] : []),
      ...shapeFaults(value, here),
    ]
  })
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key)
}

/** What is left of so many parts; an alias counts as what it stands for. */
function partsLeft(value: unknown, most: number): number {
  let left = most - 1
  if (typeof value !== 'object' || value === null) return left
  for (const inner of Object.values(value)) {
    if (left < 0) return left
    left = partsLeft(inner, left)
  }
  return left
}

/** The value without the keys that start with `x-`, at any depth: they are the author's own. */
function withoutOwnKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwnKeys)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => !key.startsWith('x-'))
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutOwnKeys(inner)]))
}

/** Where the path leads, as far as the file goes along with it. */
function offsetOf(doc: Document, path: Path, on: 'key' | 'value'): number {
  let node: unknown = doc.contents
  let key: unknown = node
  for (const segment of path) {
    if (isAlias(node)) node = node.resolve(doc)
    if (isMap(node)) {
      const pair = node.items.find((item) => nameOf(item.key) === String(segment))
      if (!pair) return startOf(key)
      key = pair.key
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)]
      if (item === undefined) return startOf(key)
      key = item
      node = item
    } else return startOf(key)
  }
  return startOf(on === 'key' || node === null ? key : node)
}
