/** What is known about the key under the pointer. */
import { schemaAt } from '../schema/jsonSchema.ts'
import type { Path } from '../text/path.ts'
import type { Known } from './complete.ts'
import { cursorAt } from './cursor.ts'

export interface KeyHelp {
  /** The key's own place in the text. */
  from: number
  to: number
  path: Path
  description: string
  examples: string[]
  usual: string | null
}

/** Null where there is no key of the language, or nothing is said about it. */
export function helpAt(text: string, offset: number, { schema, value }: Known): KeyHelp | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const line = text.slice(start, (text.indexOf('\n', offset) + 1 || text.length + 1) - 1)
  for (const found of line.matchAll(/([\w-]+)(?=\s*:(\s|$))/g)) {
    const from = start + found.index
    const to = from + (found[1] ?? '').length
    if (offset < from || offset > to) continue
    const cursor = cursorAt(text, to)
    if (!cursor || cursor.key !== null || cursor.typed !== found[1]) return null
    const path = [...cursor.above, cursor.typed]
    const known = schemaAt(schema, path, value)
    if (!known?.description) return null
    return {
      from,
      to,
      path,
      description: known.description,
      examples: (known.examples ?? []).map(written),
      usual: known.default === undefined ? null : written(known.default),
    }
  }
  return null
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
