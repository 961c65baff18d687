/** Good scenarios, ways to break them by editing the parsed document, and where in the text a finding has to point. */
import { readFileSync } from 'node:fs'
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { checkScenario } from '#server/scenario/check.ts'

export const GOOD = {
  whole: readFileSync('tests/scenarios/whole.yaml', 'utf8'),
  day: readFileSync('scenarios/launch-dry-run.yaml', 'utf8'),
}
export type Edit = (doc: Document) => void

/** A change of one place: a value as it would stand in YAML, or nothing to take the place away. */
export const put =
  (path: string, yaml?: string): Edit =>
  (doc) => {
    const keys = keysOf(path)
    if (yaml === undefined) doc.deleteIn(keys)
    else doc.setIn(keys, parseDocument(yaml).contents)
  }

export const together =
  (...edits: Edit[]): Edit =>
  (doc) => {
    for (const edit of edits) edit(doc)
  }

const parsed = new Map<string, { doc: Document; written: string }>()

export function edited(text: string, edit: Edit): string {
  const doc = parsed.get(text)?.doc ?? parseDocument(text)
  const { written } = parsed.get(text) ?? { written: doc.toString() }
  parsed.set(text, { doc, written })
  const copy = doc.clone()
  edit(copy)
  const changed = copy.toString()
  if (changed === written) throw new Error('The edit changes nothing.')
  return changed
}

/** What is told, with its place as `line:column`. */
export function told(text: string): { code: string; path: string; at: string }[] {
  return checkScenario(text, 'x.yaml').problems.map(({ code, path, line, column }) => ({
    code,
    path,
    at: `${line}:${column}`,
  }))
}

/** Where a place of the file begins, as `line:column`: its key, or its value. */
export function placeIn(text: string, path: string, on: 'key' | 'value'): string {
  const lines = new LineCounter()
  let node: unknown = parseDocument(text, { lineCounter: lines }).contents
  let key: unknown = node
  for (const segment of keysOf(path)) {
    const pair: { key: unknown; value: unknown } | undefined = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(segment))
      : isSeq(node)
        ? { key: node.items[Number(segment)], value: node.items[Number(segment)] }
        : undefined
    if (!pair) throw new Error(`${path} is not in the file`)
    key = pair.key
    node = pair.value
  }
  const { line, col } = lines.linePos(((on === 'key' ? key : node) as Node).range?.[0] ?? 0)
  return `${line}:${col}`
}

const keysOf = (path: string) => path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
