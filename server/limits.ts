/** How often somebody may: buckets of tokens that fill again with time. */
import type { Clock } from './clock.ts'

export interface Allowed {
  /** Most at once. */
  burst: number
  perSecond: number
}

export interface Bucket {
  /** True if there is one left; it is taken. */
  take: () => boolean
  isEmpty: () => boolean
}

export function bucket(clock: Clock, { burst, perSecond }: Allowed): Bucket {
  let left = burst
  let at = clock.now()
  const fill = () => {
    const now = clock.now()
    left = Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond)
    at = now
  }
  return {
    take() {
      fill()
      if (left < 1) return false
      left -= 1
      return true
    },
    isEmpty() {
      fill()
      return left < 1
    },
  }
}

export interface Buckets {
  of: (key: string) => Bucket
}

/** A bucket a key, for at most `keys` keys: the one made first goes first. */
export function buckets(clock: Clock, allowed: Allowed, keys = 10_000): Buckets {
  const all = new Map<string, Bucket>()
  return {
    of(key) {
      const known = all.get(key)
      if (known) return known
      const made = bucket(clock, allowed)
      all.set(key, made)
      const [first] = all.keys()
      if (all.size > keys && first !== undefined) all.delete(first)
      return made
    },
  }
}
