/**
 * Where in a scenario a place of its text is, told from indents and braces alone: while somebody types, the text is
 * seldom one that a parser would take.
 */
import type { Path } from '../text/path.ts'

export interface Cursor {
  /** The mapping or list item that the word belongs to. */
  above: Path
  /** The key whose value is typed, or null where a key is. */
  key: string | null
  /** Offset at which the word begins, and the part of it before the place. */
  from: number
  typed: string
  /** Keys and values in braces share their line. */
  flow: boolean
}

interface Level {
  indent: number
  step: string | number
}

const LINE = /^( *)((?:- +)*)(.*)$/
const KEY = /^("[^"]*"|'[^']*'|[^\s:#,[\]{}"'][^:#]*?)\s*:(?=\s|$)/

/** What is typed at an offset. Null within texts and comments. */
export function cursorAt(text: string, offset: number): Cursor | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const line = text.slice(start, offset)
  const levels = levelsAbove(text.slice(0, start), line)
  if (levels === null || /(^|\s)#/.test(withoutQuotes(line))) return null
  const [, spaces = '', dashes = '', rest = ''] = LINE.exec(line) ?? []
  const path: (string | number)[] = levels.map(({ step }) => step)
  const at = start + spaces.length + dashes.length
  const key = KEY.exec(rest)?.[1]
  if (key === undefined) return inFlow({ path, key: null, at, rest })
  const value = rest.slice(rest.indexOf(':', key.length) + 1)
  const gap = value.length - value.trimStart().length
  return inFlow({
    path,
    key: unquoted(key),
    at: at + rest.length - value.length + gap,
    rest: value.trimStart(),
  })
}

function withoutQuotes(line: string): string {
  return line.replace(/"[^"]*"|'[^']*'/g, (quoted) => '_'.repeat(quoted.length))
}

/** The keys a line is under, from the top; null if it is inside a text block. */
function levelsAbove(before: string, line: string): Level[] | null {
  const levels: Level[] = []
  let block: number | null = null
  for (const one of before.split('\n').slice(0, -1)) {
    const indent = one.length - one.trimStart().length
    if (one.trim() === '' || (block !== null && indent > block)) continue
    block = null
    if (one.trimStart().startsWith('#')) continue
    const rest = enter(levels, one)
    const key = KEY.exec(rest)?.[1]
    if (key === undefined) continue
    const column = one.length - rest.length
    levels.push({ indent: column, step: unquoted(key) })
    if (/:\s+[|>][-+\d]*\s*(#.*)?$/.test(rest)) block = column
  }
  if (block !== null && line.length - line.trimStart().length > block) return null
  enter(levels, line)
  return levels
}

/** Leaves what a line is no longer under, and enters the list item that it begins. Gives what stands behind the dash. */
function enter(levels: Level[], line: string): string {
  const [, spaces = '', dashes = '', rest = ''] = LINE.exec(line) ?? []
  const before = leave(levels, spaces.length, dashes !== '')
  for (let at = 0; at < dashes.length; at += 1)
    if (dashes[at] === '-') levels.push({ indent: spaces.length + at, step: at === 0 ? before + 1 : 0 })
  return rest
}

/** A line ends what is indented as far as it or further; a dash may stand right below its key. Gives the number of the item before. */
function leave(levels: Level[], indent: number, isItem: boolean): number {
  let item = -1
  for (let last = levels.at(-1); last && last.indent >= indent; last = levels.at(-1)) {
    if (isItem && last.indent === indent) {
      if (typeof last.step === 'string') return item
      item = last.step
    }
    levels.pop()
  }
  return item
}

/** Goes into the braces that are open at the end of the line. */
function inFlow(line: { path: (string | number)[]; key: string | null; at: number; rest: string }): Cursor {
  const { path, at, rest } = line
  let key = line.key
  let from = at
  let flow = false
  const open: { brace: string; key: string | null; item: number }[] = []
  const masked = withoutQuotes(rest)
  for (let i = 0; i < masked.length; i += 1) {
    const sign = masked[i] ?? ''
    const inner = open.at(-1)
    if (/[{[]/.test(sign) && masked.slice(from - at, i).trim() === '') {
      open.push({ brace: sign, key, item: 0 })
      if (key !== null) path.push(key)
      if (sign === '[') path.push(0)
      key = null
      flow = true
      from = at + i + 1
    } else if (/[}\]]/.test(sign) && inner) {
      open.pop()
      if (inner.brace === '[') path.pop()
      if (inner.key !== null) path.pop()
      key = inner.key
      from = at + i + 1
    } else if (sign === ',' && inner) {
      if (inner.brace === '[') path[path.length - 1] = ++inner.item
      else key = null
      from = at + i + 1
    } else if (sign === ':' && inner && /\s/.test(masked[i + 1] ?? ' ') && key === null) {
      key = unquoted(rest.slice(from - at, i).trim())
      from = at + i + 1
    }
  }
  const left = rest.slice(from - at)
  const gap = left.length - left.trimStart().length
  return { above: path, key, from: from + gap, typed: left.trimStart(), flow }
}

function unquoted(key: string): string {
  return key.replace(/^(["'])(.*)\1$/, '$2')
}
