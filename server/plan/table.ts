/** The tables of a Markdown file, every cell with its place. */
import { lexer, type Token, type Tokens } from 'marked'

/** `line` and `column` from 1. */
export interface PlacedCell {
  text: string
  line: number
  column: number
}
export interface PlacedTable {
  header: PlacedCell[]
  rows: PlacedCell[][]
}

/** Nobody writes more into a cell; patterns look at no more. */
const MOST_CHARS = 2_000

export function tablesIn(markdown: string): PlacedTable[] {
  const text = markdown.replace(/\r\n?/g, '\n')
  let line = 1
  return lexer(text).flatMap((token: Token) => {
    const at = line
    line += token.raw.split('\n').length - 1
    return token.type === 'table' ? [placed(token as Tokens.Table, at)] : []
  })
}

function placed(table: Tokens.Table, first: number): PlacedTable {
  const lines = table.raw.split('\n')
  const cellsOf = (cells: readonly Tokens.TableCell[], index: number): PlacedCell[] => {
    const columns = columnsIn(lines[index] ?? '')
    return cells.map(({ text }, number) => ({
      text: plainText(text.slice(0, MOST_CHARS)),
      line: first + index,
      column: columns[number] ?? 1,
    }))
  }
  // The second line is the one of dashes.
  return { header: cellsOf(table.header, 0), rows: table.rows.map((row, index) => cellsOf(row, index + 2)) }
}

/** Where the content of each cell begins. */
function columnsIn(line: string): number[] {
  const starts = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index + 1)
  const all = line.trimStart().startsWith('|') ? starts : [0, ...starts]
  return all.map((start) => start + (/^\s*/.exec(line.slice(start))?.[0].length ?? 0) + 1)
}

/** Without the marks of Markdown: they are no part of a name. */
function plainText(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*{1,3}|(?<![\p{L}\d])_{1,3})(?=\S)([^*]*?\S)\1(?![\p{L}\d])/gu, '$2')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\\([|*_`])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
