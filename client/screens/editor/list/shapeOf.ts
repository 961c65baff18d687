/** How a place of a scenario is best edited, told from its schema, its name and what stands there. */
import { entryOf, fits, formsOf, isRecord, type JsonSchema, wordsOf } from '../schema/jsonSchema.ts'
import { type Kind, kindAt } from '../schema/references.ts'
import { type Path, withValue } from '../text/path.ts'

export type Shape =
  | { is: 'words'; words: readonly string[] }
  /** One name of the file, or several; `all` where the word "all" may stand for everyone. */
  | { is: 'name'; kind: Kind }
  | { is: 'names'; kind: Kind; all: boolean }
  | { is: 'flag' }
  | { is: 'number' }
  | { is: 'line' }
  | { is: 'text' }
  | { is: 'list'; item: JsonSchema }
  | { is: 'record'; entry: JsonSchema }
  | { is: 'mapping'; form: JsonSchema }
  | { is: 'variants'; forms: readonly JsonSchema[] }

const LONG = 1000

export function shapeOf(
  root: JsonSchema,
  schema: JsonSchema,
  { path, value }: { path: Path; value: unknown },
): Shape {
  const forms = formsOf(root, schema)
  const [form = {}] = forms
  const list = forms.find(({ type }) => type === 'array')
  const kind = kindAt(path, withValue(value, path, list ? [] : ''))
  if (list) {
    const item = Array.isArray(list.items) ? (list.items[0] ?? {}) : (list.items ?? {})
    const isNames = kind && formsOf(root, item).every(({ type }) => type === 'string')
    if (isNames) return { is: 'names', kind, all: forms.some(({ const: word }) => word === 'all') }
    if (forms.length === 1) return { is: 'list', item }
  }
  const objects = forms.filter(({ type }) => type === 'object')
  if (objects.length > 1) return { is: 'variants', forms: objects }
  const [object] = objects
  if (object) {
    const entry = isRecord(object) ? entryOf(object) : null
    return entry ? { is: 'record', entry } : { is: 'mapping', form: object }
  }
  if (kind) return { is: 'name', kind }
  if (form.type === 'boolean' && form.const === undefined) return { is: 'flag' }
  const words = wordsOf(forms)
  if (words.length > 0) return { is: 'words', words }
  if (form.type === 'number' || form.type === 'integer') return { is: 'number' }
  return { is: (form.maxLength ?? 0) > LONG ? 'text' : 'line' }
}

/** What tells a form from its neighbours: its words, else the keys it must have. `by=facilitator`, `follows+after`. */
export function nameOfForm(form: JsonSchema): string {
  const words = Object.entries(form.properties ?? {}).flatMap(([key, { const: word }]) =>
    word === undefined || typeof word === 'boolean' ? [] : [`${key}=${String(word)}`],
  )
  return words[0] ?? (form.required ?? []).join('+')
}

/** The number of the form that a value has; -1 where it fits none. */
export function formOf(forms: readonly JsonSchema[], value: unknown): number {
  const whole = forms.findIndex((form) => fits(form, value) && hasRequired(form, value))
  return whole >= 0 ? whole : forms.findIndex((form) => fits(form, value))
}

function hasRequired({ required = [] }: JsonSchema, value: unknown): boolean {
  return typeof value === 'object' && value !== null && required.every((key) => Object.hasOwn(value, key))
}

/** The least that a value of this schema holds, for a new entry; examples where something has to stand. */
export function seedOf(root: JsonSchema, schema: JsonSchema, depth = 0): unknown {
  const [form = {}] = formsOf(root, schema)
  if (form.const !== undefined) return form.const
  if (form.enum) return form.enum[0]
  if (form.type === 'object') {
    if (!form.properties || depth > 3) return {}
    const required = new Set(form.required)
    return Object.fromEntries(
      Object.entries(form.properties)
        .filter(([key]) => required.has(key))
        .map(([key, inner]) => [key, seedOf(root, inner, depth + 1)]),
    )
  }
  if (form.type === 'array') return []
  if (form.type === 'boolean') return false
  if (form.type === 'number' || form.type === 'integer') return form.examples?.[0] ?? form.minimum ?? 0
  return form.examples?.[0] ?? ''
}
