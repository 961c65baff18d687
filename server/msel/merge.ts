/**
 * Rows into a scenario. A row whose cells say what the scenario says changes nothing, to the letter: texts, comments and
 * order of the file stay. A cell that says something else changes that one key of that one inject. Rows without a known
 * id become new injects; injects without a row stay.
 */
import { type Document, isCollection, isMap, type Node, parseDocument, visit } from 'yaml'
import type { RowFinding } from '#shared/msel.ts'
import { type Day, msOf } from './day.ts'
import { worldOfText } from './export.ts'
import { type Making, make } from './inject.ts'
import { freshId, idOf } from './keys.ts'
import { momentIn } from './moment.ts'
import { newInject, wantedId } from './newInject.ts'
import { KEPT_AS } from './presets.ts'
import { partOf, scalarOf, type World, worldOf } from './raw.ts'
import type { Holds, Row, Rows } from './rows.ts'
import { type Cell, textOf } from './sheet.ts'
import { channelOf, personaOf } from './skeleton.ts'
import { cellText, isKept } from './table.ts'

export interface Merged {
  text: string
  findings: RowFinding[]
  added: string[]
  changed: string[]
  /** The row of an inject, by its id. */
  rowOf: Map<string, number>
}

interface Merging {
  doc: Document
  world: World
  day: Day
  making: Making
  merged: Pick<Merged, 'findings' | 'added' | 'changed' | 'rowOf'>
  say: (row: Row, holds: Holds | null, severity: RowFinding['severity'], message: string) => void
}

/** `text` is a sound mapping in YAML; `day` says how its times are read. */
export function merge(
  text: string,
  { rows, headers }: Rows,
  { day, isDraft }: { day: Day; isDraft: boolean },
): Merged {
  const doc = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'error' })
  withoutAliases(doc)
  const world = worldOfText(text)
  const ids = new Set([...Object.keys(world.injects), ...rows.map((row) => wantedId(row))])
  const merged: Merging['merged'] = { findings: [], added: [], changed: [], rowOf: new Map() }
  const merging: Merging = {
    doc,
    world,
    day,
    making: makingOf(doc, { world, day, ids, isDraft }),
    merged,
    say: (row, holds, severity, message) => {
      const column = holds === null ? null : (headers.get(holds) ?? null)
      merged.findings.push({ row: row.number, column, severity, message })
    },
  }
  for (const row of rows) {
    const id = knownId(textOf(row.cells.get('id') ?? null).trim(), world)
    if (id === null) add(row, merging)
    else update(id, row, merging)
  }
  leaveOutFollowers(merging)
  for (const id of Object.keys(world.injects)) {
    const message = `"${id}" has no row and stays as it is.`
    if (!merged.rowOf.has(id)) merging.say({ number: 0, cells: new Map() }, null, 'warning', message)
  }
  if (merged.added.length + merged.changed.length === 0) return { ...merged, text }
  keepHeaders(doc, headers, world)
  return { ...merged, text: doc.toString({ lineWidth: 110, blockQuote: 'literal' }) }
}

/** A row of an inject that is there: each cell that says something else changes it. */
function update(id: string, row: Row, { doc, world, day, making, merged, say }: Merging): void {
  const before = merged.rowOf.get(id)
  if (before !== undefined) {
    say(row, 'id', 'error', `Row ${before} is "${id}" already. Give this row an id of its own.`)
    return
  }
  merged.rowOf.set(id, row.number)
  let count = 0
  for (const [held, cell] of row.cells) {
    if (says(world, id, held, { cell, day })) continue
    const made = make(held, cell, making)
    if ('problem' in made) {
      say(row, held, 'error', made.problem)
      continue
    }
    put(doc, id, made)
    count += 1
    if (made.warning !== undefined) say(row, held, 'warning', made.warning)
  }
  if (count > 0) merged.changed.push(id)
}

function add(row: Row, { doc, world, making, merged, say }: Merging): void {
  const { inject, problems, warnings } = newInject(row, making)
  for (const { held, problem } of problems) say(row, held, 'error', problem)
  if (problems.length > 0) return
  const wanted = wantedId(row)
  const id = freshId(wanted, (taken) => Object.hasOwn(world.injects, taken) || merged.rowOf.has(taken))
  const written = textOf(row.cells.get('id') ?? null).trim()
  if (written !== '' && id !== wanted) {
    say(row, 'id', 'warning', `"${written}" is taken; this one is called "${id}".`)
  }
  doc.setIn(['injects', id], inline(doc.createNode(inject)))
  for (const { held, text } of warnings) say(row, held, 'warning', text)
  merged.rowOf.set(id, row.number)
  merged.added.push(id)
}

