import { schemaText } from '#server/scenario/jsonSchema.ts'
import { keyTables } from '#server/scenario/keyTables.ts'
import type { Io, Parsed } from './io.ts'

/** `schema`: prints the JSON Schema of scenario files, or with `--markdown` the tables of all keys. */
export function schemaCommand({ values }: Parsed, io: Io): number {
  io.out((values['markdown'] ? keyTables() : schemaText()).trimEnd())
  return 0
}
