/** The rows of a sheet, by what their columns are. */
import type { MselColumn, MselField } from '#shared/msel.ts'
import { keyOf } from './keys.ts'
import { SEVERAL } from './presets.ts'
import { type Cell, isEmptyRow, type Sheet, textOf } from './sheet.ts'

export type Holds = MselField | `x-${string}`
export interface Row {
  /** As the spreadsheet counts. */
  number: number
  cells: Map<Holds, Cell>
}
export interface Rows {
  rows: Row[]
  /** The header by what the column holds. */
  headers: Map<Holds, string>
}

/** `known` are headers of columns of before, by their key. */
export function rowsOf(
  { rows }: Sheet,
  {
    headerRow,
    columns,
    known,
  }: { headerRow: number; columns: readonly MselColumn[]; known: Record<string, unknown> },
): Rows {
  const headers = new Map<Holds, string>()
  const holds = columns.map((column): Holds | null => {
    const held = heldBy(column, { known, headers })
    if (held !== null && !headers.has(held)) headers.set(held, column.header)
    return held
  })
  const body = rows.slice(headerRow).map((cells, index): Row => {
    const row: Row = { number: headerRow + index + 1, cells: new Map() }
    for (const [column, held] of holds.entries()) {
      if (held !== null)
        row.cells.set(held, together(held, row.cells.get(held) ?? null, cells[column] ?? null))
    }
    return row
  })
  return { rows: body.filter(({ cells }) => !isEmptyRow([...cells.values()])), headers }
}

function heldBy(
  { role, header }: MselColumn,
  { known, headers }: { known: Record<string, unknown>; headers: ReadonlyMap<Holds, string> },
): Holds | null {
  if (role === 'skip') return null
  if (role !== 'keep') return role
  const before = Object.keys(known).find((key) => key.startsWith('x-') && known[key] === header)
  const key = (before as `x-${string}` | undefined) ?? keyOf(header)
  // Two columns of one name are two columns.
  for (let number = 2, free: Holds = key; ; free = `${key}-${number++}`) if (!headers.has(free)) return free
}

/** Texts of several columns that mean the same; of a time or an id the first counts. */
function together(held: Holds, one: Cell, other: Cell): Cell {
  if (textOf(other).trim() === '') return one
  if (textOf(one).trim() === '') return other
  if (!SEVERAL.has(held)) return one
  return textOf(one) + (held === 'to' ? ', ' : '\n\n') + textOf(other)
}
