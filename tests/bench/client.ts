/**
 * The client in a real Chromium: what a participant loads and how soon a slow phone can work, ten injects at once, and
 * a debrief of ten thousand facts. `npm run bench -- client`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { loadScenario } from '#server/scenario/load.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { launchBrowser, newPlayer, startProduct } from '../e2e/product.ts'
import { admit, cookieOf, putRoom, stage } from '../e2e/stage.ts'
import { MOMENTS } from '../e2e/tour.ts'
import { longDay } from '../support/longDay.ts'
import { Browser as Client, type Tab } from '../support/memoryServer.ts'
import { drag, type Opened, openDebrief, press } from './client/debrief.ts'
import { tenInjects } from './client/injects.ts'
import { type Arrival, openJoin, openStation, startFromLobby } from './client/loading.ts'
import { type Felt, feltText, PHONE, slowCpu } from './client/watch.ts'
import { median } from './rig/numbers.ts'
import { publish, type Target } from './rig/performancePage.ts'

const FILE = 'scenarios/launch-dry-run.yaml'
const ROUNDS = 3
const CLIENT = path.resolve(import.meta.dirname, '../../dist/client')
const ALLOWED = { bytes: 190_000, stationMs: 2000, taskMs: 50, openMs: 1000 }

// Judged by what people wait for. A machine that does other things makes it longer, so the page says how busy it was.
const load = (os.loadavg()[0] ?? 0).toFixed(1)
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const ms = (real: number) => `${Math.round(real)} ms`

const loaded = loadScenario(readFileSync(FILE, 'utf8'), FILE)
if (!('script' in loaded)) throw new Error(`${FILE} has problems`)
const records = longDay(loaded, { seed: 4, facts: 10_000 })
const opening = records[0]?.command
const ended = opening?.type === 'room.open' ? opening.code : ''
let codes: Record<'lobby' | 'quiet', string> = { lobby: '', quiet: '' }
const product = await startProduct(async (dataDir) => {
  codes = await stage(dataDir, { lobby: MOMENTS.lobby, quiet: MOMENTS.quiet })
  const store = await sqliteStore(dataDir)
  await putRoom(store.log, ended, records)
  await store.close()
})
const host = new Client(product.url)
const { name, value } = await cookieOf(product.dataDir, 'facilitator')
host.cookies.set(name, value)
const browser = await launchBrowser()
const targets: Target[] = []

try {
  const lobby = await facilitatorOf(codes.lobby)
  const live = await facilitatorOf(codes.quiet)
  await live.ask({ type: 'clock.resume' })
  await lobby.ask({ type: 'room.brief' })
  const busy = `${os.cpus().length} cores that shared a load of ${load} when the measuring began.`
  const text = [busy, ...(await loading(lobby)), ...(await injects(live)), ...(await debrief())].join('\n\n')
  publish({ name: 'The client', text, targets })
} finally {
  host.close()
  await browser.close()
  await product.close()
}

async function facilitatorOf(code: string): Promise<Tab> {
  const tab = host.open(code, 'facilitator')
  await tab.until('view')
  return tab
}

async function loading(lobby: Tab): Promise<string[]> {
  const page = readFileSync(path.join(CLIENT, 'room.html'), 'utf8')
  const route = [...page.matchAll(/"\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) => file ?? [])
  const gzipped = route.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(CLIENT, file)), { level: 9 }).length,
    0,
  )
  const whole = readdirSync(path.join(CLIENT, 'assets')).filter((file) => file.endsWith('.js')).length
  const joins: Arrival[] = []
  const stations: { cold: Arrival; warm: Arrival }[] = []
  for (let i = 0; i < ROUNDS; i++) {
    joins.push(await openJoin(browser, product))
    stations.push(await openStation(browser, product, codes.quiet))
  }
  const started = await startFromLobby(browser, { product, code: codes.lobby, facilitator: lobby })
  const of = (list: readonly { ms: number }[]) => median(list.map((one) => one.ms))
  const warm = of(stations.map((one) => one.warm))
  targets.push(
    {
      what: 'JavaScript from the join page to the station, gzipped',
      measured: kB(gzipped),
      allowed: kB(ALLOWED.bytes),
      met: gzipped <= ALLOWED.bytes,
    },
    timed('Phone: station usable when the facilitator starts, from the lobby', started),
    timed('Phone: station usable after a reload', warm),
  )
  return [
    `**Loading.** The way of a participant is ${route.length} of ${whole} scripts, ${kB(gzipped)} gzipped; Brotli, as browsers ask for it where they may, ` +
      `brings it to ${kB(stations[0]?.cold.scriptBytes ?? 0)} over the network. The phone: ${PHONE.slowdown} times slower processor, 1.6 Mbit/s, ` +
      `${PHONE.latencyMs} ms there and back (Lighthouse's mobile profile), medians of ${ROUNDS}. With an empty cache the join page takes its first key after ` +
      `${ms(of(joins))} and a link straight into a running room shows its Inbox after ${ms(of(stations.map((one) => one.cold)))}; ` +
      `with a warm cache after ${ms(warm)}; and ${ms(started)} after the facilitator's start for who waits in the lobby.`,
  ]
}

async function injects(facilitator: Tab): Promise<string[]> {
  const lines: string[] = []
  for (const [i, look] of [
    { what: 'Ten injects at a full station', slowdown: 1, width: 1440 },
    { what: 'The same on a phone, four times slower', slowdown: PHONE.slowdown, width: 390 },
  ].entries()) {
    const felt = await tenInjects(
      browser,
      { product, code: codes.quiet, facilitator },
      { ...look, name: `burst${i}` },
    )
    lines.push(`* ${look.what}: ${feltText(felt)}.`)
    // The phone is told for comparison: what is asked for is a page at the machine's own speed.
    if (look.slowdown === 1) targets.push(smooth(look.what, felt.task))
  }
  return [
    `**Ten injects arrive**, one after the other as fast as the room takes them.\n\n${lines.join('\n')}`,
  ]
}

async function debrief(): Promise<string[]> {
  const opened: (Opened & { computing: number })[] = []
  const felt: { what: string; felt: Felt }[] = []
  for (let i = 0; i <= ROUNDS; i++) {
    const player = await newPlayer(browser)
    await admit(player, product, 'facilitator')
    const { page } = player
    const session = await slowCpu(page, 1)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const one = await openDebrief(page, `${product.url}/debrief/${ended}`)
    const { metrics } = await session.send('Performance.getMetrics')
    const computing = (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000
    // The first look opens the room from its log.
    if (i > 0) opened.push({ ...one, computing })
    if (i === ROUNDS) {
      felt.push({ what: 'Debrief: the slider drawn over the day', felt: await drag(browser, page) })
      felt.push({ what: 'Debrief: moved by keys', felt: await press(browser, page) })
      await page.getByText(/^All \(/).click()
      felt.push({ what: 'Debrief: the slider with all rows shown', felt: await drag(browser, page) })
    }
    await player.context.close()
  }
  const real = median(opened.map((one) => one.openMs))
  const computing = median(opened.map((one) => one.computing))
  const count = records.reduce((sum, one) => sum + one.facts.length, 0)
  targets.push({
    what: `Debrief of ${count} facts: key moments usable`,
    measured: `${ms(real)}, of which ${ms(computing)} computing`,
    allowed: ms(ALLOWED.openMs),
    met: real <= ALLOWED.openMs,
  })
  for (const one of felt) targets.push(smooth(one.what, one.felt.frame))
  return [
    `**A debrief of ${count} facts** in ${records.length} records is ${kB(opened[0]?.answerBytes ?? 0)} over the network and opens in ${ms(real)}, ` +
      `of which the answer takes ${ms(median(opened.map((one) => one.answerMs)))} and the page's own thread computes ${ms(computing)}.\n\n` +
      felt.map((one) => `* ${one.what}: ${feltText(one.felt)}.`).join('\n'),
  ]
}

function timed(what: string, real: number): Target {
  return { what, measured: ms(real), allowed: ms(ALLOWED.stationMs), met: real <= ALLOWED.stationMs }
}

function smooth(what: string, { real, computing }: Felt['task']): Target {
  const measured = `${ms(real)}, of which ${ms(computing)} computing`
  return { what, measured, allowed: ms(ALLOWED.taskMs), met: real <= ALLOWED.taskMs }
}
