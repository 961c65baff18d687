import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished, test } from 'vitest'
import { startProxy } from '../support/proxy.ts'
import { checkParty } from './checks.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import { openParty } from './party.ts'
import { embeddedSite } from './sites.ts'

test('[FT10] the network between clients and their node may be slow, lose answers, stand still and break', {
  timeout: LONGEST_MS,
}, async () => {
  const site = await embeddedSite()
  onTestFinished(site.close)
  const link = await startProxy(site.node.port)
  onTestFinished(link.close)
  const url = `http://127.0.0.1:${link.port}`
  const party = await openParty({ url, token: site.node.token(), rooms: 3, seed })
  onTestFinished(party.close)
  const faults = [
    () => link.delay(200),
    // What was sent arrives, and nobody hears of it.
    () => link.pauseAnswers(),
    () => link.pause(),
    () => {},
  ]
  for (let round = 0; round < length(1, 10); round += 1) {
    for (const fault of faults) {
      party.work()
      await sleep(300)
      fault()
      await sleep(length(600, 3000))
      link.cut()
      await sleep(200)
      link.mend()
      await party.rest()
      await checkParty(party, site.read)
    }
  }
})
