import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SeqConflict, type Store, StoreUnusable } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { freePort, startRedis, type TestRedis } from '../support/redis.ts'
import { startCluster } from '../support/redisCluster.ts'
import { listen, logContract } from './logContract.ts'

const warn = () => {}

logContract('redis', async () => {
  const redis = await startRedis()
  return { open: () => redisStore(redis.url, { warn }), remove: redis.remove }
})

logContract('a cluster of redis', async () => {
  const cluster = await startCluster()
  return { open: () => redisStore(cluster.url, { warn }), remove: cluster.remove }
})

describe('two nodes on one Redis', () => {
  let redis: TestRedis
  let here: Store
  let there: Store

  beforeAll(async () => {
    redis = await startRedis()
    here = await redisStore(redis.url, { warn })
    there = await redisStore(redis.url, { warn })
  })
  afterAll(async () => {
    await here?.close()
    await there?.close()
    await redis?.remove()
  })

  test('[LG9] what one node appends the other hears', async () => {
    const { heard, until, stop } = listen(there, 'both')
    await here.log.append('both', [{ seq: 0, hash: 'a' }], '')
    await here.log.append('both', [{ seq: 1, hash: 'b' }], 'a')
    await until(2)
    expect(heard).toEqual([
      { seq: 0, hash: 'a' },
      { seq: 1, hash: 'b' },
    ])
    stop()
  })

  test('[LG9] of two nodes that append at once one wins and the other conflicts', async () => {
    const ends = await Promise.allSettled([
      here.log.append('race', [{ seq: 0, hash: 'here' }], ''),
      there.log.append('race', [{ seq: 0, hash: 'there' }], ''),
    ])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = ends.find((end) => end.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(SeqConflict)
  })

  test('[LG10] an append during a break of Redis lands once, or is refused', async () => {
    await here.log.append('break', [{ seq: 0, hash: 'a' }], '')
    await redis.stop('SIGKILL')
    const late = here.log.append('break', [{ seq: 1, hash: 'b' }], 'a')
    await redis.restart()
    await late
    expect(await here.log.read('break', -1)).toHaveLength(2)
    await here.log.append('break', [{ seq: 2, hash: 'c' }], 'b')
  })

  test('[LG10] a follower hears after a break what it missed', async () => {
    const { heard, until, stop } = listen(there, 'missed')
    await here.log.append('missed', [{ seq: 0, hash: 'a' }], '')
    await until(1)
    await redis.stop('SIGKILL')
    await redis.restart()
    await here.log.append('missed', [{ seq: 1, hash: 'b' }], 'a')
    await until(2)
    expect(heard).toHaveLength(2)
    stop()
  })
})

test('[LG8] a Redis that is not there is one clear line without its password', async () => {
  const opening = redisStore(`redis://user:secret@127.0.0.1:${await freePort()}`, { warn })
  await expect(opening).rejects.toThrow(StoreUnusable)
  await expect(opening).rejects.toThrow(/does not answer at redis:\/\/127/)
})
