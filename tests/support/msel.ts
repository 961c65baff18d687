/** Sheets and scenarios for tests of import and export. */
import { zipSync } from 'fflate'
import { stringify } from 'yaml'
import { exportMsel } from '#server/msel/export.ts'
import { type ImportOptions, importMsel } from '#server/msel/import.ts'
import { sheetsOf } from '#server/msel/read.ts'
import { writeXlsx } from '#server/msel/xlsx.ts'
import type { MselImported, MselPreset } from '#shared/msel.ts'
import { smallScenario } from './smallScript.ts'

/** The small scenario without what its check would find. */
export const sound = {
  ...smallScenario,
  injects: { ...smallScenario.injects, leak: { ...smallScenario.injects.leak, to: 'all' as const } },
}
export const smallText = stringify(sound)
const options = { title: 'Imported', today: '2026-01-15', localZone: 'UTC' }

export async function exported(
  text: string,
  preset: MselPreset,
  format: 'xlsx' | 'csv',
  carry = true,
): Promise<Uint8Array> {
  const made = await exportMsel(text, { preset, format, carry })
  if ('problems' in made) throw new Error(JSON.stringify(made.problems))
  return made
}

export async function imported(bytes: Uint8Array, more: Partial<ImportOptions> = {}): Promise<MselImported> {
  return importMsel(await sheetsOf(bytes), { ...options, ...more })
}

/** The rows as they come out of a workbook that was written with them. */
export async function importedRows(
  rows: string[][],
  more: Partial<ImportOptions> = {},
): Promise<MselImported> {
  return imported(await workbook(rows), more)
}

export const workbook = (rows: string[][]): Promise<Uint8Array> =>
  writeXlsx([{ name: 'MSEL', rows, widths: [], header: true }])

/** A workbook of one sheet, as XML: `sheetData` is what stands between its tags. */
export function workbookOf(sheetData: string, more: Record<string, string> = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="MSEL" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  }
  const encoder = new TextEncoder()
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])),
  )
}

export const text = (ref: string, value: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`
