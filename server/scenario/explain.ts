/** Turns what the schema says about a file into sentences an author can act on, each with its place. */
import { z } from 'zod'
import type { Finding, Path } from './source.ts'
import { didYouMean, nearest } from './suggest.ts'

type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodType

export function explain(schema: Schema, root: unknown, issues: readonly Issue[], base: Path = []): Finding[] {
  const found = issues.flatMap((issue) => explainOne(schema, root, issue, [...base, ...pathOf(issue)]))
  const suggested = new Set(found.flatMap((finding) => finding.suggests ?? []))
  return found
    .filter(({ missing }) => missing === undefined || !suggested.has(missing))
    .map(({ path, on, message }) => ({ path, on, message }))
}

/** `suggests` and `missing` are full names: a misspelt key is reported once, not also as a missing one. */
type Explained = Finding & { suggests?: string; missing?: string }

function explainOne(schema: Schema, root: unknown, issue: Issue, path: Path): Explained[] {
  const value = valueAt(root, path)
  if (value === undefined && issue.code !== 'unrecognized_keys') return [missing(path)]
  const here = (message: string): Explained[] => [{ path, on: 'value', message }]
  const name = path.length > 0 ? quote(path.at(-1)) : 'The file'
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(schema, value, path, key))
    case 'invalid_key':
      return [
        {
          path,
          on: 'key',
          message: `${name} cannot be a name here: ${issue.issues[0]?.message ?? 'choose another'}.`,
        },
      ]
    case 'invalid_type':
      return here(
        `${name} must be ${noun(issue.expected)}, but this is ${nounOf(value)}.${quotesHint(issue.expected, value)}`,
      )
    case 'invalid_value': {
      const values = issue.values.map(String)
      return here(`${name} must be ${oneOf(values)}.${didYouMean(String(value), values)}`)
    }
    case 'too_small':
      return here(`${name} ${tooSmall(issue)}.`)
    case 'too_big':
      return here(`${name} must be at most ${issue.maximum}${unit(issue.origin)}.`)
    case 'invalid_format':
      return here(`${name} does not look right: ${issue.message}.`)
    case 'invalid_union':
      return explainUnion(schema, root, issue, path)
    default:
      return here(`${name}: ${issue.message}.`)
  }
}

/** One understandable sentence for a value that fits none of several forms: by the form it is meant to be. */
function explainUnion(
  schema: Schema,
  root: unknown,
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
): Explained[] {
  const value = valueAt(root, path)
  const name = path.length > 0 ? quote(path.at(-1)) : 'The file'
  const branches = issue.errors.map((errors) => ({
    errors,
    own: errors.filter((error) => error.path.length === 0),
  }))
  if (!isMapping(value)) {
    const fitting = branches.find(
      ({ own }) => !own.some(({ code }) => /^invalid_(type|value|union)$/.test(code)),
    )
    if (fitting) return explain(schema, root, fitting.errors, path)
    const forms = branches.flatMap(({ own }) =>
      own.flatMap((error) => formOf(error, allowedKeys(schema, path))),
    )
    return [{ path, on: 'value', message: `${name} must be ${[...new Set(forms)].join(' or ')}.` }]
  }
  const unknownIn = (errors: readonly Issue[]) =>
    errors.flatMap((error) =>
      error.code === 'unrecognized_keys' && error.path.length === 0 ? error.keys : [],
    )
  const ranked = branches
    .map(({ errors }) => ({ errors, unknown: unknownIn(errors) }))
    .sort((a, b) => a.unknown.length - b.unknown.length || a.errors.length - b.errors.length)
  const best = ranked.filter(({ unknown, errors }) => {
    const first = ranked[0]
    return unknown.length === first?.unknown.length && errors.length === first.errors.length
  })
  const keys = Object.keys(value)
  if (best[0] && best[0].unknown.length < keys.length && best.length === 1) {
    return explain(schema, root, best[0].errors, path)
  }
  const unknown = keys.filter((key) => ranked.every((branch) => branch.unknown.includes(key)))
  if (unknown.length > 0) return unknown.map((key) => unknownKey(schema, {}, path, key))
  const values = best.flatMap(({ errors }) =>
    errors.flatMap((error) => (error.code === 'invalid_value' ? [error] : [])),
  )
  const at = values[0]?.path
  if (at) {
    const place = [...path, ...at.map(String)]
    const words = values.flatMap((error) => error.values.map(String))
    const text = `${quote(place.at(-1))} must be ${oneOf(words)}.${didYouMean(String(valueAt(root, place)), words)}`
    return [{ path: place, on: 'value', message: text }]
  }
  return [
    { path, on: 'key', message: `${name} needs one of these keys: ${allowedKeys(schema, path).join(', ')}.` },
  ]
}

