/**
 * Chance by name: the same seed and name always draw the same number, in whatever order names are asked for.
 * So a bot needs no state for its luck, and looking twice changes nothing.
 */

/** A whole number from 0 to 2^32 - 1. FNV-1a over the name, then the finisher of MurmurHash3 to spread it. */
export function draw(seed: number, name: string): number {
  let h = 0x811c9dc5 ^ seed
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** True in `perMille` of a thousand names. */
export const happens = (seed: number, name: string, perMille: number): boolean =>
  perMille > 0 && draw(seed, name) % 1000 < perMille

/** One of the list; undefined of an empty one. */
export const pick = <T>(seed: number, name: string, list: readonly T[]): T | undefined =>
  list[draw(seed, name) % list.length]
