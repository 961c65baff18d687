/** Ids, keys and letters made of what people wrote. */
import { isFreeName } from '#shared/ids.ts'

const MOST_CHARS = 48

/** Small letters, digits and dashes; empty if nothing of the text can be one. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_CHARS)
    .replace(/^-+|-+$/g, '')
}

/** An id of the text: one that starts with a letter and is no name that JavaScript has already. */
export function idOf(text: string, kind: string): string {
  const made = slug(text)
  if (made === '') return kind
  // What starts with x- is the author's own and no part of the scenario.
  return /^(?!x-)[a-z]/.test(made) && isFreeName(made) ? made : `${kind}-${made}`
}

/** The id, or the id with the first number that makes it a new one. */
export function freshId(wanted: string, taken: (id: string) => boolean): string {
  if (!taken(wanted)) return wanted
  for (let number = 2; ; number++) {
    const id = `${wanted}-${number}`
    if (!taken(id)) return id
  }
}

/** The key under which an inject keeps a column nobody knows. */
export const keyOf = (header: string): `x-${string}` => `x-${slug(header) || 'column'}`

/** Two capital letters for a role, other than those taken. */
export function lettersOf(name: string, taken: ReadonlySet<string>): string {
  const words = slug(name)
    .replace(/[0-9]/g, '')
    .split('-')
    .filter(Boolean)
    .map((word) => word.toUpperCase())
  const all = words.join('')
  const first = (words[0]?.[0] ?? 'X') + (words[1]?.[0] ?? words[0]?.[1] ?? 'X')
  const others = [...all].map((letter) => (all[0] ?? 'X') + letter)
  const found = [first, ...others].find((letters) => !taken.has(letters))
  if (found !== undefined) return found
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return alphabet.flatMap((a) => alphabet.map((b) => a + b)).find((letters) => !taken.has(letters)) ?? 'XX'
}
