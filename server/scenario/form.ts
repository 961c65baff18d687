/** What the schema takes at a place of the file. */
import { z } from 'zod'
import type { Path } from './source.ts'

export type Schema = z.core.$ZodType

/** The keys of the mapping at this place; where it may have several forms, those of all of them. */
export function allowedKeys(schema: Schema, path: Path): string[] {
  const keys = formsAt(schema, path).flatMap((form) => {
    if (form instanceof z.ZodObject) return Object.keys(form.shape)
    return form instanceof z.ZodRecord && form.keyType instanceof z.ZodEnum
      ? form.keyType.options.map(String)
      : []
  })
  return [...new Set(keys)]
}

/** How text at this place has to be written, for one that is not written so: 'write a duration like "90 s"'. */
export function notation(schema: Schema, path: Path, text: string): string | null {
  for (const form of formsAt(schema, path)) {
    const issue = form instanceof z.ZodString ? form.safeParse(text).error?.issues[0] : undefined
    if (issue?.code === 'invalid_format') return issue.message
  }
  return null
}

/** The forms a value at this place may have. */
function formsAt(schema: Schema, path: Path): unknown[] {
  let forms = open(schema)
  for (const segment of path) {
    forms = forms.flatMap((form) => {
      if (form instanceof z.ZodObject) return open(form.shape[String(segment)])
      if (form instanceof z.ZodRecord) return open(form.valueType)
      return form instanceof z.ZodArray ? open(form.element) : []
    })
  }
  return forms
}

/** A schema without its wrappers; of a union, each of its forms. */
function open(schema: unknown): unknown[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(open)
  if (schema instanceof z.ZodPipe) return open(schema.in)
  const isWrapper =
    schema instanceof z.ZodLazy ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  return isWrapper ? open(schema.unwrap()) : [schema]
}
