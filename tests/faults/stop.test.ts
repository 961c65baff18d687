import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { LogRecord } from '#shared/record.ts'
import { checkParty, type ReadLog } from './checks.ts'
import { isUp } from './client.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import type { Node } from './nodes.ts'
import { openParty, type Party } from './party.ts'
import { embeddedSite, redisSite } from './sites.ts'
import { until } from './until.ts'

const ROUNDS = length(1, 10)
const MOVED_MS = 2000
const timeout = LONGEST_MS

/** From the signal until the last of those who were on the node was connected again, in ms. */
async function moved(party: Party, node: Node, meanwhile: () => Promise<void>): Promise<number> {
  const before = party.clients.map(({ breaks }) => breaks())
  const began = performance.now()
  expect(await node.stop('SIGTERM')).toBe(0)
  await meanwhile()
  await until('everybody has moved over', () => party.clients.find((client) => !isUp(client))?.name ?? null)
  const were = party.clients.filter(({ breaks }, i) => breaks() > (before[i] ?? 0))
  expect(were.length).toBeGreaterThan(0)
  return Math.max(...were.map(({ backAt }) => backAt())) - began
}

/** A clock that stood still would have been held by the script. */
async function neverHeld(party: Party, read: ReadLog): Promise<void> {
  for (const { code } of party.rooms) {
    const records = (await read(code)) as LogRecord[]
    const holds = records.filter(({ command }) => command.type === 'room.freeze')
    expect(holds).toEqual([])
  }
}

test('[FT17] a node that is stopped in order hands its clients over in under two seconds', {
  timeout,
}, async () => {
  const site = await redisSite(3)
  onTestFinished(site.close)
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 3, seed, patienceMs: 5000 })
  onTestFinished(party.close)
  for (let round = 0; round < ROUNDS; round += 1) {
    party.work()
    await sleep(500)
    // Nobody is on the one that was stopped last: everybody moved away from it.
    const node = site.nodes[round % site.nodes.length] ?? site.node
    expect(await moved(party, node, async () => {})).toBeLessThan(MOVED_MS)
    await party.rest()
    await checkParty(party, site.read)
    await node.start()
  }
  await neverHeld(party, site.read)
})

test.concurrent('[FT18] every node is replaced by a newer one in the middle of a run', { timeout }, async ({
  onTestFinished,
}) => {
  const site = await redisSite(2)
  onTestFinished(site.close)
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 2, seed, patienceMs: 5000 })
  onTestFinished(party.close)
  for (let round = 0; round < ROUNDS; round += 1) {
    party.work()
    for (const node of site.nodes) {
      await sleep(300)
      expect(await node.stop('SIGTERM')).toBe(0)
      await node.start()
    }
    await party.rest()
    await checkParty(party, site.read)
  }
  await neverHeld(party, site.read)
})

test.concurrent('[FT18] the only node is replaced in the middle of a run', { timeout }, async ({
  onTestFinished,
}) => {
  const site = await embeddedSite()
  onTestFinished(site.close)
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 2, seed, patienceMs: 5000 })
  onTestFinished(party.close)
  for (let round = 0; round < ROUNDS; round += 1) {
    party.work()
    await sleep(300)
    await moved(party, site.node, () => site.node.start())
    await party.rest()
    await checkParty(party, site.read)
  }
  await neverHeld(party, site.read)
})
