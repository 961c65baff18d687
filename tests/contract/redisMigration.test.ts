/** What becomes of a store while slots of its Redis cluster are moved from one node to another. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Found } from '#server/rooms.ts'
import type { Eraser, Store } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { startServer } from '../support/memoryServer.ts'
import type { TestRedis } from '../support/redis.ts'
import {
  earsAt,
  refusedAt,
  type SlotMove,
  slotMove,
  startCluster,
  type TestCluster,
} from '../support/redisCluster.ts'
import { FACILITATOR, participant, send } from '../support/room.ts'
import { listen } from './logContract.ts'
import { entry } from './writer.ts'

let cluster: TestCluster
let here: Store
let there: Store

beforeAll(async () => {
  cluster = await startCluster()
  const warn = () => {}
  here = await redisStore(cluster.url, { warn })
  there = await redisStore(cluster.nodes[1]?.url ?? '', { warn })
})
afterAll(async () => {
  await Promise.all([here?.close(), there?.close()])
  await cluster?.remove()
})

const logOf = (room: string) => `launchroom:room/{${room}}`
const presenceOf = (room: string) => `launchroom:presence/{${room}}`

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((go) => setTimeout(go, 10))
}

/** Until so many connections hear what is published there. */
const heardAt = (node: TestRedis, channel: string, count: number) =>
  until(async () => (await earsAt(node, channel)) === count)

/** Both nodes know it, in the order in which Redis wants them told. */
async function settle({ tell, from, to }: SlotMove): Promise<void> {
  await tell(to)
  await tell(from)
}

/** Does it again and again; a failure is one of the test. */
function again(act: (n: number) => Promise<unknown>) {
  let rounds = 0
  let goesOn = true
  const done = (async () => {
    for (; goesOn; rounds += 1) await act(rounds)
  })()
  return {
    /** Until it was done so many times more. */
    more(count: number): Promise<unknown> {
      const goal = rounds + count
      return Promise.race([until(() => rounds >= goal), done])
    },
    stop() {
      goesOn = false
      return done
    },
  }
}

/** All that nodes do with a room and beside it, at once. */
function underWay(room: string) {
  const stream = `room/${room}`
  const acknowledged: number[] = []
  let wall = 0
  const work = [
    again(async (n) => {
      await here.log.append(stream, [entry(n)], n > 0 ? `h${n - 1}` : '')
      acknowledged.push(n)
    }),
    again(async () => {
      const atLeast = acknowledged.length
      const found = await there.log.read(stream, -1)
      expect(found).toEqual(found.map((_, seq) => entry(seq)))
      expect(found.length).toBeGreaterThanOrEqual(atLeast)
    }),
    again(async (n) => {
      await here.heartbeats.beat([stream], n)
      expect(await there.heartbeats.of(stream)).toBe(n)
    }),
    again((n) => here.presence.say(room, 'here', n % 2 === 0 ? `word ${n}` : '')),
    again(async () => {
      const now = (await there.wallTime?.()) ?? 0
      expect(now).toBeGreaterThanOrEqual(wall)
      wall = now
    }),
  ]
  return {
    acknowledged,
    more: (count: number) => Promise.all(work.map((one) => one.more(count))),
    stop: () => Promise.all(work.map((one) => one.stop())),
  }
}

test('[CLU14] slots move while a room is served, and nobody who works there fails or misses anything', async () => {
  const [near, far] = [listen(here, 'room/A'), listen(there, 'room/A')]
  const others: string[] = []
  onTestFinished(there.presence.hear('A', 'there', ({ here: word = '' }) => others.push(word)))
  const work = underWay('A')
  await work.more(10)
  for (const key of [logOf('A'), 'launchroom:beats', 'launchroom:nodes', 'launchroom:time']) {
    const move = await slotMove(cluster, key)
    await move.begin()
    await work.more(5)
    await move.carry()
    await work.more(5)
    await settle(move)
    await work.more(5)
    if (key !== logOf('A')) continue
    await heardAt(move.to, logOf('A'), 2)
    await heardAt(move.to, presenceOf('A'), 1)
  }
  await work.stop()
  await here.presence.say('A', 'here', 'the last word')
  const all = work.acknowledged.map((seq) => entry(seq))
  expect(await there.log.read('room/A', -1)).toEqual(all)
  await Promise.all([near.until(all.length), far.until(all.length)])
  expect(near.heard).toEqual(all)
  expect(far.heard).toEqual(all)
  await until(() => others.at(-1) === 'the last word')
  near.stop()
  far.stop()
})

test('[CLU14] who listens follows a slot whose new node is the last to hear that it has it', async () => {
  const { heard, until: heardOf, stop } = listen(there, 'room/B')
  await here.log.append('room/B', [entry(0)], '')
  await heardOf(1)
  const move = await slotMove(cluster, logOf('B'))
  await heardAt(move.from, logOf('B'), 1)
  const refused = await refusedAt(move.to)
  await move.begin()
  await move.carry()
  await move.tell(move.from)
  await until(async () => (await refusedAt(move.to)) > refused)
  await move.tell(move.to)
  await heardAt(move.to, logOf('B'), 1)
  await here.log.append('room/B', [entry(1)], 'h0')
  await heardOf(2)
  expect(heard).toEqual([entry(0), entry(1)])
  stop()
})

