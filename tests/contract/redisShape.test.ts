/** What becomes of a store when its Redis cluster gets another primary, or loses one. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { OutcomeUnknown, type Store } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { until } from '../faults/until.ts'
import type { TestRedis } from '../support/redis.ts'
import {
  earsAt,
  knowsOwner,
  refusedAt,
  slotMove,
  startCluster,
  type TestCluster,
} from '../support/redisCluster.ts'
import { listen } from './logContract.ts'
import { entry } from './writer.ts'

let cluster: TestCluster

beforeAll(async () => {
  cluster = await startCluster()
})
afterAll(() => cluster?.remove())

/** What a busy machine may need until a client has been sent everywhere. */
const PATIENT_MS = 60_000
const logOf = (room: string) => `launchroom:room/{${room}}`

async function open(giveUpMs = 8000): Promise<Store> {
  const store = await redisStore(cluster.url, { warn: () => {}, giveUpMs })
  onTestFinished(store.close)
  return store
}

/** Every node of the cluster has heard who has the slot of this key. */
async function known(key: string, owner: TestRedis): Promise<void> {
  for (const node of cluster.nodes) {
    await until('who has the slot', async () =>
      (await knowsOwner(node, key, owner)) ? null : `${node.port} has not heard`,
    )
  }
}

/** Nobody tells the primary that it was: one that has no slot left turns into a replica as soon as it hears of it. */
async function moveSlot(key: string, to: TestRedis): Promise<void> {
  const { begin, carry, tell } = await slotMove(cluster, key, to)
  await begin()
  await carry()
  await tell(to)
  await known(key, to)
}

test('[CLU15] the rooms of a primary that was added are listed, from the moment on when the first moves there', async () => {
  const store = await open()
  const list = () => store.log.streams('room/A')
  await store.log.append('room/A', [entry(0)], '')
  expect(await list()).toEqual(['room/A'])
  const added = await cluster.add()
  const { begin, carry, tell, from } = await slotMove(cluster, logOf('A'), added)
  await begin()
  expect(await list()).toEqual(['room/A'])
  await carry()
  expect(await list()).toEqual(['room/A'])
  await tell(added)
  expect(await list()).toEqual(['room/A'])
  await tell(from)
  expect(await list()).toEqual(['room/A'])
  await known(logOf('A'), added)
  expect(await list()).toEqual(['room/A'])
})

test('[CLU15] a primary that was taken out is not asked, whether or not anything was asked of it before', async () => {
  const home = cluster.nodes[0] as TestRedis
  const added = await cluster.add()
  onTestFinished(added.remove)
  await moveSlot(logOf('B'), added)
  const [once, never] = [await open(), await open()]
  await once.log.append('room/B', [entry(0)], '')
  await moveSlot(logOf('B'), home)
  const list = (store: Store) => store.log.streams('room/B')
  await list(once)
  await cluster.takeOut(added)
  // It still answers, but knows nobody any more: whoever is the first to answer, the list is whole.
  for (let i = 0; i < 20; i += 1) expect(await list(once)).toEqual(['room/B'])
  await added.remove()
  for (const store of [once, never]) {
    expect(await list(store)).toEqual(['room/B'])
    await store.heartbeats.beat(['room/B'], 1)
  }
})

test('[CLU14] who listens at a primary whose last slot leaves listens on, though its new primary is the last to hear of it', async () => {
  const home = cluster.nodes[0] as TestRedis
  const added = await cluster.add()
  await moveSlot(logOf('D'), added)
  const store = await open(PATIENT_MS)
  const { heard, until: heardOf, stop } = listen(store, 'room/D')
  await store.log.append('room/D', [entry(0)], '')
  await heardOf(1)
  const { begin, carry, tell } = await slotMove(cluster, logOf('D'), home)
  await begin()
  await carry()
  const refused = await refusedAt(home)
  await tell(added)
  // As long as neither has the slot the client is sent to and fro, and tries to listen at both.
  const read = store.log.read('room/D', -1)
  await until('somebody tries to listen', async () =>
    (await refusedAt(home)) > refused ? null : 'none was refused',
  )
  await tell(home)
  await known(logOf('D'), home)
  expect(await read).toEqual([entry(0)])
  await until('somebody listens', async () => ((await earsAt(home, logOf('D'))) > 0 ? null : 'nobody does'))
  const writer = await open()
  await writer.log.append('room/D', [entry(1)], 'h0')
  await heardOf(2)
  expect(heard).toEqual([entry(0), entry(1)])
  stop()
})

test('[CLU15] what is new in the first slot of an added primary waits until the slot stands, or is certainly not stored', async () => {
  const [patient, hasty] = [await open(), await open(200)]
  const added = await cluster.add()
  const { begin, carry, tell, from } = await slotMove(cluster, logOf('C'), added)
  await begin()
  const failed = await hasty.log.append('room/C', [entry(0, 'other')], '').catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(Error)
  expect(failed).not.toBeInstanceOf(OutcomeUnknown)
  const stored = patient.log.append('room/C', [entry(0)], '')
  await carry()
  await tell(added)
  await tell(from)
  await stored
  expect(await patient.log.read('room/C', -1)).toEqual([entry(0)])
})
