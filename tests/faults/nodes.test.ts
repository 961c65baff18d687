import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type TestContext, test } from 'vitest'
import { diceOf } from '../support/session.ts'
import { checkParty } from './checks.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import { openParty, type Party, type PartyRoom } from './party.ts'
import { type RedisSite, redisSite } from './sites.ts'

const ROUNDS = length(2, 30)
const NODES = 3

async function threeNodes({ onTestFinished }: TestContext): Promise<{ site: RedisSite; party: Party }> {
  const site = await redisSite(NODES)
  onTestFinished(site.close)
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 3, seed })
  onTestFinished(party.close)
  return { site, party }
}

/** Each of the nodes in turn: the fault, some time, its end, and a look at everything. */
async function roundsOf(
  { site, party }: { site: RedisSite; party: Party },
  fault: (node: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    party.work()
    await sleep(500)
    await fault(round % NODES)
    await sleep(500)
    await party.rest()
    await checkParty(party, site.read)
  }
}

const longestBreak = ({ clients }: PartyRoom) => clients.map(({ breaks }) => breaks())

test.concurrent('[FT3] one node of three dies while everybody works, and the others carry its rooms on', {
  timeout: LONGEST_MS,
}, async (context) => {
  const { site, party } = await threeNodes(context)
  await roundsOf({ site, party }, async (i) => {
    await site.nodes[i]?.stop('SIGKILL')
    await sleep(1500)
    await site.nodes[i]?.start()
  })
  expect(party.rooms.flatMap(longestBreak).some((breaks) => breaks > 0)).toBe(true)
})

test.concurrent('[FT4] a node stands still and goes on; what it still holds is carried out once or not at all', {
  timeout: LONGEST_MS,
}, async (context) => {
  const { site, party } = await threeNodes(context)
  const dice = diceOf(seed)
  await roundsOf({ site, party }, async (i) => {
    site.nodes[i]?.freeze()
    await sleep(length(1000, 4000))
    // Whoever watches the nodes takes it out of the turn: its clients find another one.
    if (dice.below(4) > 0) site.toNodes[i]?.cut()
    await sleep(length(1500, 6000))
    site.nodes[i]?.thaw()
    await sleep(500)
    site.toNodes[i]?.mend()
  })
})
