/** The rows of all plans in a file, read but not yet put in order. */
import type { PlanFinding } from '#shared/msel.ts'
import { columnsOf, type PlanField } from './columns.ts'
import { type PlacedCell, type PlacedTable, tablesIn } from './table.ts'
import { type When, whenIn } from './when.ts'
import { type NamedZone, ZONE_PATTERN, zoneNamed } from './zones.ts'

export interface PlanRow {
  what: PlacedCell
  who: PlacedCell | null
  /** The cell that says when. */
  at: PlacedCell
  when: When
  done: string
  /** The number that the plan gives it. */
  number: number | null
}

export interface Plan {
  rows: PlanRow[]
  findings: PlanFinding[]
  /** Zone that a header says for its column: "When (ET)". */
  zone: NamedZone | null
}

export function planIn(markdown: string, year: number): Plan {
  const findings: PlanFinding[] = []
  let zone: NamedZone | null = null
  const rows = tablesIn(markdown).flatMap((table) => {
    const columns = columnsOf(table)
    if (!columns) return []
    zone ??= zoneIn(table, columns)
    return table.rows.flatMap((cells) => rowOf(cells, columns, { year: yearIn(markdown) ?? year, findings }))
  })
  return { rows, findings, zone }
}

function rowOf(
  cells: readonly PlacedCell[],
  columns: Partial<Record<PlanField, number>>,
  { year, findings }: { year: number; findings: PlanFinding[] },
): PlanRow[] {
  const cell = (field: PlanField): PlacedCell | null => {
    const index = columns[field]
    return index === undefined ? null : (cells[index] ?? null)
  }
  const what = cell('what')
  const at = cell('when')
  if (!what || !at || what.text === '') return []
  // Two columns, "Date" and "Time", say together what one says elsewhere.
  const when = whenIn([cell('day')?.text ?? '', at.text].join(' ').trim(), year)
  for (const { code, severity, message } of when.said) {
    findings.push({ code, severity, line: at.line, column: at.column, message })
  }
  const number = /^\d{1,4}/.exec(cell('number')?.text ?? '') ?? /^(\d{1,4})[.)] /.exec(what.text)
  return [
    {
      what: { ...what, text: what.text.replace(/^\d{1,4}[.)] /, '') },
      who: cell('who'),
      at,
      when,
      done: cell('done')?.text ?? '',
      number: number ? Number.parseInt(number[0], 10) : null,
    },
  ]
}

function zoneIn({ header }: PlacedTable, { when }: Partial<Record<PlanField, number>>): NamedZone | null {
  const text = when === undefined ? '' : (header[when]?.text ?? '')
  const name = new RegExp(`[([, ](${ZONE_PATTERN})(?![\\p{L}\\d])`, 'iu').exec(text)?.[1]
  return name === undefined ? null : zoneNamed(name)
}

/** The year that the file is about, for days without one. */
function yearIn(markdown: string): number | null {
  const found =
    /\b(20\d\d)-\d\d-\d\d\b|\b(?:\d{1,2}\.\d{1,2}\.|\d{1,2}\/\d{1,2}\/|[A-Z][a-z]{2,8}\.? \d{1,2},? |\d{1,2}\.? [A-Z][a-zä]{2,8} )(20\d\d)\b/.exec(
      markdown,
    )
  const year = found?.[1] ?? found?.[2]
  return year === undefined ? null : Number(year)
}
