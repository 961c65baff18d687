/**
 * The scenario itself, travelling in cells beside the table: what columns cannot say (issues, criteria, metrics, …)
 * comes back whole. Each cell says which part it is, so that sorted rows do no harm and a lost one is noticed.
 */
import { type Cell, textOf } from './sheet.ts'

/** The sheet in a workbook, and the column in a CSV. */
export const CARRIED = 'Launchroom'
/** Below what Excel takes in a cell, with room for what has to be written in longer forms. */
const PART_CHARS = 16_000

/** `1/3 …`, `2/3 …`, `3/3 …`. */
export function partsOf(text: string): string[] {
  const letters = [...text]
  const parts: string[] = []
  for (let at = 0; at < letters.length; at += PART_CHARS)
    parts.push(letters.slice(at, at + PART_CHARS).join(''))
  return parts.map((part, index) => `${index + 1}/${parts.length} ${part}`)
}

/** The text that the cells carry; null if they carry none, or which part is missing. */
export function textIn(cells: readonly Cell[]): string | { missing: string } | null {
  const parts = new Map<number, string>()
  let count = 0
  for (const cell of cells) {
    const [whole, part, all] = /^(\d{1,4})\/(\d{1,4}) /.exec(textOf(cell)) ?? []
    if (whole === undefined) continue
    parts.set(Number(part), textOf(cell).slice(whole.length))
    count = Math.max(count, Number(all))
  }
  if (count === 0) return null
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const missing = numbers.find((number) => !parts.has(number))
  if (missing !== undefined) return { missing: `${missing}/${count}` }
  return numbers.map((number) => parts.get(number)).join('')
}
