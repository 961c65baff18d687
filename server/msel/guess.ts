/** What the columns of a sheet are: by their names, by names that are nearly theirs, and by what stands in them. */
import type { MselColumn, MselField, MselRole, MselSheet } from '#shared/msel.ts'
import { changes, nearest } from '../scenario/suggest.ts'
import { CARRIED } from './carried.ts'
import { momentIn } from './moment.ts'
import { fieldNamed, knownHeaders, plainHeader, SEVERAL } from './presets.ts'
import { type Cell, HEADER_WITHIN, isEmptyRow, type Sheet, textOf } from './sheet.ts'

const SAMPLES = 3
const SAMPLE_CHARS = 120
const ROLE_WORDS =
  /\b(lead|manager|team|officer|director|all|press|legal|support|security|engineering|communications?)\b/i

/** What a sheet holds, with a guess for every column. `roles` are names that a base scenario knows. */
export function look({ name, rows }: Sheet, roles: readonly string[] = []): MselSheet {
  const header = headerIn(rows)
  const body = rows.slice(header + 1).filter((row) => !isEmptyRow(row))
  return {
    name,
    headerRow: header + 1,
    rows: body.length,
    columns: columnsOf(rows[header] ?? [], body, roles),
  }
}

/** The index of the row with the most names of columns; the first row with anything if none is known; -1 in an empty sheet. */
function headerIn(rows: readonly Cell[][]): number {
  let best = -1
  let most = 0
  for (const [index, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const known = new Set(row.map((cell) => fieldNamed(textOf(cell))).filter((field) => field !== null)).size
    if (known > most) {
      best = index
      most = known
    }
  }
  if (most >= 2) return best
  return rows.findIndex((row) => row.filter((cell) => textOf(cell).trim() !== '').length >= 2)
}

function columnsOf(header: readonly Cell[], body: readonly Cell[][], roles: readonly string[]): MselColumn[] {
  const width = Math.max(header.length, ...body.map((row) => row.length), 0)
  const columns = Array.from({ length: width }, (_, index): MselColumn => {
    const name = textOf(header[index]).trim()
    const cells = body.map((row) => textOf(row[index]).trim()).filter((text) => text !== '')
    const samples = [...new Set(cells)].slice(0, SAMPLES).map((text) => text.slice(0, SAMPLE_CHARS))
    const empty = name === '' && cells.length === 0
    const role: MselRole = empty || isOurs(name) ? 'skip' : 'keep'
    return { header: name, role, why: 'none', samples }
  })
  byName(columns)
  bySimilarName(columns)
  byContent(columns, body, roles)
  return columns
}

/** The column that carries the scenario. */
export const isOurs = (header: string): boolean => new RegExp(`^${CARRIED}( \\d+)?$`, 'i').test(header)

function byName(columns: MselColumn[]): void {
  for (const column of columns) take(columns, column, { field: fieldNamed(column.header), why: 'name' })
}

/** A letter in five may be wrong: more would make an "exercise phase" of the "exercise time". */
function bySimilarName(columns: MselColumn[]): void {
  for (const column of columns) {
    const plain = plainHeader(column.header)
    const most = Math.floor(plain.length / 5)
    const near = nearest(plain, knownHeaders)
    const isNear = near !== null && changes(plain, near) <= most
    take(columns, column, { field: isNear ? fieldNamed(near) : null, why: 'similar' })
  }
}

function byContent(columns: MselColumn[], body: readonly Cell[][], roles: readonly string[]): void {
  const known = new Set(roles.map((role) => role.toLowerCase()))
  const share = (index: number, fits: (cell: Cell) => boolean): number => {
    const cells = body.map((row) => row[index] ?? null).filter((cell) => textOf(cell).trim() !== '')
    return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length
  }
  const isTime = (cell: Cell) => ['clock', 'offset', 'counted'].includes(momentIn(cell).kind)
  const isRole = (cell: Cell) => {
    const text = textOf(cell).trim()
    return text.length < 60 && (known.has(text.toLowerCase()) || ROLE_WORDS.test(text))
  }
  for (const [index, column] of columns.entries()) {
    if (share(index, isTime) >= 0.8) take(columns, column, { field: 'at', why: 'content' })
    else if (share(index, isRole) >= 0.8) take(columns, column, { field: 'to', why: 'content' })
  }
  // Where nothing is said to be the message, it is the column with the longest texts.
  const longest = columns
    .filter(({ role }) => role === 'keep')
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .find((column) => lengthOf(column) >= 40)
  if (longest) take(columns, longest, { field: 'body', why: 'content' })
}

const lengthOf = ({ samples }: MselColumn): number =>
  samples.reduce((sum, text) => sum + text.length, 0) / Math.max(1, samples.length)

/** A column that nothing is known of yet becomes the field, unless another is it already. */
function take(
  columns: readonly MselColumn[],
  column: MselColumn,
  { field, why }: { field: MselField | null; why: MselColumn['why'] },
): void {
  if (field === null || column.role !== 'keep') return
  const isTaken = columns.some(({ role }) => role === field)
  if (isTaken && (why !== 'name' || !SEVERAL.has(field))) return
  column.role = field
  column.why = why
}
