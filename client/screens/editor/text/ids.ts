/** Ids for new entries: small letters, digits and dashes, a letter first, and not taken yet. */
import { mappingAt, type Path } from './path.ts'

const LONGEST = 40

/** From words: `Install fails on Ubuntu` becomes `install-fails-on-ubuntu`. */
export function idFrom(words: string, fallback = 'entry'): string {
  const plain = words
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '')
  return plain === '' ? fallback : plain
}

/** The id, with a number where it is taken. */
export function freeId(value: unknown, home: Path, wanted: string): string {
  const taken = mappingAt(value, home)
  if (!Object.hasOwn(taken, wanted)) return wanted
  for (let number = 2; ; number += 1) {
    const id = `${wanted.replace(/-\d+$/, '')}-${number}`
    if (!Object.hasOwn(taken, id)) return id
  }
}

export function isId(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,63}$/.test(text)
}
