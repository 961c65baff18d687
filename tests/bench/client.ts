import { readFileSync } from 'node:fs'
import { loadScenario } from '#server/scenario/load.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { launchBrowser, newPlayer, startProduct } from '../e2e/product.ts'
import { admit, putRoom } from '../e2e/stage.ts'
import { longDay } from '../support/longDay.ts'
import { drag, openDebrief, press, text } from './client/debrief.ts'
import { slowCpu } from './client/watch.ts'

const FILE = 'scenarios/launch-dry-run.yaml'
const loaded = loadScenario(readFileSync(FILE, 'utf8'), FILE)
if (!('script' in loaded)) throw new Error(`${FILE} has problems`)
const t0 = performance.now()
const records = longDay(loaded, { seed: 4, facts: 10_000 })
console.log(
  'made',
  records.length,
  records.reduce((n, r) => n + r.facts.length, 0),
  Math.round(performance.now() - t0),
)
const first = records[0]?.command
const code = first?.type === 'room.open' ? first.code : ''
const product = await startProduct(async (dataDir) => {
  const store = await sqliteStore(dataDir)
  await putRoom(store.log, code, records)
  await store.close()
})
const browser = await launchBrowser()
try {
  for (let i = 0; i < Number(process.env['ROUNDS'] ?? 4); i++) {
    const p = await newPlayer(browser)
    await admit(p, product, 'facilitator')
    if (process.env['CPU']) await slowCpu(p.page, Number(process.env['CPU']))
    console.log(JSON.stringify(await openDebrief(p.page, `${product.url}/debrief/${code}`)))
    await p.page.waitForTimeout(500)
    console.log('drag', text(await drag(p.page)))
    console.log('keys', text(await press(p.page)))
    await p.page.getByText(/^All \(/).click()
    console.log('drag all', text(await drag(p.page)))
    console.log('keys all', text(await press(p.page)))
    if (p.errors.length) console.log(p.errors)
    await p.context.close()
  }
} finally {
  await browser.close()
  await product.close()
}
