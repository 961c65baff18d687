import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, type TestContext, test } from 'vitest'
import type { LogRecord } from '#shared/record.ts'
import { HOUR, MINUTE } from '#shared/time.ts'
import { checkParty } from './checks.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import { openParty, type Party } from './party.ts'
import { type EmbeddedSite, embeddedSite } from './sites.ts'
import { until } from './until.ts'

const FORWARD = 'SIGUSR2'
const BACK = 'SIGHUP'
const timeout = LONGEST_MS

async function shiftableSite({ onTestFinished }: TestContext) {
  const site = await embeddedSite(fileURLToPath(new URL('./shiftedClock.mjs', import.meta.url)))
  onTestFinished(site.close)
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 2, seed })
  onTestFinished(party.close)
  return { site, party }
}

async function recordsOf({ site, party }: { site: EmbeddedSite; party: Party }): Promise<LogRecord[][]> {
  return (await Promise.all(party.rooms.map(({ code }) => site.read(code)))) as LogRecord[][]
}

/** Real time in the logs went on as it does, and something fell due in every room. */
async function goesOn(it: { site: EmbeddedSite; party: Party }): Promise<void> {
  const wakes = (records: LogRecord[]) =>
    records.filter(({ command }) => command.type === 'clock.wake').length
  const before = (await recordsOf(it)).map(wakes)
  await until('something falls due in every room', async () => {
    const now = (await recordsOf(it)).map(wakes)
    return now.every((count, i) => count > (before[i] ?? 0)) ? null : `${before} became ${now}`
  })
  for (const records of await recordsOf(it)) {
    const gaps = records.slice(1).map(({ wall }, i) => wall - (records[i]?.wall ?? 0))
    expect(Math.max(...gaps)).toBeLessThan(MINUTE)
    expect(records.filter(({ command }) => command.type === 'room.freeze')).toEqual([])
  }
}

test.concurrent('[FT14] the clock of the host may jump by an hour while the server runs: nobody notices', {
  timeout,
}, async (context) => {
  const it = await shiftableSite(context)
  for (const jump of Array.from({ length: length(1, 10) }, () => [FORWARD, BACK, BACK] as const).flat()) {
    it.party.work()
    await sleep(300)
    process.kill(it.site.node.pid(), jump)
    await goesOn(it)
    await it.party.rest()
    await checkParty(it.party, it.site.read)
  }
})

test.concurrent('[FT14] set back by an hour while the server was down, the clock goes on where it was', {
  timeout,
}, async (context) => {
  const it = await shiftableSite(context)
  it.party.work()
  await sleep(2500)
  await it.site.node.stop('SIGKILL')
  await it.site.node.start({ LAUNCHROOM_TEST_SHIFT_MS: String(-HOUR) })
  await it.party.rest()
  it.party.work()
  await goesOn(it)
  await it.party.rest()
  await checkParty(it.party, it.site.read)
})

test.concurrent('[FT14] set forward while it was down, it looks like a long outage: held, and resumed by the facilitator', {
  timeout,
}, async (context) => {
  const it = await shiftableSite(context)
  it.party.work()
  await sleep(500)
  await it.site.node.stop('SIGKILL')
  await it.site.node.start({ LAUNCHROOM_TEST_SHIFT_MS: String(HOUR) })
  await it.party.rest()
  for (const { facilitator } of it.party.rooms) {
    expect(facilitator.store.getState().view.held).not.toBeNull()
    expect(await facilitator.send({ type: 'clock.resume' })).toHaveProperty('seq')
  }
  it.party.work()
  await sleep(500)
  await it.party.rest()
  await checkParty(it.party, it.site.read)
})
