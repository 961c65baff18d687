import { schemaText } from '#server/scenario/jsonSchema.ts'
import type { Io, Parsed } from './io.ts'

/** `schema`: prints the JSON Schema of scenario files. */
export function schemaCommand(_: Parsed, io: Io): number {
  io.out(schemaText().trimEnd())
  return 0
}
