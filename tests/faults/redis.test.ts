import { setTimeout as sleep } from 'node:timers/promises'
import { type TestContext, test } from 'vitest'
import { startRedis } from '../support/redis.ts'
import { diceOf } from '../support/session.ts'
import { checkParty } from './checks.ts'
import { isApplied, isBusy } from './client.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import type { Node } from './nodes.ts'
import { openParty, type Party } from './party.ts'
import { redisCommand } from './redisCommand.ts'
import { type RedisSite, readRedis, redisSite } from './sites.ts'
import { until } from './until.ts'

const ROUNDS = length(1, 10)
const timeout = LONGEST_MS

/** Two nodes and their rooms under load; the fault, its end, and a look at everything, again and again. */
async function underFault(
  { onTestFinished }: TestContext,
  fault: (site: RedisSite, party: Party) => Promise<void>,
) {
  const site = await redisSite(2)
  onTestFinished(site.close)
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 2, seed })
  onTestFinished(party.close)
  for (let round = 0; round < ROUNDS; round += 1) {
    party.work()
    await sleep(500)
    await fault(site, party)
    await sleep(500)
    await party.rest()
    await checkParty(party, site.read)
  }
}

test.concurrent('[FT5] Redis may die and come back', { timeout }, async (context) => {
  await underFault(context, async ({ redis }) => {
    await redis.stop('SIGKILL')
    await sleep(length(1500, 4000))
    await redis.restart()
  })
})

test.concurrent('[FT6] Redis may be slow, and the network between it and its nodes may stop or break', {
  timeout,
}, async (context) => {
  await underFault(context, async ({ toRedis }) => {
    for (const link of toRedis) link.delay(150)
    await sleep(1000)
    for (const link of toRedis) link.mend()
    await sleep(200)
    toRedis[0]?.cut()
    await sleep(1000)
    toRedis[0]?.mend()
    toRedis[1]?.pauseAnswers()
    await sleep(length(2500, 6000))
    toRedis[1]?.mend()
  })
})

test.concurrent('[FT7] a full Redis refuses in words, and goes on when there is room again', {
  timeout,
}, async (context) => {
  await underFault(context, async ({ redis }, { clients }) => {
    const since = clients.map(({ sent }) => sent.length)
    await redisCommand(redis.port, ['CONFIG', 'SET', 'maxmemory', '1mb'])
    await until('commands are refused because nothing can be stored', () =>
      clients.some(({ sent }, i) => sent.slice(since[i]).some(({ answered }) => isBusy(answered)))
        ? null
        : 'none was',
    )
    await redisCommand(redis.port, ['CONFIG', 'SET', 'maxmemory', '0'])
    const after = clients.map(({ sent }) => sent.length)
    await until('commands are taken again', () =>
      clients.every(({ sent }, i) => sent.slice(after[i]).some(({ answered }) => isApplied(answered)))
        ? null
        : 'not everybody’s',
    )
  })
})

/** As whoever watches the processes does it: again until it stays up. */
const startAgain = (node: Node) =>
  until('the node is up again', () =>
    node.start().then(
      () => null,
      (error: Error) => error.message,
    ),
  )

test.concurrent('[FT21] a node, Redis and the way to the clients may go and come back in any order', {
  timeout,
}, async (context) => {
  const dice = diceOf(seed)
  await underFault(context, async ({ node, redis, toNodes }) => {
    const parts = [
      { go: () => node.stop('SIGKILL'), back: () => startAgain(node) },
      { go: () => redis.stop('SIGKILL'), back: () => redis.restart() },
      {
        go: () => toNodes.forEach((link) => void link.cut()),
        back: () => toNodes.forEach((link) => void link.mend()),
      },
    ]
    const inAnyOrder = () => parts.map((part) => ({ part, at: dice.below(1000) })).sort((a, b) => a.at - b.at)
    for (const { part } of inAnyOrder()) {
      await part.go()
      await sleep(dice.below(1000))
    }
    // A node that cannot start without Redis is tried again beside the others.
    const coming: unknown[] = []
    for (const { part } of inAnyOrder()) {
      coming.push(part.back())
      await sleep(dice.below(1000))
    }
    await Promise.all(coming)
  })
})

test.concurrent('[FT8] Redis may fail over to a replica that has what was acknowledged', { timeout }, async ({
  onTestFinished,
}) => {
  const replica = await startRedis(['--repl-diskless-sync-delay', '0'])
  onTestFinished(replica.remove)
  const site = await redisSite(2)
  onTestFinished(site.close)
  await redisCommand(replica.port, ['REPLICAOF', '127.0.0.1', String(site.redis.port)])
  const isLinked = async () => String(await redisCommand(replica.port, ['INFO', 'replication']))
  await until('the replica follows', async () =>
    (await isLinked()).includes('master_link_status:up') ? null : 'it does not',
  )
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 2, seed })
  onTestFinished(party.close)
  party.work()
  // The nodes look for replicas every other second.
  await sleep(3000)
  await site.redis.stop('SIGKILL')
  await redisCommand(replica.port, ['REPLICAOF', 'NO', 'ONE'])
  for (const link of site.toRedis) link.moveTo(replica.port)
  await sleep(500)
  await party.rest()
  const survived = (code: string) => readRedis(replica.url, code)
  await checkParty(party, survived)
  party.work()
  await sleep(500)
  await party.rest()
  await checkParty(party, survived)
})