function formOf(error: Issue, keys: string[]): string[] {
  if (error.code === 'invalid_value') return [oneOf(error.values.map(String))]
  if (error.code === 'invalid_type' && error.expected === 'object') {
    return [`a mapping with one of these keys: ${keys.join(', ')}`]
  }
  return error.code === 'invalid_type' ? [noun(error.expected)] : []
}

function unknownKey(schema: Schema, value: unknown, path: Path, key: string): Explained {
  const taken = isMapping(value) ? Object.keys(value) : []
  const known = allowedKeys(schema, path).filter((name) => !taken.includes(name))
  const near = nearest(key, known)
  const help = key.includes(' ') ? COMMA : near === null ? listed(known) : ` Did you mean "${near}"?`
  const finding: Explained = {
    path: [...path, key],
    on: 'key',
    message: `"${key}" is not known here.${help}`,
  }
  return near === null ? finding : { ...finding, suggests: [...path, near].join('.') }
}

const COMMA = ' A text with a comma needs quotes when it stands between "{" and "}".'

function listed(known: string[]): string {
  return known.length === 0 ? '' : ` Known here: ${known.join(', ')}. Keys of your own start with "x-".`
}

function missing(path: Path): Explained {
  const parent = path.slice(0, -1)
  const where = parent.length > 0 ? ` in ${quote(parent.at(-1))}` : ''
  return {
    path: parent,
    on: 'key',
    message: `${quote(path.at(-1))} is missing${where}.`,
    missing: path.join('.'),
  }
}

/** The keys the schema takes at this place; of a union, those of all its forms. */
export function allowedKeys(schema: Schema, path: Path): string[] {
  let places = open(schema)
  for (const segment of path) {
    places = places.flatMap((place) => {
      if (place instanceof z.ZodObject) return open(place.shape[String(segment)])
      if (place instanceof z.ZodRecord) return open(place.valueType)
      return place instanceof z.ZodArray ? open(place.element) : []
    })
  }
  const keys = places.flatMap((place) => {
    if (place instanceof z.ZodObject) return Object.keys(place.shape)
    return place instanceof z.ZodRecord && place.keyType instanceof z.ZodEnum
      ? place.keyType.options.map(String)
      : []
  })
  return [...new Set(keys)]
}

/** The schema without its wrappers; of a union, each of its forms. */
function open(schema: unknown): unknown[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(open)
  if (schema instanceof z.ZodPipe) return open(schema.in)
  if (
    schema instanceof z.ZodLazy ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return open(schema.unwrap())
  }
  return [schema]
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined
    value = (value as Record<string | number, unknown>)[segment]
  }
  return value
}

const pathOf = (issue: Issue): Path =>
  issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
const quote = (name: string | number | undefined) =>
  typeof name === 'number' ? `Item ${name + 1}` : `"${name}"`
const oneOf = (values: string[]) => [...new Set(values)].map((value) => `"${value}"`).join(' or ')

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const NOUNS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys and values',
  record: 'a mapping of keys and values',
  null: 'empty',
}
const noun = (type: string) => NOUNS[type] ?? type

function nounOf(value: unknown): string {
  if (value === null) return 'empty'
  return Array.isArray(value) ? 'a list' : noun(typeof value)
}

function quotesHint(expected: string, value: unknown): string {
  const plain = typeof value === 'number' || typeof value === 'boolean'
  return expected === 'string' && plain ? ` Put it in quotes: "${value}".` : ''
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === 'string' || issue.origin === 'array') {
    return issue.minimum === 1
      ? 'must not be empty'
      : `must have at least ${issue.minimum}${unit(issue.origin)}`
  }
  return `must be at least ${issue.minimum}`
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters long'
  return origin === 'array' ? ' items long' : ''
}
