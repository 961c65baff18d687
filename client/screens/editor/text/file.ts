/**
 * A scenario file as the editor knows it: its text, what the text says, and where each part of it stands. A file is
 * read section by section, one for each key at the top, and a section that did not change is not read again: a launch
 * day has a hundred kilobytes, and it is read after every edit.
 */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { isMapping, type Path } from './path.ts'

export interface Section {
  text: string
  /** Offset of the section in the file. */
  start: number
  doc: Document
  value: unknown
  /** Why it cannot be read, and where in the file. */
  fault: { message: string; at: number } | null
}
export interface ScenarioFile {
  text: string
  sections: readonly Section[]
  /** What the file says; sections that cannot be read are missing. */
  value: Record<string, unknown>
  fault: Section['fault']
}

/** The parts of the file around one place. Ranges of nodes count from `start`. */
export interface Found {
  start: number
  node: Node | null
  /** Its key and value, where it stands in a mapping. */
  pair: Pair<Scalar, Node | null> | null
  parent: YAMLMap<Scalar, Node | null> | YAMLSeq<Node> | null
}

/** Reads a file, with what is still true of the one before. */
export function readFile(text: string, before: ScenarioFile | null = null): ScenarioFile {
  if (before?.text === text) return before
  const known = new Map(before?.sections.map((section) => [section.text, section]))
  let sections = cut(text).map(({ start, text: part }) => readSection(part, start, known.get(part)))
  // pieces that share anchors need each other
  if (sections.some(({ fault }) => fault?.message.includes('alias')))
    sections = [readSection(text, 0, undefined)]
  const fault = sections.find((section) => section.fault)?.fault ?? null
  const value: Record<string, unknown> = {}
  for (const section of sections)
    if (isMapping(section.value))
      for (const [key, inner] of Object.entries(section.value)) defineOwn(value, key, inner)
  return { text, sections, value, fault }
}

/** `__proto__` is a key like any other. */
function defineOwn(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

const CUT = /^(?=[A-Za-z"'])/m

/** One piece for each key at the top. */
function cut(text: string): { start: number; text: string }[] {
  if (/^(---|\.\.\.|%|\{|\[)/m.test(text)) return [{ start: 0, text }]
  let start = 0
  return text.split(CUT).map((part) => {
    const piece = { start, text: part }
    start += part.length
    return piece
  })
}

function readSection(text: string, start: number, known: Section | undefined): Section {
  if (known) return known.start === start ? known : { ...known, start, fault: moved(known, start) }
  const doc = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const error = doc.errors[0]
  const at = start + (error?.pos[0] ?? 0)
  try {
    if (error) throw error
    return { text, start, doc, value: doc.toJS({ maxAliasCount: 100 }), fault: null }
  } catch (trouble) {
    const message = trouble instanceof Error ? trouble.message : String(trouble)
    return { text, start, doc, value: null, fault: { message, at } }
  }
}

function moved({ fault, start }: Section, to: number): Section['fault'] {
  return fault && { ...fault, at: fault.at - start + to }
}

/** The node at a place, or null where there is none or it cannot be read. */
export function find(file: ScenarioFile, path: Path): Found | null {
  const section = sectionOf(file, path)
  if (!section) return null
  let found: Found = { start: section.start, node: section.doc.contents, pair: null, parent: null }
  for (const step of path) {
    const next = below(found, step, section.doc)
    if (!next) return null
    found = next
  }
  return found
}

function sectionOf(file: ScenarioFile, path: Path): Section | undefined {
  const readable = file.sections.filter(({ fault }) => !fault)
  if (path.length === 0) return readable.length === 1 ? readable[0] : undefined
  return readable.find(({ value }) => isMapping(value) && Object.hasOwn(value, path[0] ?? ''))
}

function below({ start, node }: Found, step: string | number, doc: Document): Found | null {
  const here = isAlias(node) ? node.resolve(doc) : node
  if (isMap(here)) {
    const map = here as YAMLMap<Scalar, Node | null>
    const pair = map.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    return pair ? { start, node: pair.value, pair, parent: map } : null
  }
  if (!isSeq(here)) return null
  const seq = here as YAMLSeq<Node>
  const item = seq.items[Number(step)]
  return item === undefined ? null : { start, node: item, pair: null, parent: seq }
}
