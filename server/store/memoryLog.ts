/** Keeps everything in memory as the text it would be on disk. For tests and for playing without a trace. */
import type { WallMs } from '#shared/time.ts'
import { followers } from './followers.ts'
import { type Entry, type Log, parseEntry, SeqConflict, type Store } from './log.ts'
import { localPresence } from './presence.ts'

/** `texts` may be handed from one store to the next, as a disk outlives a process. */
export function memoryStore(texts = new Map<string, string[]>(), beats = new Map<string, WallMs>()): Store {
  const checkpoints = new Map<string, string>()
  const read: Log['read'] = async (stream, seq, most = Number.POSITIVE_INFINITY) =>
    (texts.get(stream) ?? []).slice(seq + 1, seq + 1 + most).map(parseEntry)
  const following = followers(read)
  const drop = (stream: string) => {
    for (const kept of [texts, checkpoints, beats]) kept.delete(stream)
    following.doubt(stream)
  }
  return {
    log: {
      async append(stream, entries, after, jsons = entries.map((entry) => JSON.stringify(entry))) {
        const before = texts.get(stream) ?? []
        const last = before.length > 0 ? (parseEntry(before.at(-1) ?? '') as Entry) : { seq: -1, hash: '' }
        if (last.hash === entries.at(-1)?.hash) return
        const seq = entries[0]?.seq ?? -1
        if (seq !== before.length || last.hash !== after) throw new SeqConflict(stream, seq)
        texts.set(stream, [...before, ...jsons])
        for (const entry of entries) following.deliver(stream, entry)
      },
      read,
      follow: following.add,
      streams: async (prefix) => [...texts.keys()].filter((name) => name.startsWith(prefix)).sort(),
    },
    eraser: {
      async replace(stream, entries, head, other) {
        const last = parseEntry(texts.get(stream)?.at(-1) ?? '{}') as Partial<Entry>
        if (last.hash !== head) throw new SeqConflict(stream, entries.length)
        const lines = entries.map((entry) => JSON.stringify(entry))
        if (lines.length > 0) texts.set(stream, lines)
        else texts.delete(stream)
        checkpoints.delete(stream)
        following.doubt(stream)
        if (other !== undefined) drop(other)
      },
      async remove(streams) {
        for (const stream of streams) drop(stream)
      },
    },
    checkpoints: {
      async save(stream, text) {
        checkpoints.set(stream, text)
      },
      last: async (stream) => checkpoints.get(stream) ?? null,
    },
    heartbeats: {
      async beat(streams, wall) {
        for (const stream of streams) beats.set(stream, wall)
      },
      last: async () => Object.fromEntries(beats),
      of: async (stream) => beats.get(stream) ?? null,
      olderThan: async (wall) => Object.fromEntries([...beats].filter(([, beat]) => beat < wall)),
      async stop(streams) {
        for (const stream of streams) beats.delete(stream)
      },
    },
    presence: localPresence(),
    wallTime: null,
    close: async () => {},
  }
}
