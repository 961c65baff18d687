/** What the second sheet of an export says. */
import { SETTINGS } from './export.ts'
import { type Sheet, textOf } from './sheet.ts'

export function read(sheets: readonly Sheet[], setting: string): string | null {
  const rows = sheets.find(({ name }) => name === SETTINGS)?.rows ?? []
  const found = rows.find(([name]) => textOf(name).trim().toLowerCase() === setting.toLowerCase())
  return textOf(found?.[1]).trim() || null
}
