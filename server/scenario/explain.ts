/** Turns what the schema says about a file into sentences an author can act on, each with its place. */
import type { z } from 'zod'
import { allowedKeys, notation, type Schema } from './form.ts'
import { type Finding, MOST_PROBLEMS, type Path } from './source.ts'
import { didYouMean, nearest } from './suggest.ts'
import { isMapping, named, noun, nounOf, oneOf } from './words.ts'

type Issue = z.core.$ZodIssue
/** `suggests` and `missing` are full names: a misspelt key is reported once, not also as a missing one. */
type Explained = Finding & { suggests?: string; missing?: string }
interface File {
  schema: Schema
  root: unknown
}

export function explain(schema: Schema, root: unknown, issues: readonly Issue[]): Finding[] {
  const found = explainAll({ schema, root }, issues, []).slice(0, MOST_PROBLEMS)
  const suggested = new Set(found.flatMap((finding) => finding.suggests ?? []))
  return found
    .filter(({ missing }) => missing === undefined || !suggested.has(missing))
    .map(({ code, path, on, message }) => ({ code, path, on, message }))
}

function explainAll(file: File, issues: readonly Issue[], base: Path): Explained[] {
  return issues.slice(0, MOST_PROBLEMS).flatMap((issue) => {
    const own = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
    return explainOne(file, issue, [...base, ...own])
  })
}

function explainOne(file: File, issue: Issue, path: Path): Explained[] {
  const value = valueAt(file.root, path)
  if (value === undefined) return [missing(path)]
  const here = (message: string): Explained[] => [
    { code: 'SC106', path, on: 'value', message: `${named(path.at(-1))} ${message}.` },
  ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_PROBLEMS).map((key) => unknownKey(file, path, key))
    case 'invalid_key': {
      const rule = issue.issues[0]?.message ?? 'choose another'
      return [
        { code: 'SC107', path, on: 'key', message: `${named(path.at(-1))} cannot be a name here: ${rule}.` },
      ]
    }
    case 'invalid_type':
      return here(wrongType(file, issue.expected, path))
    case 'invalid_value':
      return [wrongValue(file, issue.values, path)]
    case 'too_small':
      return here(tooSmall(issue))
    case 'too_big':
      return here(`must be at most ${issue.maximum}${unit(issue.origin)}`)
    case 'invalid_format':
      return here(`does not look right: ${issue.message}`)
    case 'invalid_union':
      return isMapping(value) ? explainMapping(file, issue, path) : explainValue(file, issue, path)
    default:
      return here(`is not right: ${issue.message}`)
  }
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined
    value = (value as Record<string | number, unknown>)[segment]
  }
  return value
}

function missing(path: Path): Explained {
  const parent = path.slice(0, -1)
  const where = parent.length > 0 ? ` in ${named(parent.at(-1))}` : ''
  return {
    code: 'SC105',
    path: parent,
    on: 'key',
    message: `${named(path.at(-1))} is missing${where}.`,
    missing: path.join('.'),
  }
}

function wrongType({ schema, root }: File, expected: string, path: Path): string {
  const value = valueAt(root, path)
  const plain = typeof value === 'number' || typeof value === 'boolean'
  if (expected === 'string' && plain) {
    const hint = notation(schema, path, String(value))
    return hint === null ? `must be text. Put it in quotes: "${value}"` : `does not look right: ${hint}`
  }
  return `must be ${noun(expected)}, but this is ${nounOf(value)}`
}

