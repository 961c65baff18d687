/**
 * Edits of a scenario by place and value. An edit is made by replacing a small piece of the text; what comes out is read
 * again, and where it does not say what it should, the whole document is written anew, comments kept.
 */
import { isAlias, isMap, type Pair, parseDocument, type Scalar } from 'yaml'
import { find, readFile, type ScenarioFile } from './file.ts'
import { isMapping, type Path, valueAt, withValue } from './path.ts'
import { applied, copied, cutOut, put, renamed, type Splice } from './splice.ts'

/** One step of an edit; several are made in turn. `undefined` takes the place out. */
export type Edit =
  | { put: Path; value: unknown; order?: readonly string[] }
  | { rename: Path; as: string }
  | { copy: Path; as: string }

export interface Edited {
  /** Smallest piece of the old text that changes, or null where nothing does. */
  splice: Splice | null
  file: ScenarioFile
}

/** Makes the edits in turn. A file that cannot be read is not changed. */
export function edited(file: ScenarioFile, edits: readonly Edit[]): Edited {
  let now = file
  for (const edit of edits) now = one(now, edit)
  return { splice: difference(file.text, now.text), file: now }
}

function one(file: ScenarioFile, edit: Edit): ScenarioFile {
  const wanted = after(file.value, edit)
  if (same(wanted, file.value) && !('rename' in edit)) return file
  const splices = splicesOf(file, edit)
  if (splices) {
    const next = readFile(applied(file.text, splices), file)
    if ((!next.fault || file.fault) && same(next.value, wanted)) return next
  }
  const shared = 'put' in edit ? aliasOn(file, edit.put) : null
  if (shared) return one(file, { put: shared, value: valueAt(wanted, shared) })
  return file.fault ? file : rewritten(file, edit, wanted)
}

/** The place on the way that only points to another one: it gets what it says written out, and the other keeps it. */
function aliasOn(file: ScenarioFile, path: Path): Path | null {
  const length = path.findIndex((_, at) => isAlias(find(file, path.slice(0, at + 1))?.node))
  return length < 0 || length === path.length - 1 ? null : path.slice(0, length + 1)
}

function splicesOf(file: ScenarioFile, edit: Edit): Splice[] | null {
  if ('rename' in edit) return renamed(file, edit.rename, edit.as)
  if ('copy' in edit) return copied(file, edit.copy, edit.as)
  return edit.value === undefined ? cutOut(file, edit.put) : put(file, edit.put, edit.value, edit.order)
}

/** What the file should say after the edit. */
function after(value: unknown, edit: Edit): unknown {
  if ('put' in edit) return withValue(value, edit.put, edit.value)
  const path = 'rename' in edit ? edit.rename : edit.copy
  const above = path.slice(0, -1)
  const mapping = valueAt(value, above)
  if (!isMapping(mapping) || Object.hasOwn(mapping, edit.as)) return value
  const entries = Object.entries(mapping).flatMap(([key, inner]): [string, unknown][] => {
    if (key !== String(path.at(-1))) return [[key, inner]]
    return 'rename' in edit
      ? [[edit.as, inner]]
      : [
          [key, inner],
          [edit.as, inner],
        ]
  })
  return withValue(value, above, Object.fromEntries(entries))
}

function rewritten(file: ScenarioFile, edit: Edit, wanted: unknown): ScenarioFile {
  const doc = parseDocument(file.text, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    uniqueKeys: false,
  })
  if (doc.errors.length > 0) return file
  if ('put' in edit) {
    if (edit.value === undefined) doc.deleteIn(edit.put)
    else doc.setIn(edit.put, doc.createNode(edit.value))
  } else if ('rename' in edit) {
    const map = edit.rename.length === 1 ? doc.contents : doc.getIn(edit.rename.slice(0, -1), true)
    const pair = isMap(map)
      ? (map.items as Pair<Scalar>[]).find(({ key }) => key.value === edit.rename.at(-1))
      : null
    if (pair) pair.key.value = edit.as
  } else doc.setIn([...edit.copy.slice(0, -1), edit.as], doc.createNode(valueAt(file.value, edit.copy)))
  const next = readFile(doc.toString({ lineWidth: 0, singleQuote: true }), file)
  return !next.fault && same(next.value, wanted) ? next : file
}

/** Compares what two files say; the order of keys does not matter to it. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(valueAt(a, [key]), valueAt(b, [key])))
  )
}

function difference(before: string, after: string): Splice | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from += 1
  let back = 0
  while (back < shorter - from && before.at(-1 - back) === after.at(-1 - back)) back += 1
  return { from, to: before.length - back, insert: after.slice(from, after.length - back) }
}
