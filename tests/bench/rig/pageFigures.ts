/** Figures of `docs/performance.md`, found again by the names of section, row and column. */

/** A figure that is gone must not be quoted. */
export class FigureMissing extends Error {}

/** The first number in that cell. Throws `FigureMissing`. */
export function figureIn(page: string, { section, row, column }: Place): number {
  const part = page.split(/^(?=## )/m).find((one) => one.startsWith(`## ${section}\n`))
  const tables = (part ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf)
  for (const [index, cells] of tables.entries()) {
    if (cells[0] !== row && !(row === '' && index > 1)) continue
    const head = tables
      .slice(0, index)
      .findLast((_, at) => tables[at + 1]?.every((cell) => /^-+$/.test(cell)))
    const at = head?.indexOf(column) ?? -1
    const number = Number.parseFloat(cells[at]?.replaceAll(',', '') ?? '')
    if (Number.isFinite(number)) return number
  }
  throw new FigureMissing(`docs/performance.md has no figure "${row}", "${column}" in "${section}"`)
}

export interface Place {
  section: string
  /** The first cell of the row; empty for a table of one row. */
  row: string
  column: string
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}
