/**
 * Messages of one language: gaps `{{name}}`, plurals by the language's own rules (`key_one`,
 * `key_other`, and `key_zero` where none at all has words of its own), nothing else.
 * That is all the interface asks for, in a hundredth of what a library for every need weighs on the way to a phone.
 */
import type { Messages } from './pseudo.ts'

export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>
/** `key` is a path in the first of the namespaces, or `namespace:path`. What is not found is shown as its key. */
export type Say = (key: string, values?: Values) => string

export interface Language {
  add: (namespace: string, messages: Messages) => void
  has: (namespace: string) => boolean
  /** The same function for the same namespace each time, so that it can stand in lists of dependencies. */
  say: (namespace: string) => Say
}

export function createLanguage(tag: string): Language {
  const messages = new Map<string, Messages>()
  const sayings = new Map<string, Say>()
  const plurals = new Intl.PluralRules(tag)

  function find(first: string, key: string, values: Values): string {
    const colon = key.indexOf(':')
    const words = messages.get(colon < 0 ? first : key.slice(0, colon))
    const path = colon < 0 ? key : key.slice(colon + 1)
    const { count } = values
    if (typeof count !== 'number') return at(words, path) ?? key
    const none = count === 0 ? at(words, `${path}_zero`) : undefined
    return none ?? at(words, `${path}_${plurals.select(count)}`) ?? at(words, path) ?? key
  }

  return {
    add: (namespace, more) => void messages.set(namespace, more),
    has: (namespace) => messages.has(namespace),
    say(namespace) {
      const known = sayings.get(namespace)
      if (known) return known
      const say: Say = (key, values = {}) => filled(find(namespace, key, values), values)
      sayings.set(namespace, say)
      return say
    },
  }
}

function at(words: Messages | undefined, path: string): string | undefined {
  let part: string | Messages | undefined = words
  for (const key of path.split('.')) {
    if (typeof part !== 'object') return undefined
    part = part[key]
  }
  return typeof part === 'string' ? part : undefined
}

function filled(text: string, values: Values): string {
  if (!text.includes('{{')) return text
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
