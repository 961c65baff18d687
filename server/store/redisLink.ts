/**
 * The connections to Redis, be it one server or a cluster: which of the two it is, it says itself. One connection (in
 * a cluster one a node) carries commands, another one what others publish. Connections that fall silent are given up
 * and made anew; so is one whose server turned out to be a replica by now.
 */
import { StoreUnusable } from './log.ts'
import { channelsOf } from './redisChannels.ts'
import { scriptsFor } from './redisScripts.ts'
import { lossesOf } from './redisSettings.ts'
import { primariesOf } from './redisShape.ts'
import { COMMAND_MS, within } from './within.ts'

const REPLICA_MS = 500

type Redis = typeof import('redis')
type Client = ReturnType<typeof plainClient>
export type Cluster = ReturnType<typeof clusterClient>

export interface LinkOptions {
  warn: (text: string, error?: unknown) => void
  /** A connection stands again: something may have been missed or lost. */
  rejoined: () => void
}

export interface Link {
  /** Sends commands to whichever server has their keys. */
  ask: Client | Cluster
  /**
   * Kept once a replica has what this connection wrote last at the key's server. Throws when none confirms, although
   * there are some.
   */
  confirmed: (key: string) => Promise<void>
  /** True if writes have to reach a replica, as far as is known. */
  isReplicated: () => boolean
  publish: (channel: string, text: string) => Promise<unknown>
  /** The streams' keys of every server that fit the pattern, some at a time and some more than once. */
  streamKeys: (pattern: string) => AsyncIterable<string[]>
  subscribe: (channel: string, heard: (text: string) => void) => Promise<void>
  unsubscribe: (channel: string, heard: (text: string) => void) => Promise<void>
  /** Connects anew to where this key is: what is connected now is silent, or no primary any more. */
  renew: (key: string) => void
  /** Looks how many replicas there are. */
  lookForReplicas: () => Promise<void>
  /** What the settings of the servers can lose of what they confirmed, a sentence each. */
  losses: () => Promise<string[]>
  close: () => void
}

/** Throws `StoreUnusable` when nothing answers there. */
export async function linkTo(url: string, options: LinkOptions): Promise<Link> {
  // Loaded only where it is used: it takes a fifth of the start.
  const redis = await import('redis')
  const first = plainClient(redis, url)
  first.on('error', () => {})
  try {
    await within(2 * COMMAND_MS, first.connect())
    const info = await within(COMMAND_MS, first.info('cluster'))
    if (!info.includes('cluster_enabled:1')) return plainLink(first, options)
    first.destroy()
    return await clusterLink(redis, url, options)
  } catch (error) {
    first.destroy()
    throw new StoreUnusable(`Redis does not answer at ${withoutPassword(url)}.`, { cause: error })
  }
}

const connection = {
  disableOfflineQueue: true,
  socket: {
    connectTimeout: COMMAND_MS,
    reconnectStrategy: (tries: number) => Math.min(50 * 2 ** tries, 1000),
  },
} as const

function plainClient({ createClient, defineScript }: Redis, url: string) {
  return createClient({ url, ...connection, scripts: defined(defineScript, scriptsFor('PUBLISH')) })
}

function clusterClient({ createCluster, defineScript }: Redis, url: string) {
  const { username, password, protocol } = new URL(url)
  const { socket, ...rest } = connection
  return createCluster({
    rootNodes: [{ url, ...connection }],
    defaults: {
      ...rest,
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
      socket: protocol === 'rediss:' ? { ...socket, tls: true } : socket,
    },
    // A node that is away must not hold up the others.
    minimizeConnections: true,
    topologyRefreshOnReconnectionAttemptStrategy: 500,
    scripts: defined(defineScript, scriptsFor('SPUBLISH')),
  })
}

function defined<S extends ReturnType<typeof scriptsFor>>(define: Redis['defineScript'], scripts: S) {
  return {
    append: define(scripts.append),
    replace: define(scripts.replace),
    remove: define(scripts.remove),
    alive: define(scripts.alive),
    say: define(scripts.say),
    wallTime: define(scripts.wallTime),
  }
}

