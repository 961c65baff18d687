import { readFileSync } from 'node:fs'
import { loadScenario } from '#server/scenario/load.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { launchBrowser, newPlayer, startProduct } from '../e2e/product.ts'
import { admit, putRoom } from '../e2e/stage.ts'
import { longDay } from '../support/longDay.ts'
import { openDebrief, drag, press, text } from './client/debrief.ts'
import { watched } from './client/watch.ts'
const FILE = 'scenarios/launch-dry-run.yaml'
const loaded = loadScenario(readFileSync(FILE, 'utf8'), FILE) as any
const records = longDay(loaded, { seed: 4, facts: 10_000 })
const code = (records[0] as any).command.code
const product = await startProduct(async (dataDir) => { const store = await sqliteStore(dataDir); await putRoom(store.log, code, records); await store.close() })
const browser = await launchBrowser()
async function metrics(s: any) { const m = Object.fromEntries((await s.send('Performance.getMetrics')).metrics.map((x: any) => [x.name, x.value])); return m as Record<string, number> }
async function deltas(name: string, s: any, act: () => Promise<any>) { const a = await metrics(s); const felt = await act(); const b = await metrics(s); console.log(name, text(felt), ['ScriptDuration', 'TaskDuration', 'LayoutDuration', 'RecalcStyleDuration', 'LayoutCount', 'RecalcStyleCount'].map((k) => `${k} ${k.endsWith('Count') ? b[k]! - a[k]! : ((b[k]! - a[k]!) * 1000).toFixed(0)}`).join(' ')) }
function top(profile: any, n = 25) {
  const self: Record<string, number> = {}
  const byId = new Map(profile.nodes.map((x: any) => [x.id, x]))
  profile.samples.forEach((id: number, i: number) => { const node: any = byId.get(id); const f = node.callFrame; const k = `${f.functionName || '(anon)'} ${f.url.split('/').pop()}:${f.lineNumber + 1}:${f.columnNumber}`; self[k] = (self[k] ?? 0) + (profile.timeDeltas[i] ?? 0) })
  for (const [k, v] of Object.entries(self).sort((a, b) => b[1] - a[1]).slice(0, n)) console.log((v / 1000).toFixed(1).padStart(8), k)
}
for (let i = 0; i < 3; i++) {
  const p = await newPlayer(browser)
  await admit(p, product, 'facilitator')
  const s = await p.context.newCDPSession(p.page)
  await s.send('Performance.enable'); await s.send('Profiler.enable'); await s.send('Profiler.setSamplingInterval', { interval: 200 })
  if (i === 2) await s.send('Profiler.start')
  const o = await openDebrief(p.page, `${product.url}/debrief/${code}`)
  if (i === 2) top((await s.send('Profiler.stop')).profile)
  const m = Object.fromEntries((await s.send('Performance.getMetrics')).metrics.map((x: any) => [x.name, x.value]))
  console.log(JSON.stringify(o), ['ScriptDuration', 'TaskDuration', 'LayoutDuration', 'RecalcStyleDuration'].map((k) => `${k} ${(m[k] * 1000).toFixed(0)}`).join(' '), 'nodes', m['Nodes'])
  await p.page.waitForTimeout(300)
  if (i === 2) await s.send('Profiler.start')
  await deltas('drag', s, () => drag(p.page))
  await deltas('keys', s, () => press(p.page))
  if (i === 2) top((await s.send('Profiler.stop')).profile, 20)
  await p.page.getByText(/^All \(/).click()
  if (i === 2) await s.send('Profiler.start')
  await deltas('drag all', s, () => drag(p.page))
  await deltas('keys all', s, () => press(p.page))
  if (i === 2) top((await s.send('Profiler.stop')).profile, 20)
  await p.context.close()
}
await browser.close(); await product.close()
