/**
 * The keys under which links, cookies and screens are signed, as a ring: the newest signs, the others prove what they
 * have signed for as long as that lasts. Whoever serves holds the ring in memory and hears of every change of it, by
 * another node or by the command line.
 */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { WallMs } from '#shared/time.ts'

export interface Keys {
  /** As it is now. */
  ring: () => Ring
  /** Stores what is made of the ring, and is kept once everybody who asks for it anew gets that. */
  change: (make: (ring: Ring) => Ring) => Promise<void>
  /** Calls back after a change, whoever made it. */
  watch: (changed: () => void) => void
  close: () => void
}

const KEY_BYTES = 32
/** The key of servers that had only one; what it signed names no key. */
export const FIRST_KID = 'first'

const Key = z.strictObject({
  kid: z.string().min(1).max(40),
  secret: z.string().refine((text) => bytesOf(text).length >= KEY_BYTES, 'is too short'),
  /** Real time up to which it proves anything; null for the one that signs. */
  until: z.int().nullable(),
})
export const Ring = z.strictObject({
  /** The newest first. */
  keys: z.tuple([Key], Key),
  /** Sign-in links carry this number; another one ends them all. */
  links: z.int().nonnegative(),
})
export type Ring = z.infer<typeof Ring>

export function bytesOf(secret: string): Uint8Array {
  return Buffer.from(secret, 'base64url')
}

const freshSecret = () => randomBytes(KEY_BYTES).toString('base64url')

/** A ring of one key; the key of before where there is one. */
export function firstRing(secret = freshSecret()): Ring {
  return { keys: [{ kid: FIRST_KID, secret, until: null }], links: 0 }
}

/** A fresh key signs from now on; the others prove what they signed for `keepMs` more at most. */
export function rotated({ keys, links }: Ring, { now, keepMs }: { now: WallMs; keepMs: number }): Ring {
  const kept = keys
    .map((key) => ({ ...key, until: Math.min(key.until ?? Infinity, now + keepMs) }))
    .filter(({ until }) => until > now)
  const fresh = { kid: randomBytes(6).toString('base64url'), secret: freshSecret(), until: null }
  return { keys: [fresh, ...kept], links }
}

/** No sign-in link of before is good any more. */
export function withNewLinks(ring: Ring): Ring {
  return { ...ring, links: ring.links + 1 }
}

/** Those who hear of the changes of a ring. */
export function ringWatchers(): Pick<Keys, 'watch'> & { tell: () => void } {
  const watching: (() => void)[] = []
  return {
    watch: (changed) => void watching.push(changed),
    tell() {
      for (const changed of watching) changed()
    },
  }
}

/** Keys that live and end with the process. */
export function memoryKeys(ring = firstRing()): Keys {
  let now = ring
  const { watch, tell } = ringWatchers()
  return {
    ring: () => now,
    async change(make) {
      now = make(now)
      tell()
    },
    watch,
    close() {},
  }
}
