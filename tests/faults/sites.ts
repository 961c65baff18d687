/** Whole servers to break: one node on its own folder, or several on one Redis behind a balancer. */
import { copyFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from '@photostructure/sqlite'
import { parseEntry } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { type Proxy as Link, startProxy } from '../support/proxy.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { startBalancer } from './balancer.ts'
import type { ReadLog } from './checks.ts'
import { dataFolder, type Node, startNode } from './nodes.ts'
import type { SmallDisk } from './smallDisk.ts'

export interface Site {
  /** Where clients connect to. */
  url: string
  node: Node
  read: ReadLog
  close: () => Promise<void>
}

export interface EmbeddedSite extends Site {
  dir: string
  /** Puts another text in the place of a record, while no node is there. */
  write: (code: string, seq: number, text: string) => Promise<void>
}

/** One node with its log in its folder; `load` is a module that Node loads before the server. */
export async function embeddedSite(load?: string): Promise<EmbeddedSite> {
  const { dir, remove } = dataFolder()
  const node = await startNode({ LAUNCHROOM_DATA: dir }, load ? { load } : {})
  return {
    url: node.url,
    node,
    dir,
    read: (code) => readSqlite(dir, code),
    async write(code, seq, text) {
      const db = await openSqlite(dir, false)
      db.prepare('UPDATE entries SET entry = ? WHERE stream = ? AND seq = ?').run(text, `room/${code}`, seq)
      db.close()
    },
    async close() {
      await node.stop('SIGKILL')
      remove()
    },
  }
}

/** One node whose folder is the whole of a disk. */
export async function siteOnDisk({ dir, seen, enter }: SmallDisk): Promise<Site> {
  const node = await startNode({ LAUNCHROOM_DATA: dir }, { enter })
  return {
    url: node.url,
    node,
    read: (code) => readCopy(seen, code),
    close: async () => void (await node.stop('SIGKILL')),
  }
}

export interface RedisSite extends Site {
  nodes: Node[]
  redis: TestRedis
  /** Between each node and Redis. */
  toRedis: Link[]
  /** Between the balancer and each node. */
  toNodes: Link[]
}

/** Some nodes that share a Redis, each link between them one that can be cut. */
export async function redisSite(count: number, redisOptions: string[] = []): Promise<RedisSite> {
  const redis = await startRedis(redisOptions)
  const { dir, remove } = dataFolder()
  const toRedis = await Promise.all(Array.from({ length: count }, () => startProxy(redis.port)))
  // The first one makes the key that all sign with.
  const nodes: Node[] = []
  for (const { port } of toRedis) {
    nodes.push(await startNode({ LAUNCHROOM_DATA: dir, REDIS_URL: `redis://127.0.0.1:${port}` }))
  }
  const toNodes = await Promise.all(nodes.map(({ port }) => startProxy(port)))
  const balancer = await startBalancer(toNodes.map(({ port }) => port))
  const [node] = nodes
  if (!node) throw new Error('a site needs a node')
  return {
    url: `http://127.0.0.1:${balancer.port}`,
    node,
    nodes,
    redis,
    toRedis,
    toNodes,
    read: (code) => readRedis(redis.url, code),
    async close() {
      await balancer.close()
      await Promise.all(nodes.map((one) => one.stop('SIGKILL')))
      await Promise.all([...toRedis, ...toNodes].map((proxy) => proxy.close()))
      await redis.remove()
      remove()
    },
  }
}

/** Beside the server: it has the file open, and this only looks. Ends where the disk gives no more. */
async function readSqlite(dir: string, code: string): Promise<unknown[]> {
  const db = await openSqlite(dir, true)
  const one = db.prepare('SELECT entry FROM entries WHERE stream = ? AND seq = ?')
  const found: unknown[] = []
  try {
    for (;;) {
      const row = one.get(`room/${code}`, found.length)
      if (!row) return found
      found.push(parseEntry(String(row['entry'])))
    }
  } catch (error) {
    if (/malformed/.test(String(error))) return found
    throw error
  } finally {
    db.close()
  }
}

/** From a copy, which is one of a single moment: what is written goes to the other file until that one is long. */
async function readCopy(seen: string, code: string): Promise<unknown[]> {
  const { dir, remove } = dataFolder()
  const main = path.join(seen, 'launchroom.sqlite')
  try {
    let before: number
    do {
      before = statSync(main).mtimeMs
      for (const name of ['launchroom.sqlite', 'launchroom.sqlite-wal'])
        copyFileSync(path.join(seen, name), path.join(dir, name))
    } while (statSync(main).mtimeMs !== before)
    return await readSqlite(dir, code)
  } finally {
    remove()
  }
}

async function openSqlite(dir: string, readOnly: boolean): Promise<InstanceType<typeof DatabaseSync>> {
  const own = process.getBuiltinModule?.('node:sqlite') as { DatabaseSync: typeof DatabaseSync } | undefined
  const Sqlite = (own ?? (await import('@photostructure/sqlite'))).DatabaseSync
  return new Sqlite(path.join(dir, 'launchroom.sqlite'), { readOnly })
}

export async function readRedis(url: string, code: string): Promise<unknown[]> {
  const store = await redisStore(url, { warn: () => {} })
  try {
    return await store.log.read(`room/${code}`, -1)
  } finally {
    await store.close()
  }
}