function wrongValue({ root }: File, values: readonly unknown[], path: Path): Explained {
  const words = values.filter((value) => typeof value === 'string')
  const help = didYouMean(String(valueAt(root, path)), words)
  return {
    code: 'SC106',
    path,
    on: 'value',
    message: `${named(path.at(-1))} must be ${oneOf(values)}.${help}`,
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  const ofLength = origin === 'string' || origin === 'array'
  return ofLength && minimum === 1 ? 'must not be empty' : `must be at least ${minimum}${unit(origin)}`
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters long'
  return origin === 'array' ? ' items long' : ''
}

function unknownKey({ schema, root }: File, path: Path, key: string): Explained {
  const value = valueAt(root, path)
  const isTaken = (name: string) => name !== key && isMapping(value) && Object.hasOwn(value, name)
  const all = allowedKeys(schema, path)
  const known = all.filter((name) => !isTaken(name))
  const at = { code: 'SC104' as const, path: [...path, key], on: 'key' as const }
  if (known.includes(key))
    return { ...at, message: `"${key}" does not go with ${oneOf(all.filter(isTaken))}.` }
  const sentence = `"${key}" is not known here.`
  if (key.includes(' '))
    return { ...at, message: `${sentence} A text with a comma needs quotes between "{" and "}".` }
  const near = nearest(key, known)
  if (near !== null)
    return { ...at, message: `${sentence} Did you mean "${near}"?`, suggests: [...path, near].join('.') }
  return {
    ...at,
    message: `${sentence} Known: ${known.join(', ') || 'nothing'}. Keys of your own start with "x-".`,
  }
}

/** A value that fits none of several forms and is not a mapping: by its type it is meant to be one of them, or none. */
function explainValue(file: File, issue: z.core.$ZodIssueInvalidUnion, path: Path): Explained[] {
  const forms = issue.errors.map((errors) => ({
    errors,
    whole: errors.filter((error) => error.path.length === 0),
  }))
  const meant = forms.find(
    ({ whole }) => !whole.some(({ code }) => /^invalid_(type|value|union)$/.test(code)),
  )
  if (meant) return explainAll(file, meant.errors, path)
  const words = forms.flatMap(({ whole }) =>
    whole.flatMap((error) => {
      if (error.code === 'invalid_value') return [oneOf(error.values)]
      if (error.code !== 'invalid_type') return []
      const keys =
        error.expected === 'object'
          ? ` with one of these keys: ${allowedKeys(file.schema, path).join(', ')}`
          : ''
      return [keys ? `a mapping${keys}` : noun(error.expected)]
    }),
  )
  return [
    {
      code: 'SC106',
      path,
      on: 'value',
      message: `${named(path.at(-1))} must be ${[...new Set(words)].join(' or ')}.`,
    },
  ]
}

/** A mapping that fits none of several forms: explained as the form it has most in common with. */
function explainMapping(file: File, issue: z.core.$ZodIssueInvalidUnion, path: Path): Explained[] {
  const keys = Object.keys(valueAt(file.root, path) ?? {})
  const forms = issue.errors
    .map((errors) => ({ errors, strange: errors.flatMap((error) => (isOwnKeys(error) ? error.keys : [])) }))
    .sort((a, b) => a.strange.length - b.strange.length || a.errors.length - b.errors.length)
  const best = forms.filter(
    ({ errors, strange }) =>
      strange.length === forms[0]?.strange.length && errors.length === forms[0].errors.length,
  )
  if (best.length > 1 || keys.length === 0) {
    const nowhere = keys.filter((key) => forms.every(({ strange }) => strange.includes(key)))
    if (nowhere.length > 0) return nowhere.slice(0, MOST_PROBLEMS).map((key) => unknownKey(file, path, key))
    const known = allowedKeys(file.schema, path).join(', ')
    if (keys.length === 0)
      return [
        {
          code: 'SC105',
          path,
          on: 'key',
          message: `${named(path.at(-1))} needs one of these keys: ${known}.`,
        },
      ]
    const values = best.flatMap(({ errors }) =>
      errors.flatMap((error) => (error.code === 'invalid_value' ? [error] : [])),
    )
    const at = values[0]?.path.map(String)
    if (at)
      return [
        wrongValue(
          file,
          values.flatMap((error) => error.values),
          [...path, ...at],
        ),
      ]
  }
  return explainAll(file, best[0]?.errors ?? [], path)
}

function isOwnKeys(error: Issue): error is z.core.$ZodIssueUnrecognizedKeys {
  return error.code === 'unrecognized_keys' && error.path.length === 0
}
