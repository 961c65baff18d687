/**
 * Who follows which stream, and how far each has heard. An entry that comes in turn is handed on at once; behind a gap
 * the stream itself is read, so that a lost notice costs nothing but time.
 */
import type { Entry, Log } from './log.ts'

interface Follower {
  seq: number
  heard: (entry: unknown) => void
  reading: boolean
  again: boolean
  stopped: boolean
}

export interface Followers {
  add: (stream: string, seq: number, heard: (entry: unknown) => void) => () => void
  /** A new entry, as it was appended. */
  deliver: (stream: string, entry: Entry) => void
  /** Something may be new on this stream, up to `seq`. */
  notice: (stream: string, seq: number) => void
  streams: () => string[]
}

export function followers(read: Log['read']): Followers {
  const all = new Map<string, Set<Follower>>()
  const on = (stream: string) => [...(all.get(stream) ?? [])]

  async function catchUp(stream: string, follower: Follower): Promise<void> {
    follower.again = true
    if (follower.reading) return
    follower.reading = true
    while (follower.again && !follower.stopped) {
      follower.again = false
      // A store that is away for now is asked again at the next notice.
      const entries = await read(stream, follower.seq).catch(() => [])
      for (const entry of entries) hand(follower, entry)
    }
    follower.reading = false
  }

  function hand(follower: Follower, entry: unknown): void {
    if (follower.stopped) return
    follower.seq += 1
    follower.heard(entry)
  }

  return {
    add(stream, seq, heard) {
      const follower: Follower = { seq, heard, reading: false, again: false, stopped: false }
      all.set(stream, new Set([...on(stream), follower]))
      void catchUp(stream, follower)
      return () => {
        follower.stopped = true
        const left = on(stream).filter((other) => other !== follower)
        if (left.length > 0) all.set(stream, new Set(left))
        else all.delete(stream)
      }
    },
    deliver(stream, entry) {
      for (const follower of on(stream)) {
        if (!follower.reading && entry.seq === follower.seq + 1) hand(follower, entry)
        else if (entry.seq > follower.seq) void catchUp(stream, follower)
      }
    },
    notice(stream, seq) {
      for (const follower of on(stream)) if (seq > follower.seq) void catchUp(stream, follower)
    },
    streams: () => [...all.keys()],
  }
}
