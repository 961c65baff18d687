/**
 * Excel workbooks in and out. What comes in is unpacked within limits, looked through for what a sheet of an exercise
 * does not have (formulas, macros, entities, cells at the far end), packed again plainly and only then parsed: the
 * parser sees what was looked through and nothing else. What goes out is text in every cell, never a formula.
 */
import { zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import writeWorkbook from 'write-excel-file/universal'
import { isFreeName } from '#shared/ids.ts'
import { type Cell, MOST_COLUMNS, MOST_ROWS, type Sheet, SheetRefused } from './sheet.ts'
import { unpack } from './zip.ts'

const MACROS = /(^|\/)(vbaproject\.bin|macrosheets\/)/i
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i
const FORMULA = /<(?:\w{1,20}:)?f[\s>/]/
/** The address of a row or cell; a tag is never longer than to the next one. */
const ADDRESS = /<(?:\w{1,20}:)?(?:row|c)\s(?:[^<>]*\s)?r=["']([A-Za-z]*)(\d+)["']/g

/** The sheets of a workbook. Throws `SheetRefused`. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = unpack(bytes)
  const kept: Record<string, Uint8Array> = {}
  for (const [name, content] of parts) {
    if (MACROS.test(name)) throw withMacros()
    if (!/\.(xml|rels)$/i.test(name)) continue
    const xml = new TextDecoder().decode(content)
    needPlain(name, xml)
    kept[name] = content
  }
  if (!Object.keys(kept).some((name) => SHEET.test(name))) {
    throw new SheetRefused('This archive is not an Excel workbook. Save the sheet as .xlsx or .csv.')
  }
  const plain = zipSync(kept, { level: 0 })
  const sheets = await readWorkbook(plain.slice().buffer, { trim: false }).catch(() => {
    throw new SheetRefused('This workbook cannot be read. Open it, save it again as .xlsx and try once more.')
  })
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }))
}

const withMacros = () =>
  new SheetRefused('This workbook has macros. Save it as .xlsx without macros and try again.')

function needPlain(name: string, xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) {
    throw new SheetRefused(
      'This workbook declares entities of its own, as no spreadsheet does. It was not opened.',
    )
  }
  if (name === '[Content_Types].xml' && /macroEnabled/i.test(xml)) throw withMacros()
  if (!SHEET.test(name)) return
  const formula = FORMULA.exec(xml)
  if (formula) {
    const row = [...xml.slice(0, formula.index).matchAll(ADDRESS)].at(-1)?.[2]
    throw new SheetRefused(
      `Row ${row ?? '?'} has a formula. Copy the column and paste its values over it, then try again.`,
      row === undefined ? null : Number(row),
    )
  }
  for (const [, column = '', row] of xml.matchAll(ADDRESS)) {
    if (Number(row) > MOST_ROWS || numberOf(column) > MOST_COLUMNS) {
      throw new SheetRefused(
        `The sheet has cells at ${column}${row}, beyond ${MOST_ROWS} rows or ${MOST_COLUMNS} columns. Delete what is not part of the exercise.`,
        Number(row),
      )
    }
  }
}

/** `A` is 1; anything long is far too far. */
function numberOf(letters: string): number {
  if (letters.length > 3) return Number.POSITIVE_INFINITY
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return momentText(value)
  if (typeof value === 'number') return value
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value)
}

/** Excel knows no zones: what stands in the cell is the time on the wall. A time alone is a part of day 0 of 1900. */
function momentText(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000)
  const [day = '', time = ''] = rounded.toISOString().split('T')
  const clock = time.slice(0, 8)
  if (rounded.getUTCFullYear() < 1900 || day === '1900-01-01') return clock
  return clock === '00:00:00' ? day : `${day} ${clock}`
}

export interface SheetToWrite {
  name: string
  rows: readonly (readonly string[])[]
  /** In characters, by column. */
  widths: readonly number[]
  /** The first row is a header: bold, and it stays in sight. */
  header: boolean
}

export async function writeXlsx(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const blob = await writeWorkbook(
    sheets.map(({ name, rows, widths, header }) => ({
      sheet: name,
      data: rows.map((row, index) =>
        row.map((text) =>
          text === ''
            ? null
            : {
                value: escaped(text),
                type: String,
                wrap: true,
                alignVertical: 'top' as const,
                ...(header && index === 0 ? { fontWeight: 'bold' as const } : {}),
              },
        ),
      ),
      columns: widths.map((width) => ({ width })),
      ...(header ? { stickyRowsCount: 1 } : {}),
    })),
  ).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

/** What XML cannot hold or would change (line ends of old, control characters, half letters), the way Excel writes it (ECMA-376, 22.9.2.19). */

const UNWRITABLE = /(?![\t\n])[\p{Cc}\p{Surrogate}\ufdd0-\ufdef\ufffd-\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu

/** The writer keeps its strings in an object: one that every object has as a key already is written in another form. */
function escaped(text: string): string {
  return isFreeName(text) ? text.replace(UNWRITABLE, code) : code(text) + text.slice(1)
}

const code = (mark: string): string => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
