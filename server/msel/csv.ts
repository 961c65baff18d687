/**
 * CSV in and out: RFC 4180, CRLF, UTF-8 with a byte order mark so that Excel knows it for UTF-8. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it, and loses it again on the way in; one that starts
 * with apostrophes before such a mark gets one more, so that nothing is lost.
 */
import Papa from 'papaparse'
import { fieldNamed } from './presets.ts'
import { type Cell, HEADER_WITHIN, MOST_ROWS, type Sheet, SheetRefused } from './sheet.ts'

/** What spreadsheets take for the start of a formula, in the wide forms too (OWASP, "CSV Injection"). */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/
const MARK = '\uFEFF'

const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)
const unguarded = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text)

export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(guarded))
  return `${MARK}${Papa.unparse(cells, { newline: '\r\n' })}\r\n`
}

const DELIMITERS = [',', ';', '\t', '|']

/** The mark between cells: the one that makes the most names of columns; where none is known, the parser guesses (the empty text asks it to). */
function delimiterOf(text: string): string {
  const known = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: HEADER_WITHIN })
    const names = data.map((row) => row.filter((cell) => fieldNamed(cell) !== null).length)
    return { delimiter, names: Math.max(0, ...names) }
  })
  const best = known.reduce((one, other) => (other.names > one.names ? other : one))
  return best.names >= 2 ? best.delimiter : ''
}

/** Throws `SheetRefused`, with the row where there is one. Comma, semicolon, tab or bar separate the cells. */
export function readCsv(text: string, name: string): Sheet {
  const content = text.startsWith(MARK) ? text.slice(1) : text
  const { data, errors } = Papa.parse<string[]>(content, {
    delimiter: delimiterOf(content),
    // Beyond this nobody reads on; one more shows that there are too many.
    preview: MOST_ROWS + 1,
  })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) {
    const row = (broken.row ?? 0) + 1
    throw new SheetRefused(
      `Row ${row}: a quotation mark is not closed, or stands in the middle of a cell.`,
      row,
    )
  }
  const rows = data.map((row, index) => row.map((cell) => cellOf(cell, index + 1)))
  // The line end of the last row is no row.
  if (rows.at(-1)?.every((cell) => cell === null)) rows.pop()
  return { name, rows }
}

function cellOf(text: string, row: number): Cell {
  if (text.startsWith('=')) {
    throw new SheetRefused(
      `Row ${row}: "${text.slice(0, 40)}" is a formula. Write its value, or put an apostrophe before it if it is text.`,
      row,
    )
  }
  return text === '' ? null : unguarded(text)
}
