import { afterEach, expect, test, vi } from 'vitest'
import { redisStore } from '#server/store/redisLog.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { redisCli, startCluster } from '../support/redisCluster.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let remove = async () => {}
afterEach(() => remove())

async function redis(...settings: string[]): Promise<TestRedis> {
  const one = await startRedis(settings)
  remove = one.remove
  return one
}

/** What a node that starts there warns of. */
async function warningsOf(url: string, looksAtSettings = true): Promise<string[]> {
  const warnings: string[] = []
  const store = await redisStore(url, { warn: (text) => warnings.push(text), looksAtSettings })
  await store.close()
  return warnings
}

test('[CLU18] a Redis that keeps what it confirms is not talked about', async () => {
  expect(await warningsOf((await redis()).url)).toEqual([])
})

test('[CLU18] each setting that can lose something is warned of, with what to set', async () => {
  const settings = ['--appendonly', 'no', '--appendfsync', 'everysec', '--maxmemory-policy', 'allkeys-lru']
  const { url } = await redis(...settings)
  expect(await warningsOf(url)).toEqual([
    'Redis has appendonly no: a restart of Redis loses what came since its last snapshot. Set it to yes.',
    'Redis has appendfsync everysec: a power cut may take the last second of what was confirmed. Set it to always.',
    'Redis has maxmemory-policy allkeys-lru: a full Redis forgets rooms. Set it to noeviction.',
  ])
  expect(await warningsOf(url, false)).toEqual([])
})

test('[CLU18] a Redis that does not tell its settings is served, and what it needs is said', async () => {
  const { url } = await redis('--rename-command', 'CONFIG', '')
  expect(await warningsOf(url)).toEqual([
    'Redis does not tell its settings. To lose nothing it needs appendonly yes, appendfsync always, maxmemory-policy noeviction.',
  ])
})

test('[CLU18] every primary of a cluster is looked at, and what they have in common is said once', async () => {
  const cluster = await startCluster()
  remove = cluster.remove
  for (const { port } of cluster.nodes.slice(1))
    await redisCli(port, 'config', 'set', 'appendfsync', 'everysec')
  expect(await warningsOf(cluster.url)).toEqual([expect.stringMatching(/^Redis has appendfsync everysec: /)])
})
