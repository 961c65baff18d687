/** The embedded store: one SQLite file in the data folder, written by a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { WallMs } from '#shared/time.ts'
import { followers } from './followers.ts'
import {
  type Entry,
  type Log,
  OutcomeUnknown,
  parseEntry,
  SeqConflict,
  type Store,
  StoreAway,
  StoreUnusable,
} from './log.ts'
import { localPresence } from './presence.ts'
import type { Reply, Request, Written } from './sqliteWorker.ts'

interface Waiting {
  keep: (value: unknown) => void
  fail: (error: Error) => void
  conflict: () => Error
}
type Asked = Request extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never

/** Opens the store of a data folder, which is made if it is not there. Throws `StoreUnusable`. */
export async function sqliteStore(dataDir: string): Promise<Store> {
  const worker = startWorker(dataDir)
  const waiting = new Map<number, Waiting>()
  let count = 0
  let outgoing: Request[] = []
  let ended = false

  function ask(request: Asked): Promise<unknown> {
    return new Promise((keep, fail) => {
      if (ended) return fail(new StoreAway('the store is closed'))
      count += 1
      const stream = 'stream' in request ? request.stream : ''
      const conflict = () =>
        new SeqConflict(stream, 'entries' in request ? (request.entries[0]?.seq ?? -1) : -1)
      waiting.set(count, { keep, fail, conflict })
      if (outgoing.push({ ...request, id: count } as Request) === 1) process.nextTick(send)
    })
  }

  function send(): void {
    worker.postMessage(outgoing)
    outgoing = []
  }

  function settle(reply: Reply): void {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (!asked) return
    if ('conflict' in reply) asked.fail(asked.conflict())
    else if ('error' in reply) asked.fail(new StoreAway(`the store failed: ${reply.error}`))
    else asked.keep(reply.value)
  }

  function fail(error: Error): void {
    for (const asked of waiting.values()) asked.fail(error)
    waiting.clear()
  }

  await started(worker)
  worker.on('message', (replies: Reply[]) => {
    for (const reply of replies) settle(reply)
  })
  worker.on('error', fail)
  worker.on('exit', () => {
    ended = true
    fail(new OutcomeUnknown('the thread of the store has ended'))
  })

  const read: Log['read'] = async (stream, seq, most = -1) =>
    ((await ask({ op: 'read', stream, seq, most })) as string[]).map(parseEntry)
  const following = followers(read)

  return {
    log: {
      async append(stream, entries, after, texts) {
        const list = entries.map((entry, index) => written(entry, texts?.[index]))
        await ask({ op: 'append', stream, after, entries: list })
        for (const entry of entries) following.deliver(stream, entry)
      },
      read,
      follow: following.add,
      streams: async (prefix) => (await ask({ op: 'streams', prefix })) as string[],
    },
    eraser: {
      async replace(stream, entries, head, other) {
        const list = entries.map((entry) => written(entry))
        await ask({ op: 'replace', stream, head, entries: list, ...(other !== undefined && { other }) })
        following.doubt(stream)
        if (other !== undefined) following.doubt(other)
      },
      async remove(streams) {
        await ask({ op: 'remove', streams })
        for (const stream of streams) following.doubt(stream)
      },
    },
    checkpoints: {
      save: async (stream, text) => void (await ask({ op: 'keep', stream, text })),
      last: async (stream) => (await ask({ op: 'kept', stream })) as string | null,
    },
    heartbeats: {
      beat: async (streams, wall) => void (await ask({ op: 'beat', streams, wall })),
      last: async () => (await ask({ op: 'last', before: null })) as Record<string, WallMs>,
      of: async (stream) => (await ask({ op: 'beatOf', stream })) as WallMs | null,
      olderThan: async (before) => (await ask({ op: 'last', before })) as Record<string, WallMs>,
      stop: async (streams) => void (await ask({ op: 'stop', streams })),
    },
    presence: localPresence(),
    wallTime: null,
    async close() {
      await ask({ op: 'close' })
      await worker.terminate()
    },
  }
}

function written(entry: Entry, text = JSON.stringify(entry)): Written {
  return { seq: entry.seq, hash: entry.hash, text }
}

/** Node's own SQLite warns that it is young, in every process; nothing else of the thread warns. */
const quiet = ['--no-warnings']

function startWorker(dataDir: string): Worker {
  const options = { workerData: dataDir, execArgv: quiet }
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./sqliteWorker.js', import.meta.url), options)
  }
  // Run from the sources: a thread does not inherit what lets this one read TypeScript.
  const source = JSON.stringify(new URL('./sqliteWorker.ts', import.meta.url).href)
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`
  return new Worker(load, { ...options, eval: true })
}

/** The thread's first word is whether it could open the database. */
function started(worker: Worker): Promise<void> {
  return new Promise((keep, fail) => {
    worker.once('error', fail)
    worker.once('message', ([first]: Reply[]) => {
      worker.off('error', fail)
      if (!first || !('error' in first)) return keep()
      fail(new StoreUnusable(first.error))
      void worker.terminate()
    })
  })
}
