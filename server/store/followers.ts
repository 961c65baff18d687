/**
 * Who follows which stream, and how far each has heard. An entry that comes in turn is handed on at once; behind a gap
 * the stream itself is read, so that a lost notice costs nothing but time. After a break, or when somebody says that a
 * stream was rewritten, each follower's last entry is looked up too: a stream that lost its tail, or holds another
 * history, is no longer the one that was followed.
 */
import type { Entry, Follower, Log, Place } from './log.ts'

interface Following {
  at: Place
  follower: Follower
  reading: boolean
  again: boolean
  /** Whether the last entry heard is to be looked up at the next reading. */
  doubtful: boolean
  stopped: boolean
}

export interface Followers {
  add: Log['follow']
  /** A new entry, as it was appended. */
  deliver: (stream: string, entry: Entry) => void
  /** Something may be new on this stream, up to `seq`. */
  notice: (stream: string, seq: number) => void
  /** The stream may not be the one that was followed. */
  doubt: (stream: string) => void
  streams: () => string[]
}

export function followers(read: Log['read']): Followers {
  const all = new Map<string, Set<Following>>()
  const on = (stream: string) => [...(all.get(stream) ?? [])]

  async function catchUp(stream: string, following: Following): Promise<void> {
    following.again = true
    if (following.reading) return
    following.reading = true
    while (following.again && !following.stopped) {
      following.again = false
      await readOn(stream, following)
    }
    following.reading = false
  }

  async function readOn(stream: string, following: Following): Promise<void> {
    const { at, doubtful } = following
    const looksBack = doubtful && at.seq >= 0
    following.doubtful = false
    try {
      const entries = await read(stream, looksBack ? at.seq - 1 : at.seq)
      if (looksBack && hashOf(entries.shift()) !== at.hash) return lose(following)
      for (const entry of entries) hand(following, entry)
    } catch {
      // A store that is away for now is asked again at the next notice.
      following.doubtful ||= doubtful
    }
  }

  function lose(following: Following): void {
    if (following.stopped) return
    following.stopped = true
    following.follower.lost()
  }

  function hand(following: Following, entry: unknown): void {
    if (following.stopped) return
    following.at = { seq: following.at.seq + 1, hash: hashOf(entry) }
    following.follower.heard(entry)
  }

  return {
    add(stream, at, follower) {
      const following = { at, follower, reading: false, again: false, doubtful: true, stopped: false }
      all.set(stream, new Set([...on(stream), following]))
      void catchUp(stream, following)
      return () => {
        following.stopped = true
        const left = on(stream).filter((other) => other !== following)
        if (left.length > 0) all.set(stream, new Set(left))
        else all.delete(stream)
      }
    },
    deliver(stream, entry) {
      for (const following of on(stream)) {
        if (!following.reading && entry.seq === following.at.seq + 1) hand(following, entry)
        else if (entry.seq > following.at.seq) void catchUp(stream, following)
      }
    },
    notice(stream, seq) {
      for (const following of on(stream)) if (seq > following.at.seq) void catchUp(stream, following)
    },
    doubt(stream) {
      for (const following of on(stream)) {
        following.doubtful = true
        void catchUp(stream, following)
      }
    },
    streams: () => [...all.keys()],
  }
}

function hashOf(entry: unknown): string {
  const hash = typeof entry === 'object' && entry !== null && 'hash' in entry ? entry.hash : null
  return typeof hash === 'string' ? hash : ''
}
