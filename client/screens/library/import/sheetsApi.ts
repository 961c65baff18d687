/** What import and export ask of the server. */
import { ask } from '#client/api.ts'
import type { MselImported, MselPreset, MselRead, MselRole, PlanImported } from '#shared/msel.ts'

export interface SheetAsked {
  file: string
  title: string
  sheet: string
  columns: readonly MselRole[]
  base?: string
  zone?: string
  date?: string
  start?: string
}

export const sheetsApi = {
  read: (file: string) => ask<MselRead>('POST', '/msel/read', { file }),
  import: (asked: SheetAsked) => ask<MselImported>('POST', '/msel/import', asked),
  plan: (asked: { markdown: string; title: string; localZone: string; zone?: string; date?: string }) =>
    ask<PlanImported>('POST', '/plan/import', asked),
}

/** The file as the browser keeps it, or why there is none. */
export async function exported(asked: {
  text: string
  preset: MselPreset
  format: 'xlsx' | 'csv'
  plain: boolean
}): Promise<Blob | { message: string }> {
  try {
    const response = await fetch('/api/msel/export', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    if (response.ok) return await response.blob()
    const answer = (await response.json()) as { error?: { message?: string } }
    return { message: answer.error?.message ?? '' }
  } catch {
    return { message: '' }
  }
}

/** The bytes of a file in base 64. */
export function base64Of(file: File): Promise<string> {
  return new Promise((keep, fail) => {
    const reader = new FileReader()
    reader.onerror = () => fail(new Error('the file cannot be read'))
    reader.onload = () => keep(String(reader.result).replace(/^[^,]*,/, ''))
    reader.readAsDataURL(file)
  })
}
