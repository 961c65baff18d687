import { setTimeout as sleep } from 'node:timers/promises'
import { describe, test } from 'vitest'
import { diceOf } from '../support/session.ts'
import { checkParty } from './checks.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import { openParty } from './party.ts'
import { embeddedSite, redisSite, type Site } from './sites.ts'

const KILLS = length(5, 200)
/** A room is left for a new one from time to time, so that a long run goes on checking short logs. */
const KILLS_A_PARTY = 20

/** Kills the node again and again while everybody works; looks at everything after each. */
async function killAgainAndAgain(site: Site): Promise<void> {
  const dice = diceOf(seed)
  for (let killed = 0; killed < KILLS; ) {
    const party = await openParty({ url: site.url, token: site.node.token(), rooms: 3, seed: seed + killed })
    for (let i = 0; i < KILLS_A_PARTY && killed < KILLS; i += 1, killed += 1) {
      party.work()
      await sleep(200 + dice.below(800))
      await site.node.stop('SIGKILL')
      await site.node.start()
      await party.rest()
      await checkParty(party, site.read)
    }
    party.close()
  }
}

describe.concurrent(`signal 9 at random moments, ${KILLS} times, seed ${seed}`, () => {
  test('[FT1] the embedded store loses and doubles nothing', {
    timeout: LONGEST_MS,
  }, async ({ onTestFinished }) => {
    const site = await embeddedSite()
    onTestFinished(site.close)
    await killAgainAndAgain(site)
  })

  test('[FT2] a node on Redis loses and doubles nothing', {
    timeout: LONGEST_MS,
  }, async ({ onTestFinished }) => {
    const site = await redisSite(1)
    onTestFinished(site.close)
    await killAgainAndAgain(site)
  })
})
