/** Words for values and for what the schema expects. */
const NOUNS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys and values',
  record: 'a mapping of keys and values',
}

/** What the schema calls `string` is text. */
export const noun = (type: string): string => NOUNS[type] ?? type

export function nounOf(value: unknown): string {
  if (value === null) return 'empty'
  if (typeof value === 'number') return Number.isInteger(value) ? `the number ${value}` : String(value)
  return Array.isArray(value) ? 'a list' : noun(typeof value)
}

/** A key by its name, an item of a list by its number from 1. */
export function named(segment: string | number | undefined): string {
  if (segment === undefined) return 'The file'
  return typeof segment === 'number' ? `Item ${segment + 1}` : `"${segment}"`
}

/** Text in quotes, as most of it is written; numbers and the like without. */
export function oneOf(values: readonly unknown[]): string {
  const written = values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value)))
  return [...new Set(written)].join(' or ')
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
