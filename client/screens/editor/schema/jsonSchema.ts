/** Reads the JSON Schema of the scenario language: which forms, keys and words a place of a file may have. */
import { isMapping, type Path, valueAt } from '../text/path.ts'

export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  title?: string
  description?: string
  examples?: unknown[]
  default?: unknown
  const?: unknown
  enum?: unknown[]
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: JsonSchema | boolean
  patternProperties?: Record<string, JsonSchema>
  propertyNames?: JsonSchema
  items?: JsonSchema | JsonSchema[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  definitions?: Record<string, JsonSchema>
}

/** A key that a mapping may have. */
export interface KnownKey {
  name: string
  schema: JsonSchema
  required: boolean
}

/** The schema behind a reference, with what is said beside the reference. */
function resolve(root: JsonSchema, schema: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema
  const { $ref, ...beside } = schema
  const behind = valueAt(root, $ref === '#' ? [] : $ref.slice(2).split('/'))
  return isMapping(behind) ? { ...resolve(root, behind as JsonSchema), ...beside } : beside
}

/** Each of the forms that a schema allows; what is said of all of them is said of each. */
export function formsOf(root: JsonSchema, schema: JsonSchema): JsonSchema[] {
  const here = resolve(root, schema)
  const { anyOf, oneOf, allOf, ...beside } = here
  const forms = anyOf ?? oneOf
  if (forms) return forms.flatMap((form) => formsOf(root, { ...docOf(beside), ...resolve(root, form) }))
  const [only] = allOf ?? []
  return only ? formsOf(root, { ...resolve(root, only), ...docOf(beside) }) : [here]
}

function docOf({ description, examples, default: usual }: JsonSchema): JsonSchema {
  return {
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
    ...(usual === undefined ? {} : { default: usual }),
  }
}

/** Forms at a place. What the file says narrows them: of a union, those remain whose keys the file uses. */
export function formsAt(root: JsonSchema, path: Path, value?: unknown): JsonSchema[] {
  let forms = narrowed(formsOf(root, root), value)
  for (const [i, step] of path.entries()) {
    forms = forms.flatMap((form) => {
      const next = below(form, step)
      return next ? formsOf(root, next) : []
    })
    forms = narrowed(forms, valueAt(value, path.slice(0, i + 1)))
  }
  return forms
}

/** The one schema of a place as it is declared, before its forms are told apart; null where there is none. */
export function schemaAt(root: JsonSchema, path: Path, value?: unknown): JsonSchema | null {
  const key = path.at(-1)
  if (key === undefined) return resolve(root, root)
  for (const form of formsAt(root, path.slice(0, -1), value)) {
    const found = below(form, key)
    if (found) return resolve(root, found)
  }
  return null
}

function below(form: JsonSchema, step: string | number): JsonSchema | null {
  if (typeof step === 'number')
    return Array.isArray(form.items) ? (form.items[step] ?? null) : (form.items ?? null)
  if (form.properties && Object.hasOwn(form.properties, step)) return form.properties[step] ?? null
  return step.startsWith('x-') ? null : entryOf(form)
}

/** What stands under names of the author's own, or null where there are none. Keys with `x-` are nobody's. */
export function entryOf({ additionalProperties, patternProperties = {} }: JsonSchema): JsonSchema | null {
  if (typeof additionalProperties === 'object') return additionalProperties
  const named = Object.entries(patternProperties).find(([pattern]) => !pattern.startsWith('^x-'))
  return named?.[1] ?? null
}

function narrowed(forms: JsonSchema[], value: unknown): JsonSchema[] {
  if (forms.length < 2 || value === undefined || value === null) return forms
  const fitting = forms.filter((form) => fits(form, value))
  return fitting.length > 0 ? fitting : forms
}

/** Whether a value could be of this form, by its kind and the names of its keys. */
export function fits(form: JsonSchema, value: unknown): boolean {
  if (Array.isArray(value)) return form.type === 'array'
  if (!isMapping(value)) {
    if (form.const !== undefined) return form.const === value
    if (form.enum) return form.enum.includes(value)
    const kind = typeof value === 'number' ? /^(number|integer)$/ : new RegExp(`^${typeof value}$`)
    return typeof form.type === 'string' && kind.test(form.type)
  }
  if (form.type !== 'object') return false
  const keys = Object.keys(value).filter((key) => !key.startsWith('x-'))
  const known = form.properties ?? {}
  const wordsFit = Object.entries(known).every(
    ([key, { const: word }]) => word === undefined || !Object.hasOwn(value, key) || value[key] === word,
  )
  return wordsFit && keys.every((key) => Object.hasOwn(known, key) || entryOf(form) !== null)
}

/** The keys that the mapping at a place may have, in the order of the language. */
export function keysAt(root: JsonSchema, path: Path, value?: unknown): KnownKey[] {
  const known = new Map<string, KnownKey>()
  for (const form of formsAt(root, path, value))
    for (const key of keysOf(root, form)) if (!known.has(key.name)) known.set(key.name, key)
  return [...known.values()]
}

export function keysOf(root: JsonSchema, form: JsonSchema): KnownKey[] {
  const required = new Set(form.required)
  const named = Object.entries(form.properties ?? {}).map(([name, schema]) => ({
    name,
    schema: resolve(root, schema),
    required: required.has(name),
  }))
  if (named.length > 0) return named
  const names = form.propertyNames && resolve(root, form.propertyNames).enum
  const inner = entryOf(form) ?? {}
  return (names ?? []).map((name) => ({ name: String(name), schema: resolve(root, inner), required: false }))
}

/** Whether a form is a list of entries under names of the author's own, such as roles. */
export function isRecord(form: JsonSchema): boolean {
  return form.type === 'object' && !form.properties && entryOf(form) !== null
}

/** The words a value may be, where they are a closed list. */
export function wordsOf(forms: readonly JsonSchema[]): string[] {
  const words = forms.flatMap(({ enum: some, const: one, type }) => [
    ...(some ?? []),
    ...(one === undefined ? [] : [one]),
    ...(type === 'boolean' && one === undefined ? [true, false] : []),
  ])
  return [...new Set(words.map(String))]
}
