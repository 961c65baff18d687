/**
 * How often somebody may: buckets of tokens that fill again with time. What is one person's is counted by person,
 * however many tabs or connections they use; what anybody may do is counted by address.
 */
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

/** A bucket a key, for at most `keys` keys: the one that was not asked for the longest time goes first. */
export function buckets(clock: Clock, allowed: Allowed, keys = 10_000): Buckets {
  const all = new Map<string, Bucket>()
  return {
    of(key) {
      const one = all.get(key) ?? bucket(clock, allowed)
      all.delete(key)
      all.set(key, one)
      const [oldest] = all.keys()
      if (all.size > keys && oldest !== undefined) all.delete(oldest)
      return one
    },
  }
}

/** Tries with codes that are no room's. */
export interface Guesses {
  /** True if this address gets no answer for now, to right codes neither. */
  isSpent: (network: string) => boolean
  missed: (network: string) => void
}

/** Twenty wrong codes at once, then one every second and a half: a code has 309 million neighbours. */
const MISSES = { burst: 20, perSecond: 20 / 30 }
/**
 * From everywhere together. When these are spent, an address that has guessed wrong waits for half a minute: many
 * guessers are slowed down together, and who types the right code at once is let in all the same.
 */
const ALL_MISSES = { burst: 600, perSecond: 10 }
const LATE_MISSES = { burst: 1, perSecond: 1 / 30 }
/** Whoever has more than these is not counted: the one that waited longest is forgotten. */
const GUESSERS = 100_000

function guessesBy(clock: Clock): Guesses {
  const misses = buckets(clock, MISSES, GUESSERS)
  const late = buckets(clock, LATE_MISSES, GUESSERS)
  const all = bucket(clock, ALL_MISSES)
  return {
    isSpent: (network) => misses.of(network).isEmpty() || (all.isEmpty() && late.of(network).isEmpty()),
    missed(network) {
      misses.of(network).take()
      late.of(network).take()
      all.take()
    },
  }
}

export interface Limits {
  guesses: Guesses
  /** People who come into a room anew, by address. */
  joins: Buckets
  /** By seat: commands, questions and previews, connections, and pages that cost much to make. */
  commands: Buckets
  questions: Buckets
  connections: Buckets
  pages: Buckets
}

/** A class of forty joins from behind one address in the same minute, a few of them twice. */
const JOINS = { burst: 120, perSecond: 2 }
const COMMANDS = { burst: 40, perSecond: 10 }
const QUESTIONS = { burst: 40, perSecond: 10 }
/** A phone on a train comes back ten times in a row; a connection may cost a whole view. */
const CONNECTIONS = { burst: 60, perSecond: 2 }
const PAGES = { burst: 30, perSecond: 0.5 }
const SEATS = 50_000

export function limitsBy(clock: Clock): Limits {
  const bySeat = (allowed: Allowed) => buckets(clock, allowed, SEATS)
  return {
    guesses: guessesBy(clock),
    joins: buckets(clock, JOINS),
    commands: bySeat(COMMANDS),
    questions: bySeat(QUESTIONS),
    connections: bySeat(CONNECTIONS),
    pages: bySeat(PAGES),
  }
}
