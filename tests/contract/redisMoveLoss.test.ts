/**
 * A primary of a Redis cluster dies right after it was given a slot, while what it sends its replica is still on the
 * way. Everything is set as the operating page asks for.
 */
import { expect, onTestFinished, test } from 'vitest'
import type { Store } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { startProxy, type Proxy as TcpProxy } from '../support/proxy.ts'
import type { TestRedis } from '../support/redis.ts'
import { knowsOwner, redisCli, slotMove, startCluster } from '../support/redisCluster.ts'
import { entry } from './writer.ts'

const KEY = 'launchroom:room/{A}'

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((go) => setTimeout(go, 20))
}

const isLinked = async ({ port }: TestRedis, to: Pick<TestRedis, 'port'>) => {
  const info = await redisCli(port, 'info', 'replication')
  return info.includes(`master_port:${to.port}`) && info.includes('master_link_status:up')
}

/** It has, or has been without its primary for so long that it would have: three times the timeout of the cluster. */
async function mayHaveTakenOver({ port }: TestRedis): Promise<boolean> {
  const info = await redisCli(port, 'info', 'replication')
  const [, alone = 0] = /master_link_down_since_seconds:(\d+)/.exec(info) ?? []
  return info.includes('role:master') || Number(alone) >= 3
}

interface Scene {
  store: Store
  /** The primary that was given the slot of room A, in which one entry was acknowledged before. */
  primary: TestRedis
  replica: TestRedis
  /** Between the primary and everybody else. */
  network: TcpProxy
}

/** The slot has moved; `late` says whether what the primary sends its replica is late from before on. */
async function moved({ late }: { late: boolean }): Promise<Scene> {
  const cluster = await startCluster({ primaries: 3, replicas: 1 })
  onTestFinished(cluster.remove)
  const [first, , primary, , , replica] = cluster.nodes as [
    TestRedis,
    unknown,
    TestRedis,
    unknown,
    unknown,
    TestRedis,
  ]
  const network = await startProxy(primary.port)
  onTestFinished(network.close)
  for (const { port } of cluster.nodes) await redisCli(port, 'config', 'set', 'min-replicas-to-write', '1')
  await redisCli(primary.port, 'config', 'set', 'cluster-announce-port', String(network.port))
  await until(() => isLinked(replica, network))
  const store = await redisStore(first.url, { warn: () => {}, giveUpMs: 20_000 })
  onTestFinished(store.close)
  await store.log.append('room/A', [entry(0)], '')
  const { begin, carry, tell, from, to } = await slotMove(cluster, KEY, primary)
  if (late) network.pauseAnswers()
  await begin()
  await carry()
  await tell(to)
  await tell(from)
  for (const node of cluster.nodes) await until(() => knowsOwner(node, KEY, network))
  return { store, primary, replica, network }
}

test('[CLU17] a primary that dies before its replica has the slot that it was given takes the rooms along', async () => {
  const { store, primary, replica, network } = await moved({ late: true })
  network.cut()
  await primary.stop('SIGKILL')
  await until(() => knowsOwner(replica, KEY, replica))
  expect(await store.log.read('room/A', -1)).toEqual([])
})

test('[CLU17] nothing is lost while no replica may take over: the primary brings the slot back when it restarts', async () => {
  const { store, primary, replica, network } = await moved({ late: true })
  await redisCli(replica.port, 'config', 'set', 'cluster-replica-no-failover', 'yes')
  network.cut()
  await primary.stop('SIGKILL')
  await until(() => mayHaveTakenOver(replica))
  expect(await redisCli(replica.port, 'info', 'replication')).toContain('role:slave')
  network.mend()
  await primary.restart()
  expect(await store.log.read('room/A', -1)).toEqual([entry(0)])
  await store.log.append('room/A', [entry(1)], 'h0')
})

test('[CLU17] a room in which something was acknowledged since its slot moved is safe, with all that was before', async () => {
  const { store, primary, replica, network } = await moved({ late: false })
  await store.log.append('room/A', [entry(1)], 'h0')
  network.cut()
  await primary.stop('SIGKILL')
  await until(() => knowsOwner(replica, KEY, replica))
  expect(await store.log.read('room/A', -1)).toEqual([entry(0), entry(1)])
})
