/** What can be written at a place of a scenario: keys of the language, its words, and names from the file itself. */
import {
  formsAt,
  isRecord,
  type JsonSchema,
  type KnownKey,
  keysAt,
  keysOf,
  wordsOf,
} from '../schema/jsonSchema.ts'
import { kindAt, namesFor } from '../schema/references.ts'
import { isMapping, type Path, valueAt, withValue } from '../text/path.ts'
import { cursorAt } from './cursor.ts'

export interface Suggestion {
  label: string
  /** What is written; the label where absent. */
  insert: string
  detail: string
  info: string
  kind: 'key' | 'word' | 'name'
}

export interface Suggestions {
  /** Offset from which the chosen one replaces what is typed. */
  from: number
  options: Suggestion[]
}

export interface Known {
  schema: JsonSchema
  /** What the file said when it could last be read. */
  value: unknown
}

export function suggestionsAt(text: string, offset: number, { schema, value }: Known): Suggestions | null {
  const cursor = cursorAt(text, offset)
  if (!cursor) return null
  const { above, key, from, typed, flow } = cursor
  if (/^["']/.test(typed)) return null
  if (key !== null) return some(from, values({ schema, value }, [...above, key]))
  const isItem = typeof above.at(-1) === 'number'
  const items = isItem ? values({ schema, value }, above) : []
  return some(from, [...items, ...keys({ schema, value }, above, flow)])
}

function some(from: number, options: Suggestion[]): Suggestions | null {
  return options.length > 0 ? { from, options } : null
}

function keys({ schema, value }: Known, above: Path, flow: boolean): Suggestion[] {
  const here = valueAt(value, above)
  const there = isMapping(here) ? here : {}
  return keysAt(schema, above, value)
    .filter(({ name }) => !Object.hasOwn(there, name))
    .map((key) => ({
      label: key.name,
      insert: `${key.name}:${ending(schema, key, { above, flow })}`,
      detail: key.required ? 'required' : '',
      info: key.schema.description ?? '',
      kind: 'key',
    }))
}

/** What follows a key: a space, or a new line where a mapping comes. */
function ending(
  schema: JsonSchema,
  { name }: KnownKey,
  { above, flow }: { above: Path; flow: boolean },
): string {
  const forms = formsAt(schema, [...above, name])
  const isBlock =
    forms.length > 0 &&
    forms.every((form) => form.type === 'object' && (isRecord(form) || keysOf(schema, form).length > 4))
  return isBlock && !flow ? '\n' : ' '
}

function values({ schema, value }: Known, path: Path): Suggestion[] {
  const kind = kindAt(path, withValue(value, path, ''))
  const forms = formsAt(schema, path)
  const names = kind ? namesFor(kind, path, value).map(({ id, label }) => named(id, label)) : []
  const words = wordsOf(forms).map((word) => ({
    label: word,
    insert: word,
    detail: '',
    info: '',
    kind: 'word' as const,
  }))
  return [...words, ...names]
}

function named(id: string, label: string): Suggestion {
  return { label: id, insert: id, detail: label === id ? '' : label, info: '', kind: 'name' }
}
