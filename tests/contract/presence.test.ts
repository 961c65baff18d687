/** What nodes tell each other of the moment, in one process and through Redis. */
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Others, Presence, Store } from '#server/store/log.ts'
import { localPresence } from '#server/store/presence.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { startProxy } from '../support/proxy.ts'
import { startRedis } from '../support/redis.ts'
import { startCluster } from '../support/redisCluster.ts'

const leftovers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const remove of leftovers.splice(0).reverse()) await remove()
})

const ROOM = 'K7M4QX'

function listening(presence: Presence, node: string) {
  const heard: Others[] = []
  let look = () => {}
  const stop = presence.hear(ROOM, node, (others) => {
    heard.push(others)
    look()
  })
  onTestFinished(stop)
  /** Until the others say just this. */
  const until = (others: Others) =>
    new Promise<void>((done) => {
      const wanted = JSON.stringify(others)
      look = () => JSON.stringify(heard.at(-1) ?? {}) === wanted && done()
      look()
    })
  return { heard, until }
}

async function storeAt(url: string): Promise<Store> {
  const store = await redisStore(url, { warn: () => {}, giveUpMs: 1000 })
  leftovers.push(store.close)
  return store
}

const places: [name: string, open: () => Promise<[Presence, Presence]>][] = [
  [
    'one process',
    async () => {
      const presence = localPresence()
      return [presence, presence]
    },
  ],
  [
    'redis',
    async () => {
      const redis = await startRedis()
      leftovers.push(redis.remove)
      return [(await storeAt(redis.url)).presence, (await storeAt(redis.url)).presence]
    },
  ],
  [
    'a cluster of redis',
    async () => {
      const cluster = await startCluster()
      leftovers.push(cluster.remove)
      return [(await storeAt(cluster.url)).presence, (await storeAt(cluster.url)).presence]
    },
  ],
]

describe.each(places)('presence in %s', (_, open) => {
  test('[CLU10] what a node says the others hear, until it says otherwise or takes it back', async () => {
    const [a, b] = await open()
    await a.say(ROOM, 'a', 'first')
    const atB = listening(b, 'b')
    await atB.until({ a: 'first' })
    const atA = listening(a, 'a')
    await b.say(ROOM, 'b', 'hello')
    await atA.until({ b: 'hello' })
    await a.say(ROOM, 'a', 'second')
    await atB.until({ a: 'second' })
    await a.say('OTHER1', 'a', 'elsewhere')
    await a.say(ROOM, 'a', '')
    await atB.until({})
    expect(atB.heard).toEqual([{ a: 'first' }, { a: 'second' }, {}])
    expect(atA.heard).toEqual([{ b: 'hello' }])
  })
})

describe('presence through Redis', () => {
  test('[CLU10] a node that dies is gone within six seconds, and one that lives stays', async () => {
    const redis = await startRedis()
    leftovers.push(redis.remove)
    const [dies, lives, looks] = [
      await storeAt(redis.url),
      await storeAt(redis.url),
      await storeAt(redis.url),
    ]
    await dies.presence.say(ROOM, 'dies', 'here')
    await lives.presence.say(ROOM, 'lives', 'here')
    await looks.presence.say(ROOM, 'looks', 'here')
    const { until, heard } = listening(looks.presence, 'looks')
    await until({ dies: 'here', lives: 'here' })
    const died = performance.now()
    await dies.close()
    await until({ lives: 'here' })
    expect(performance.now() - died).toBeLessThan(8000)
    expect(heard.at(-1)).toEqual({ lives: 'here' })
  })

  test('[CLU10] what was said outlives a Redis that lost it, and a break is no death', async () => {
    const redis = await startRedis(['--appendonly', 'no'])
    leftovers.push(redis.remove)
    const proxy = await startProxy(redis.port)
    leftovers.push(proxy.close)
    const through = `redis://127.0.0.1:${proxy.port}`
    const [a, b] = [await storeAt(through), await storeAt(through)]
    await a.presence.say(ROOM, 'a', 'here')
    await b.presence.say(ROOM, 'b', 'here')
    const { until, heard } = listening(b.presence, 'b')
    await until({ a: 'here' })
    await redis.restart()
    await a.presence.say(ROOM, 'a', 'still here').catch(() => {})
    await until({ a: 'still here' })
    expect(heard.filter((others) => Object.keys(others).length === 0)).toHaveLength(0)
  })
})
