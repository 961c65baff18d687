/** What becomes of a store when the Redis behind it changes over: a primary with its replica, and a cluster. */
import { createClient } from 'redis'
import { afterEach, describe, expect, test } from 'vitest'
import { OutcomeUnknown, SeqConflict, type Store, StoreAway } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { startProxy, type Proxy as TcpProxy } from '../support/proxy.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { startCluster } from '../support/redisCluster.ts'
import { listen } from './logContract.ts'
import { entry, writing } from './writer.ts'

/** A replica that comes back is served without the usual five seconds of waiting for others. */
const atOnce = ['--repl-diskless-sync-delay', '0']

const leftovers: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const remove of leftovers.splice(0).reverse()) await remove()
})

async function tell(redis: TestRedis, ...args: string[]): Promise<string> {
  const client = createClient({ url: redis.url })
  client.on('error', () => {})
  await client.connect()
  try {
    return String(await client.sendCommand(args))
  } finally {
    client.destroy()
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((go) => setTimeout(go, 20))
}

const promote = (replica: TestRedis) => tell(replica, 'REPLICAOF', 'NO', 'ONE')
const replicate = (replica: TestRedis, primary: TestRedis) =>
  tell(replica, 'REPLICAOF', '127.0.0.1', String(primary.port))
const linked = (replica: TestRedis) =>
  until(async () => (await tell(replica, 'INFO', 'replication')).includes('master_link_status:up'))

async function pair() {
  const [primary, replica] = await Promise.all([startRedis(atOnce), startRedis(atOnce)])
  leftovers.push(primary.remove, replica.remove)
  await replicate(replica, primary)
  await linked(replica)
  const proxy = await startProxy(primary.port)
  leftovers.push(proxy.close)
  return { primary, replica, proxy }
}

async function storeThrough(
  { port }: Pick<TcpProxy, 'port'>,
  giveUpMs = 8000,
): Promise<{ store: Store; warnings: string[] }> {
  const warnings: string[] = []
  const warn = (text: string) => warnings.push(text)
  const store = await redisStore(`redis://127.0.0.1:${port}`, { warn, giveUpMs })
  leftovers.push(store.close)
  return { store, warnings }
}

describe('a primary with a replica', () => {
  test('[CLU6] a failover loses nothing that was acknowledged, and is waited out', async () => {
    const { primary, replica, proxy } = await pair()
    const { store } = await storeThrough(proxy)
    const { heard, stop } = listen(store, 'room/A')
    const writer = writing(store, 'room/A')
    await until(async () => writer.acknowledged.length > 20)
    await primary.stop('SIGKILL')
    const before = writer.acknowledged.length
    await promote(replica)
    proxy.moveTo(replica.port)
    await until(async () => writer.acknowledged.length > before + 20)
    await writer.stop()
    expect(await store.log.read('room/A', -1)).toEqual(writer.acknowledged.map((seq) => entry(seq)))
    await until(async () => heard.length === writer.acknowledged.length)
    expect(heard).not.toContain('lost')
    stop()
  })

  test('[CLU6] a primary that became a replica is left for the new one', async () => {
    const { primary, replica, proxy } = await pair()
    const { store } = await storeThrough(proxy)
    await store.log.append('room/A', [entry(0)], '')
    await promote(replica)
    await replicate(primary, replica)
    const late = store.log.append('room/A', [entry(1)], 'h0')
    // The address leads to the new primary; nobody breaks the old connection.
    proxy.leadTo(replica.port)
    await late
    expect(await tell(replica, 'XLEN', 'launchroom:room/{A}')).toBe('2')
  })

  test('[CLU6] what no replica confirms is unknown, shown to nobody, and settled by asking again', async () => {
    const { replica, proxy } = await pair()
    const { store } = await storeThrough(proxy, 1000)
    const other = await storeThrough(proxy)
    const { heard, until: heardOf, stop } = listen(other.store, 'room/A')
    await store.log.append('room/A', [entry(0)], '')
    await heardOf(1)
    process.kill(replica.pid, 'SIGSTOP')
    await expect(store.log.append('room/A', [entry(1)], 'h0')).rejects.toThrow(OutcomeUnknown)
    expect(heard).toEqual([entry(0)])
    process.kill(replica.pid, 'SIGCONT')
    await store.log.append('room/A', [entry(1)], 'h0')
    await heardOf(2)
    expect(await store.log.read('room/A', -1)).toEqual([entry(0), entry(1)])
    stop()
  })

  test('[CLU6] a primary that lost its replica goes on alone, and says so', async () => {
    const { replica, proxy } = await pair()
    const { store, warnings } = await storeThrough(proxy)
    await store.log.append('room/A', [entry(0)], '')
    await replica.stop('SIGKILL')
    await store.log.append('room/A', [entry(1)], 'h0')
    expect(warnings).toEqual([expect.stringMatching(/no replica any more/)])
  })
})

describe('a primary that is told to store nothing without a replica', () => {
  test('[CLU6] stores nothing when it has lost its replica, and goes on once it has one again', async () => {
    const { primary, replica, proxy } = await pair()
    await tell(primary, 'CONFIG', 'SET', 'min-replicas-to-write', '1')
    const { store } = await storeThrough(proxy, 1000)
    await store.log.append('room/A', [entry(0)], '')
    await replica.stop('SIGKILL')
    await until(async () => (await tell(primary, 'INFO', 'replication')).includes('connected_slaves:0'))
    const refused = store.log.append('room/A', [entry(1)], 'h0')
    await expect(refused).rejects.not.toThrow(OutcomeUnknown)
    await expect(refused).rejects.toThrow(/NOREPLICAS/)
    expect(await store.log.read('room/A', -1)).toEqual([entry(0)])
    await replica.restart()
    await replicate(replica, primary)
    await linked(replica)
    await store.log.append('room/A', [entry(1)], 'h0')
    expect(await store.log.read('room/A', -1)).toEqual([entry(0), entry(1)])
  })
})

describe('a network that fails', () => {
  async function single(giveUpMs = 4000) {
    const redis = await startRedis()
    leftovers.push(redis.remove)
    const proxy = await startProxy(redis.port)
    leftovers.push(proxy.close)
    return { redis, proxy, ...(await storeThrough(proxy, giveUpMs)) }
  }

  test('[CLU7] an append whose answer got lost lands once', async () => {
    const { proxy, store } = await single()
    await store.log.append('room/A', [entry(0)], '')
    proxy.pauseAnswers()
    const late = store.log.append('room/A', [entry(1)], 'h0')
    await new Promise((go) => setTimeout(go, 300))
    proxy.mend()
    proxy.breakAll()
    await late
    expect(await store.log.read('room/A', -1)).toEqual([entry(0), entry(1)])
  })

  test('[CLU7] a connection that falls silent is made anew', async () => {
    const { proxy, store } = await single()
    await store.log.append('room/A', [entry(0)], '')
    proxy.stall()
    await store.log.append('room/A', [entry(1)], 'h0')
    expect(await store.log.read('room/A', -1)).toHaveLength(2)
  })

  test('[CLU7] what is sent to nobody was certainly not stored', async () => {
    const { proxy, store } = await single(500)
    proxy.cut()
    await until(() =>
      store.log.read('x/A', -1).then(
        () => false,
        () => true,
      ),
    )
    const failed = store.log.append('room/A', [entry(0)], '')
    await expect(failed).rejects.toThrow(StoreAway)
    await expect(store.log.read('room/A', -1)).rejects.toThrow(StoreAway)
  })

  test('[CLU3] a Redis that came back without its last entries is noticed by who follows', async () => {
    const { redis, proxy, store } = await single()
    for (const seq of [0, 1, 2]) await store.log.append('room/A', [entry(seq)], seq > 0 ? `h${seq - 1}` : '')
    const { heard, until: heardOf } = listen(store, 'room/A')
    await heardOf(3)
    proxy.cut()
    await tell(redis, 'XDEL', 'launchroom:room/{A}', '2-1')
    proxy.mend()
    await heardOf(4)
    expect(heard[3]).toBe('lost')
    await expect(store.log.append('room/A', [entry(3)], 'h2')).rejects.toThrow(SeqConflict)
  })
})

describe('a cluster', () => {
  test('[CLU8] a failover inside it is survived, by writers and by who follows on another node', async () => {
    const cluster = await startCluster({ primaries: 3, replicas: 1 })
    leftovers.push(cluster.remove)
    const warn = () => {}
    const here = await redisStore(cluster.url, { warn })
    const there = await redisStore(cluster.nodes[1]?.url ?? '', { warn })
    leftovers.push(here.close, there.close)
    const { heard, stop } = listen(there, 'room/A')
    const writer = writing(here, 'room/A')
    await until(async () => writer.acknowledged.length > 20)
    const slot = Number(await tell(cluster.nodes[0] as TestRedis, 'CLUSTER', 'KEYSLOT', 'A'))
    const owner = cluster.nodes[Math.floor((slot * 3) / 16_384)] as TestRedis
    await owner.stop('SIGKILL')
    const before = writer.acknowledged.length
    await until(async () => writer.acknowledged.length > before + 20)
    await writer.stop()
    expect(await here.log.read('room/A', -1)).toEqual(writer.acknowledged.map((seq) => entry(seq)))
    await until(async () => heard.length === writer.acknowledged.length)
    expect(heard).not.toContain('lost')
    stop()
  })
})
