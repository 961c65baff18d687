/** Sheets as rows of cells, whatever file they came from. */

/** A number is what Excel stores for numbers; its dates and times arrive as text, `2026-01-15 10:30:00` or `10:30:00`. */
export type Cell = string | number | null
export interface Sheet {
  name: string
  rows: Cell[][]
}

/** A file that is not taken, in a sentence that says what to do. `row` is the spreadsheet's, from 1. */
export class SheetRefused extends Error {
  readonly row: number | null
  constructor(message: string, row: number | null = null) {
    super(message)
    this.row = row
  }
}

export const MOST_ROWS = 5_000
export const MOST_COLUMNS = 200
/** Above a table often stand a title, a date, a classification. */
export const HEADER_WITHIN = 20
export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell)

export const isEmptyRow = (row: readonly Cell[]): boolean => row.every((cell) => textOf(cell).trim() === '')

/** Refuses sheets that are larger than any exercise. */
export function needModest({ name, rows }: Sheet): void {
  if (rows.length > MOST_ROWS) {
    throw new SheetRefused(
      `The sheet "${name}" has more than ${MOST_ROWS} rows. Delete what is not part of the exercise.`,
    )
  }
  const wide = rows.findIndex((row) => row.length > MOST_COLUMNS)
  if (wide >= 0) {
    throw new SheetRefused(
      `Row ${wide + 1} of "${name}" has more than ${MOST_COLUMNS} columns. Delete what is not part of the exercise.`,
      wide + 1,
    )
  }
}
