import type { JsonSchema } from './jsonSchema.ts'

/** The schema of the scenario language, or null where it cannot be had: then nothing is completed. */
export async function loadSchema(): Promise<JsonSchema | null> {
  try {
    const response = await fetch('/scenario-1.schema.json', { credentials: 'same-origin' })
    return response.ok ? ((await response.json()) as JsonSchema) : null
  } catch {
    return null
  }
}
