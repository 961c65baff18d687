/**
 * Where the time of the server goes when it is saturated: `npm run bench -- profile`. Prints the functions that take
 * most by themselves, and those that take most with what they call; the profile itself, kept in .cache/, opens in the
 * developer tools of a browser.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { benchScenario } from './rig/benchScenario.ts'
import { gather } from './rig/crowd.ts'
import { seatRooms, tempFolder } from './rig/dataFolder.ts'
import { serveLaunchroom } from './rig/servers.ts'

const ROOMS = 200
const UNDER_WAY = 4
const SECONDS = 10
const LINES = 45

interface CpuProfile {
  nodes: {
    id: number
    callFrame: { functionName: string; url: string; lineNumber: number }
    children?: number[]
  }[]
  samples: number[]
  /** Microseconds before each sample. */
  timeDeltas: number[]
}

const profiles = path.resolve(import.meta.dirname, '../../.cache/profile')
rmSync(profiles, { recursive: true, force: true })
mkdirSync(profiles, { recursive: true })
const folder = tempFolder()
const seated = await seatRooms(await sqliteStore(folder), {
  dataDir: folder,
  scenario: benchScenario(),
  count: ROOMS,
})
const nodeArgs = ['--enable-source-maps', '--cpu-prof', `--cpu-prof-dir=${profiles}`]
const server = await serveLaunchroom(folder, { nodeArgs })
const crowd = await gather('launchroom', server.url, seated)
await crowd.saturate(UNDER_WAY, 3)
const before = server.cpuMs()
const began = performance.now()
const { times } = await crowd.saturate(UNDER_WAY, SECONDS)
const lasted = performance.now() - began
const spent = server.cpuMs() - before
const stopping = performance.now()
await server.stop()
const sinceMs = performance.now() - stopping
await crowd.close().catch(() => {}) // the members were cut off, as they had to be

console.log(
  `${times.length} decisions in ${(lasted / 1000).toFixed(1)} s, ${Math.round((spent / times.length) * 1000)} µs of processor each, all threads`,
)
for (const file of readdirSync(profiles)) {
  const profile = JSON.parse(readFileSync(path.join(profiles, file), 'utf8')) as CpuProfile
  console.log(`\n${path.join('.cache/profile', file)}`)
  print(profile, { fromMs: lasted + sinceMs, toMs: sinceMs })
}

/** Self and total time in the span that began `fromMs` and ended `toMs` before the end of the profile. */
function print(
  { nodes, samples, timeDeltas }: CpuProfile,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): void {
  const whole = timeDeltas.reduce((sum, us) => sum + us, 0)
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const self = new Map<string, number>()
  const total = new Map<string, number>()
  let now = 0
  let counted = 0
  for (const [index, id] of samples.entries()) {
    const us = timeDeltas[index] ?? 0
    now += us
    if (now < whole - fromMs * 1000 || now > whole - toMs * 1000) continue
    counted += us
    add(self, names.get(id) ?? '', us)
    const stack = new Set<string>()
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at))
      stack.add(names.get(at) ?? '')
    for (const name of stack) add(total, name, us)
  }
  const share = (us: number) => `${((us / counted) * 100).toFixed(1)} %`.padStart(7)
  const top = (list: Map<string, number>) => [...list].sort(([, a], [, b]) => b - a).slice(0, LINES)
  console.log('by themselves')
  for (const [name, us] of top(self)) console.log(`${share(us)}  ${name}`)
  console.log('with what they call')
  for (const [name, us] of top(total)) console.log(`${share(us)}  ${name}`)
}

function add(map: Map<string, number>, name: string, us: number): void {
  map.set(name, (map.get(name) ?? 0) + us)
}

function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const file = url.replace(/^.*\/(dist|node_modules)\//, '')
  return `${functionName || '(anonymous)'}${file ? `  ${file}:${lineNumber + 1}` : ''}`
}
