/** Import and export for whoever asks over HTTP: done apart from live rooms, what is refused comes back as a value. */
import type { MselImported, MselPreset, MselRead, PlanImported } from '#shared/msel.ts'
import { importPlan, type PlanOptions } from '../plan/import.ts'
import { exportMsel } from './export.ts'
import { type ImportOptions, importMsel, readMsel } from './import.ts'
import { sheetsOf } from './read.ts'
import { SheetRefused } from './sheet.ts'

export interface Refused {
  refused: string
}
export interface InBase64 {
  /** In base 64. */
  file: string
}

export const MSEL_JOBS = {
  mselRead: ({ file }: InBase64): Promise<MselRead | Refused> =>
    orRefused(async () => readMsel(await sheetsOf(Buffer.from(file, 'base64')))),
  mselImport: ({ file, ...options }: InBase64 & ImportOptions): Promise<MselImported | Refused> =>
    orRefused(async () => importMsel(await sheetsOf(Buffer.from(file, 'base64')), options)),
  mselExport: (asked: { text: string; preset: MselPreset; format: 'xlsx' | 'csv'; carry: boolean }) =>
    exported(asked),
  planImport: ({ markdown, ...options }: { markdown: string } & PlanOptions): PlanImported =>
    importPlan(markdown, options),
}

async function orRefused<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SheetRefused) return { refused: error.message }
    throw error
  }
}

async function exported({
  text,
  ...options
}: Parameters<typeof exportMsel>[1] & { text: string }): Promise<{ bytes: Uint8Array } | Refused> {
  const made = await exportMsel(text, options)
  return 'problems' in made ? { refused: 'The scenario has errors. Mend them first.' } : { bytes: made }
}
