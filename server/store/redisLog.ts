/**
 * The shared store: one Redis stream a stream of ours, so that several nodes can serve the same room. A script with one
 * key compares and appends. Entry n has the id `n-1`, because Redis has no `0-0`. The name stands in braces: all that
 * is ever kept of a room falls into one slot of a cluster.
 *
 * A command in flight at a break has an unknown outcome. The script knows its own entry again, so the same append is
 * repeated until there is an answer: it lands once or not at all.
 */
import type { CommandParser } from 'redis'
import type { WallMs } from '#shared/time.ts'
import { followers } from './followers.ts'
import { type Entry, type Log, parseEntry, SeqConflict, type Store, StoreUnusable } from './log.ts'

const COMMAND_MS = 2000
const GIVE_UP_MS = 8000
const PAUSE_MS = 100
const REPLICA_MS = 500
const BEATS = 'launchroom:heartbeats'
const keyOf = (stream: string) => `launchroom:{${stream}}`
const checkpointOf = (stream: string) => `${keyOf(stream)}:checkpoint`
const streamOf = (key: string) => key.slice('launchroom:{'.length, -1)

const append = {
  NUMBER_OF_KEYS: 1,
  SCRIPT: `
    local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
    local seq, hash = -1, ''
    if last then
      seq, hash = tonumber(string.match(last[1], '^%d+')), last[2][2]
    end
    local mine = tonumber(ARGV[1])
    if seq == mine and hash == ARGV[3] then return 1 end
    if seq ~= mine - 1 or hash ~= ARGV[2] then return 0 end
    redis.call('XADD', KEYS[1], ARGV[1] .. '-1', 'hash', ARGV[3], 'entry', ARGV[4])
    redis.call('PUBLISH', KEYS[1], ARGV[1])
    return 1`,
  parseCommand(parser: CommandParser, key: string, entry: Entry, after: string) {
    parser.pushKey(key)
    parser.push(String(entry.seq), after, entry.hash, JSON.stringify(entry))
  },
  transformReply: (reply: unknown): boolean => reply === 1,
}

/** The stream with its checkpoint, in one slot. Like `append` it knows its own work again. */
const replace = {
  NUMBER_OF_KEYS: 2,
  SCRIPT: `
    local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
    local hash = last and last[2][2] or ''
    if #ARGV > 1 and hash == ARGV[#ARGV - 1] then return 1 end
    if hash ~= ARGV[1] then return 0 end
    redis.call('DEL', KEYS[1], KEYS[2])
    for i = 2, #ARGV, 3 do
      redis.call('XADD', KEYS[1], ARGV[i] .. '-1', 'hash', ARGV[i + 1], 'entry', ARGV[i + 2])
    end
    redis.call('PUBLISH', KEYS[1], 'rewritten')
    return 1`,
  parseCommand(parser: CommandParser, stream: string, entries: readonly Entry[], head: string) {
    parser.pushKeys([keyOf(stream), checkpointOf(stream)])
    parser.push(head)
    for (const entry of entries) parser.push(String(entry.seq), entry.hash, JSON.stringify(entry))
  },
  transformReply: (reply: unknown): boolean => reply === 1,
}

export interface RedisOptions {
  /** Tells what a person who runs the server should know: Redis is away, or a replica does not keep up. */
  warn: (text: string, error?: unknown) => void
}