test('[CLU14] a node takes back what it said of a room whose slot is about to move', async () => {
  await here.presence.say('C', 'here', 'a word')
  const move = await slotMove(cluster, presenceOf('C'))
  await move.begin()
  await here.presence.say('C', 'here', '')
  await here.presence.say('C', 'here', 'another')
  await move.carry()
  await settle(move)
  const others: unknown[] = []
  onTestFinished(there.presence.hear('C', 'there', (said) => others.push(said)))
  await until(() => others.length > 0)
  expect(others).toEqual([{ here: 'another' }])
})

test('[CLU14] what erases waits until the slot stands, and loses nothing before', async () => {
  await here.log.append('room/D', [entry(0)], '')
  await here.log.append('room/D', [entry(1)], 'h0')
  await here.checkpoints.save('room/D', 'kept')
  const move = await slotMove(cluster, logOf('D'))
  await move.begin()
  const erased = here.eraser.replace('room/D', [entry(0), entry(1, 'blank')], 'h1')
  const [before] = await Promise.all([
    there.log.read('room/D', -1),
    erased,
    move.carry().then(() => settle(move)),
  ])
  expect(before).toEqual([entry(0), entry(1)])
  expect(await there.log.read('room/D', -1)).toEqual([entry(0), entry(1, 'blank')])
  expect(await there.checkpoints.last('room/D')).toBeNull()
})

/** A server that waits for a slot no longer than that, and a day that is over, on which Ann said something. */
async function endedDay(store: Store) {
  const server = await startServer({ store })
  onTestFinished(async () => {
    await server.close()
    await store.close()
  })
  const { code, facilitator } = await server.openRoom()
  const ann = await server.browser().join(code, 'Ann PRIVATE')
  const found = (await server.app.rooms.find(code)) as Found
  await send(found, participant(ann), { type: 'seat.take', role: 'lead' })
  await send(found, FACILITATOR, { type: 'room.brief' }, { type: 'room.start' })
  await send(found, participant(ann), { type: 'moment.mark', text: 'PRIVATE words' })
  await send(found, FACILITATOR, { type: 'room.end', reason: '' })
  const [room, person] = [`/api/rooms/${code}`, `/api/rooms/${code}/people/${ann}`]
  return {
    code,
    erase: () => facilitator.delete(person, { code, reason: '' }),
    delete: () => facilitator.delete(room, { code }),
    kept: () => Promise.all([`room/${code}`, `names/${code}`].map((stream) => there.log.read(stream, -1))),
  }
}

/** What is still there of what Ann said, and of her name. */
const privateIn = (kept: unknown) =>
  ['PRIVATE words', 'Ann PRIVATE'].filter((mark) => JSON.stringify(kept).includes(mark))

const unknown = { status: 503, body: { error: { code: 'outcome.unknown' } } }

test('[CLU16] who erases while a slot moves for too long is told that it is not known, and nothing was erased', async () => {
  const day = await endedDay(await redisStore(cluster.url, { warn: () => {}, giveUpMs: 200 }))
  const before = await day.kept()
  expect(privateIn(before)).toHaveLength(2)
  const move = await slotMove(cluster, logOf(day.code))
  await move.begin()
  for (const act of [day.erase, day.delete]) {
    const answer = await act()
    expect(answer).toMatchObject(unknown)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await day.kept()).toEqual(before)
  }
  await move.carry()
  await settle(move)
  expect(await day.kept()).toEqual(before)
  expect((await day.erase()).body).toEqual({ erased: true })
  expect(privateIn(await day.kept())).toEqual([])
  expect((await day.delete()).body).toEqual({ deleted: true })
  expect(await day.kept()).toEqual([[expect.objectContaining({ type: 'room.deleted' })], []])
})

test('[CLU16] an erasure that a move stopped half way is finished when it is asked for again', async () => {
  const store = await redisStore(cluster.url, { warn: () => {}, giveUpMs: 200 })
  let replaced = async () => {}
  const replace: Eraser['replace'] = async (...what) => {
    await store.eraser.replace(...what)
    await replaced()
  }
  const day = await endedDay({ ...store, eraser: { ...store.eraser, replace } })
  const move = await slotMove(cluster, logOf(day.code))
  replaced = move.begin
  expect(await day.erase()).toMatchObject(unknown)
  expect(privateIn(await day.kept())).toEqual(['PRIVATE words'])
  replaced = async () => {}
  await move.carry()
  await settle(move)
  expect((await day.erase()).body).toEqual({ erased: true })
  expect(privateIn(await day.kept())).toEqual([])
})

test('[CLU14] a room is listed in every moment of its way around the cluster', async () => {
  await here.log.append('room/E', [entry(0)], '')
  const listing = again(async () => expect(await there.log.streams('room/E')).toEqual(['room/E']))
  for (let i = 0; i < 9; i += 1) {
    const move = await slotMove(cluster, logOf('E'))
    await move.begin()
    await move.carry()
    await settle(move)
    await listing.more(2)
  }
  await listing.stop()
})
