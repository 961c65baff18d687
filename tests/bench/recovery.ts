/**
 * A server with 1,000 live rooms of 500 records is killed by signal 9 and started again: how soon it serves, and how
 * soon every room lives. Alive means that the facilitator who comes back finds the clock running.
 */
import path from 'node:path'
import { benchScenario } from './rig/benchScenario.ts'
import { tempFolder } from './rig/dataFolder.ts'
import { longRooms } from './rig/longRooms.ts'
import { median, spread } from './rig/numbers.ts'
import { publish } from './rig/performancePage.ts'
import { type Served, serveLaunchroom } from './rig/servers.ts'
import { connectSocketIo } from './rig/socketIoLine.ts'

const ROOMS = 1000
const RECORDS = 500
const ROUNDS = 3
const SAMPLE = 40
/** It serves so long between two kills: longer than from one heartbeat of the rooms to the next. */
const SERVED_MS = 4000
const SERVING_MS = 2000
const LIVE_MS = 10_000

const folder = tempFolder()
const dataDir = path.join(folder, 'data')
const began = performance.now()
const rooms = await longRooms(dataDir, { scenario: benchScenario(), count: ROOMS, records: RECORDS })
console.log(
  `${ROOMS} rooms of ${RECORDS} records made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
)

async function liveRooms({ url }: Served): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/launchroom_rooms\{state="live"\} (\d+)/.exec(text)?.[1] ?? 0)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 20))
}

const isReady = ({ url }: Served) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Joins a room as its facilitator; whether the clock runs there. */
async function isRunning({ url }: Served, index: number): Promise<boolean> {
  const room = rooms[index]
  const [member] = room?.members ?? []
  if (!room || !member) return false
  let view = ''
  const line = await connectSocketIo(
    { url, code: room.code, member, index: 0 },
    {
      onFrame: () => {},
      onClose: () => {},
      onView: (frame) => {
        view = String(frame)
      },
    },
  )
  line.close()
  return /"running":true/.test(view)
}

async function round(server: Served, startedAt: number) {
  const since = () => performance.now() - startedAt
  await until(() => isReady(server))
  const readyMs = since()
  await isRunning(server, Math.floor(Math.random() * ROOMS))
  const servingMs = since()
  await until(async () => (await liveRooms(server)) === ROOMS)
  const liveMs = since()
  const sample = Array.from({ length: SAMPLE }, (_, n) => Math.floor(((n + 0.5) * ROOMS) / SAMPLE))
  const running = await Promise.all(sample.map((index) => isRunning(server, index)))
  const stopped = running.filter((one) => !one).length
  console.log(
    `ready ${readyMs.toFixed(0)} ms, a room joined ${servingMs.toFixed(0)} ms, all live ${liveMs.toFixed(0)} ms, ${stopped} of ${SAMPLE} clocks stand, ${server.cpuMs()} ms of processor`,
  )
  return { servingMs, liveMs, stopped }
}

let server = await serveLaunchroom(dataDir)
await until(async () => (await liveRooms(server)) === ROOMS)
console.log('served for the first time')
const results: Awaited<ReturnType<typeof round>>[] = []
for (let n = 0; n < ROUNDS; n += 1) {
  await new Promise((done) => setTimeout(done, SERVED_MS))
  await server.stop('SIGKILL')
  const startedAt = performance.now()
  server = await serveLaunchroom(dataDir)
  results.push(await round(server, startedAt))
}
await server.stop('SIGKILL')

const serving = results.map(({ servingMs }) => servingMs)
const live = results.map(({ liveMs }) => liveMs)
const stopped = results.reduce((sum, one) => sum + one.stopped, 0)
publish({
  name: 'Recovery after signal 9',
  text: [
    `${ROOMS} live rooms of ${RECORDS} records, the embedded store. Serving: from the start of the process until \`/readyz\``,
    `says so and a facilitator has joined a room and has its view. Live: until every room is in memory with its next`,
    `deadline armed. Medians of ${ROUNDS} kills, with the least and the most.`,
    '',
    '| | ms |',
    '|---|---|',
    `| serving | ${spread(serving, 0)} |`,
    `| all rooms live | ${spread(live, 0)} |`,
  ].join('\n'),
  targets: [
    {
      what: 'serving',
      measured: `${median(serving).toFixed(0)} ms`,
      allowed: `at most ${SERVING_MS} ms`,
      met: median(serving) <= SERVING_MS,
    },
    {
      what: 'all rooms live',
      measured: `${median(live).toFixed(0)} ms`,
      allowed: `at most ${LIVE_MS} ms`,
      met: median(live) <= LIVE_MS,
    },
    {
      what: `clocks that stand, of ${SAMPLE * ROUNDS} looked at`,
      measured: String(stopped),
      allowed: '0',
      met: stopped === 0,
    },
  ],
})