/** Connects to Redis. Throws `StoreUnusable` when it is not there at the start; later breaks are waited out. */
export async function redisStore(url: string, { warn }: RedisOptions): Promise<Store> {
  // Loaded only where it is used: it takes a fifth of the start.
  const { createClient, defineScript } = await import('redis')
  const client = createClient({
    url,
    scripts: { append: defineScript(append), replace: defineScript(replace) },
    disableOfflineQueue: true,
    socket: { connectTimeout: COMMAND_MS, reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, 2000) },
  })
  let replicas = 0
  let closed = false

  const lookForReplicas = async () => {
    const info = await client.info('replication')
    replicas = Number(/connected_slaves:(\d+)/.exec(info)?.[1] ?? 0)
  }
  const read: Log['read'] = async (stream, seq, most) => {
    const start = seq < 0 ? '-' : `(${seq}-1`
    const limit = most === undefined ? undefined : { COUNT: most }
    const found = await patiently(() => client.xRange(keyOf(stream), start, '+', limit))
    return (found ?? []).map(({ message }) => parseEntry(message['entry'] ?? ''))
  }
  const following = followers(read)
  const bell = client.duplicate()

  // One word a break, and none before the first connection, which speaks for itself.
  let answers = false
  client.on('error', (error) => {
    if (answers) warn('Redis does not answer', error)
    answers = false
  })
  bell.on('error', () => {})
  client.on('ready', () => {
    answers = true
    void lookForReplicas().catch(() => {})
  })
  bell.on('ready', () => {
    for (const stream of following.streams()) following.doubt(stream)
  })
  await Promise.all([firstConnect(client, url), firstConnect(bell, url)])
  await lookForReplicas()

  /** Repeats what is safe to repeat until Redis answers, but not for ever. */
  async function patiently<T>(ask: () => Promise<T>): Promise<T> {
    const began = performance.now()
    for (;;) {
      try {
        return await within(COMMAND_MS, ask())
      } catch (error) {
        if (closed || performance.now() - began > GIVE_UP_MS || isRefusal(error)) throw error
        await new Promise((wake) => setTimeout(wake, PAUSE_MS))
      }
    }
  }

  async function waitForReplica(): Promise<void> {
    if (replicas === 0) return
    const reached = await client.wait(1, REPLICA_MS).catch(() => 0)
    if (reached < 1) warn('No Redis replica has confirmed what was stored')
  }

  return {
    log: {
      async append(stream, entry, after) {
        const won = await patiently(() => client.append(keyOf(stream), entry, after))
        if (!won) throw new SeqConflict(stream, entry.seq)
        await waitForReplica()
        following.deliver(stream, entry)
      },
      read,
      follow(stream, seq, heard) {
        const stop = following.add(stream, seq, heard)
        const ring = (text: string) => {
          if (text === 'rewritten') following.doubt(stream)
          else following.notice(stream, Number(text))
        }
        // What came before the subscription stood is asked for once it does.
        void bell.subscribe(keyOf(stream), ring).then(
          () => following.doubt(stream),
          () => {},
        )
        return () => {
          stop()
          void bell.unsubscribe(keyOf(stream), ring).catch(() => {})
        }
      },
      async streams(prefix) {
        const found = new Set<string>()
        const MATCH = keyOf(`${escapeGlob(prefix)}*`)
        for await (const keys of client.scanIterator({ MATCH, COUNT: 1000, TYPE: 'stream' })) {
          for (const key of keys) found.add(streamOf(key))
        }
        return [...found].sort()
      },
    },
    eraser: {
      async replace(stream, entries, head) {
        const done = await patiently(() => client.replace(stream, entries, head))
        if (!done) throw new SeqConflict(stream, entries.length)
        await waitForReplica()
      },
      async remove(streams) {
        if (streams.length === 0) return
        await patiently(() => client.hDel(BEATS, streams))
        for (const stream of streams) {
          await patiently(() => client.del([keyOf(stream), checkpointOf(stream)]))
          await patiently(() => client.publish(keyOf(stream), 'rewritten'))
        }
        await waitForReplica()
      },
    },
    checkpoints: {
      save: async (stream, text) => void (await within(COMMAND_MS, client.set(checkpointOf(stream), text))),
      last: (stream) => patiently(() => client.get(checkpointOf(stream))),
    },
    heartbeats: {
      async beat(streams, wall: WallMs) {
        if (streams.length > 0) {
          await within(
            COMMAND_MS,
            client.hSet(BEATS, Object.fromEntries(streams.map((name) => [name, wall]))),
          )
        }
        await lookForReplicas()
      },
      async last() {
        const all = await patiently(() => client.hGetAll(BEATS))
        return Object.fromEntries(Object.entries(all).map(([stream, wall]) => [stream, Number(wall)]))
      },
      async stop(streams) {
        if (streams.length > 0) await within(COMMAND_MS, client.hDel(BEATS, streams))
      },
    },
    async close() {
      closed = true
      for (const each of [bell, client]) each.destroy()
    },
  }
}

/** The first connection is made once: a wrong address should end the start, not hang it. */
async function firstConnect(client: { connect: () => Promise<unknown>; destroy: () => void }, url: string) {
  try {
    await within(2 * COMMAND_MS, client.connect())
  } catch (error) {
    client.destroy()
    throw new StoreUnusable(`Redis does not answer at ${withoutPassword(url)}.`, { cause: error })
  }
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//')
}

function escapeGlob(text: string): string {
  return text.replace(/[[\]*?\\^]/g, '\\$&')
}

/** True if Redis itself said no: asking again would not help. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /^(WRONGTYPE|NOAUTH|NOPERM|OOM|MISCONF|READONLY|ERR)\b/.test(error.message)
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
