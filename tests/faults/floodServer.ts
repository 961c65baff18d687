/**
 * A server of its own for the flood: its clock runs fast, so that no limit stands in the way of the messages, and it
 * says what memory it holds once everything that can go has gone. Needs `--expose-gc`.
 */
import type { AddressInfo } from 'node:net'
import { createApp } from '#server/app.ts'
import { createAuth } from '#server/auth.ts'
import type { Clock } from '#server/clock.ts'
import { memoryKeys } from '#server/keys.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { Scenario } from '#shared/scenario.ts'
import { MINUTE } from '#shared/time.ts'
import { smallScenario } from '../support/smallScript.ts'

const FASTER = 100
const dataDir = process.argv[2] ?? ''
const scenario = Scenario.parse(smallScenario)

const began = Date.now()
let skipped = 0
const clock: Clock = {
  now: () => began + (Date.now() - began) * FASTER + skipped,
  set(ms, act) {
    const timer = setTimeout(act, Math.max(0, ms) / FASTER)
    return () => clearTimeout(timer)
  },
}

const store = await sqliteStore(dataDir)
const auth = createAuth(memoryKeys())
const app = await createApp({ store, auth, scenariosDir: dataDir, clientDir: null, clock })
await app.http.listen({ port: 0, host: '127.0.0.1' })

/** Long after the last visit: rooms leave memory, and what is left is what would stay. */
async function measure(): Promise<void> {
  skipped += 60 * MINUTE
  const until = Date.now() + 5000
  while (app.rooms.counts().loaded > 0 && Date.now() < until) {
    await new Promise((look) => setTimeout(look, 20))
  }
  for (let i = 0; i < 3; i += 1) {
    await new Promise((turn) => setImmediate(turn))
    globalThis.gc?.()
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ heap: heapUsed + external, rss, open: app.rooms.counts().loaded })
}

async function open(): Promise<void> {
  const { room } = await app.rooms.open(scenario, { kind: 'facilitator', person: 'flood' })
  process.send?.({ code: room.code })
}

process.on('message', (asked) => void (asked === 'open' ? open() : measure()))
process.send?.({
  url: `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`,
  token: await auth.signInToken(),
})