/** New rows that follow one that could not be taken cannot be taken either. */
function leaveOutFollowers({ doc, merged, say }: Merging): void {
  for (let left = true; left; ) {
    left = false
    for (const id of [...merged.added]) {
      const before = doc.getIn(['injects', id, 'trigger', 'follows'])
      if (typeof before !== 'string' || doc.hasIn(['injects', before])) continue
      const row = { number: merged.rowOf.get(id) ?? 0, cells: new Map() }
      say(row, 'at', 'error', `This follows "${before}", which could not be taken. Mend that row first.`)
      doc.deleteIn(['injects', id])
      merged.added.splice(merged.added.indexOf(id), 1)
      merged.rowOf.delete(id)
      left = true
    }
  }
}

/** What stands in a file once and is meant twice is written twice: a change here must not change it there. */
function withoutAliases(doc: Document): void {
  visit(doc, { Alias: (_, alias) => alias.resolve(doc)?.clone() as Node | undefined })
  visit(doc, {
    Node: (_, node) => {
      if ('anchor' in node) delete node.anchor
    },
  })
  const injects = doc.get('injects')
  if (isMap(injects)) injects.flow = false
}

function makingOf(
  doc: Document,
  { world, day, ids, isDraft }: Pick<Making, 'world' | 'day' | 'ids'> & { isDraft: boolean },
): Making {
  const clock = partOf(world.raw, 'clock')
  const [from, to] = [scalarOf(clock['from']), scalarOf(clock['to'])]
  const named =
    (part: 'channels' | 'personas', kind: string, entry: (name: string) => object) => (name: string) => {
      const known = world[part].idOf(name)
      if (known !== null) return known
      const id = freshId(idOf(name, kind), (taken) => doc.hasIn([part, taken]))
      doc.setIn([part, id], doc.createNode(entry(name.trim().slice(0, 300))))
      const next = worldOf({ [part]: { ...partOf(world.raw, part), [id]: { name } } })
      world[part] = { ...next[part] }
      world.raw[part] = { ...partOf(world.raw, part), [id]: { name } }
      return id
    }
  return {
    world,
    day,
    clock: isDraft ? null : { from, to },
    ids,
    channelNamed: named('channels', 'channel', channelOf),
    personaNamed: named('personas', 'persona', personaOf),
  }
}

const TEXTS: ReadonlySet<Holds> = new Set(['title', 'body', 'notes', 'expected'])

function knownId(written: string, { injects }: World): string | null {
  if (written === '') return null
  if (Object.hasOwn(injects, written)) return written
  const made = idOf(written, 'inject')
  return Object.hasOwn(injects, made) ? made : null
}

/** Whether the cell says what the scenario says already; times by what they mean, texts by their letters. */
function says(world: World, id: string, held: Holds, { cell, day }: { cell: Cell; day: Day }): boolean {
  const now = cellText(world, id, held)
  const written = textOf(cell).replace(/\r\n?/g, '\n')
  if (held === 'id' || written === now.replace(/\r\n?/g, '\n')) return true
  if (held !== 'at') return !TEXTS.has(held) && written.trim() === now.trim()
  const [one, other] = [momentIn(cell), momentIn(now)]
  if (one.kind !== 'clock' || other.kind !== 'clock' || one.zone !== null) return false
  return msOf(one.time) === msOf(other.time) && (one.day === null || one.day === day.date)
}

function put(doc: Document, id: string, { key, value }: { key: string; value?: unknown }): void {
  const path = ['injects', id, key]
  if (value === undefined) doc.deleteIn(path)
  else doc.setIn(path, inline(doc.createNode(value)))
}

/** Triggers and roles stand on one line. */
function inline(node: Node): Node {
  const short = isMap(node) && node.has('title') ? [node.get('trigger', true), node.get('to', true)] : [node]
  for (const part of short) if (isCollection(part)) part.flow = true
  return node
}

/** Headers of columns that nobody knows, so that an export has them again. */
function keepHeaders(doc: Document, headers: ReadonlyMap<Holds, string>, { columns }: World): void {
  const injects = doc.get('injects')
  const used = new Set(
    isMap(injects)
      ? injects.items.flatMap(({ value }) => (isMap(value) ? value.items.map(({ key }) => String(key)) : []))
      : [],
  )
  for (const [held, header] of headers) {
    const key = isKept(held) ? KEPT_AS[held] : held
    if (!used.has(key) || header === '' || columns[key] !== undefined || !key.startsWith('x-')) continue
    doc.setIn(['x-msel', 'columns', key], header)
  }
}