async function plainLink(client: Client, { warn, rejoined }: LinkOptions): Promise<Link> {
  const bell = client.duplicate()
  const replicas = replicasOf(warn)
  // One word a break.
  let answers = true
  client.on('error', (error) => {
    if (answers) warn('Redis does not answer', error)
    answers = false
  })
  client.on('ready', () => {
    answers = true
    void replicas.look(client).catch(() => {})
    rejoined()
  })
  bell.on('error', () => {})
  const renew = () => {
    for (const each of [client, bell]) {
      if (!each.isReady) continue // it is connecting anyway
      each.destroy()
      each.connect().catch(() => {})
    }
  }
  await within(2 * COMMAND_MS, bell.connect())
  bell.on('ready', rejoined)
  await replicas.look(client)
  return {
    ask: client,
    confirmed: () => replicas.confirmed(client),
    isReplicated: replicas.any,
    publish: (channel, text) => client.publish(channel, text),
    streamKeys: (pattern) => client.scanIterator(scanFor(pattern)),
    subscribe: (channel, heard) => bell.subscribe(channel, heard),
    unsubscribe: (channel, heard) => bell.unsubscribe(channel, heard),
    renew,
    lookForReplicas: () => replicas.look(client),
    losses: () => lossesOf(client),
    close() {
      for (const each of [bell, client]) each.destroy()
    },
  }
}

async function clusterLink(redis: Redis, url: string, { warn, rejoined }: LinkOptions): Promise<Link> {
  const cluster = clusterClient(redis, url)
  const channels = channelsOf(cluster)
  const replicas = replicasOf(warn)
  let answers = true
  cluster.on('error', (error) => {
    if (answers) warn('A node of the Redis cluster does not answer', error)
    answers = false
  })
  // Nodes are connected to when they are first needed: that is no return.
  let broken = false
  cluster.on('node-error', () => {
    broken = true
  })
  cluster.on('node-ready', () => {
    answers = true
    if (broken) rejoined()
    broken = false
  })
  await within(2 * COMMAND_MS, cluster.connect())
  return {
    ask: cluster,
    confirmed: async (key) => replicas.confirmed(await cluster.getNodeClientForKey(key)),
    isReplicated: replicas.any,
    publish: (channel, text) => cluster.sPublish(channel, text),
    async *streamKeys(pattern) {
      // What moves to a server that was looked at, from one that was not, is found the second time.
      for (let time = 0; time < 2; time += 1)
        for await (const server of primariesOf(cluster)) yield* server.scanIterator(scanFor(pattern))
    },
    ...channels,
    renew(key) {
      const again = async () => {
        const node = await cluster.getNodeClientForKey(key)
        if (!node.isReady) return
        node.destroy()
        await node.connect()
      }
      void within(COMMAND_MS, again()).catch(() => {})
    },
    async lookForReplicas() {
      for await (const server of primariesOf(cluster)) await replicas.look(server)
    },
    async losses() {
      const found = new Set<string>()
      for await (const server of primariesOf(cluster)) {
        for (const loss of await lossesOf(server)) found.add(loss)
      }
      return [...found]
    },
    close: () => cluster.destroy(),
  }
}

const scanFor = (pattern: string) => ({ MATCH: pattern, COUNT: 1000, TYPE: 'stream' }) as const

type Server = Pick<Client, 'info' | 'wait'>

/** Whose writes have to reach a replica before they count. */
function replicasOf(warn: LinkOptions['warn']) {
  const known = new WeakMap<Server, number>()
  let any = false
  const waits = new WeakMap<Server, { now: Promise<number>; next: Promise<number> | null }>()

  async function look(server: Server): Promise<void> {
    const info = await within(COMMAND_MS, server.info('replication'))
    const now = Number(/connected_slaves:(\d+)/.exec(info)?.[1] ?? 0)
    if (now === 0 && (known.get(server) ?? 0) > 0)
      warn('Redis has no replica any more: what is stored is in one place only')
    known.set(server, now)
    any ||= now > 0
  }

  /** WAIT speaks for everything the connection wrote before it: those who ask while one is under way share the next. */
  function wait(server: Server): Promise<number> {
    const under = waits.get(server)
    if (!under) {
      const now = server.wait(1, REPLICA_MS)
      const entry = { now, next: null }
      waits.set(server, entry)
      const done = () => {
        if (waits.get(server) === entry) waits.delete(server)
      }
      now.then(done, done)
      return now
    }
    const after = () => wait(server)
    under.next ??= under.now.then(after, after)
    return under.next
  }

  return {
    look,
    any: () => any,
    async confirmed(server: Server): Promise<void> {
      if (!known.has(server)) await look(server)
      if (known.get(server) === 0 || (await wait(server)) > 0) return
      await look(server)
      if (known.get(server) !== 0) throw new Error('no replica of Redis has confirmed what was stored')
    },
  }
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//')
}
