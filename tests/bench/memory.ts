/**
 * What a live room of five connected members keeps in memory, beyond what its five sockets take: Launchroom with rooms
 * in the middle of the launch dry run, and with rooms that have far more open than any day has, against plain Socket.IO
 * with the same connections, each against itself when empty.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { benchScenario } from './rig/benchScenario.ts'
import { gather } from './rig/crowd.ts'
import { type SeatedRoom, seatRooms, tempFolder } from './rig/dataFolder.ts'
import { dryRunRooms } from './rig/dryRunRooms.ts'
import type { Kind } from './rig/lines.ts'
import { type Memory, memoryOf } from './rig/memoryOf.ts'
import { publish } from './rig/performancePage.ts'
import { samplesOf, toldOf } from './rig/samples.ts'
import { type Served, serveLaunchroom, servePeer } from './rig/servers.ts'

const ROOMS = 300
/** Decisions each room has made before it is measured. */
const DECISIONS = 100
const ALLOWED_KB = 100
const nodeArgs = ['--inspect=127.0.0.1:0']

const folder = tempFolder()
const scenario = benchScenario()
const samples = path.join(folder, 'samples.json')
writeFileSync(samples, JSON.stringify(samplesOf(toldOf(scenario))))
const plain = () => servePeer('socketIo', { nodeArgs, env: { SAMPLES: samples } })
const launchroom = (name: string) => serveLaunchroom(path.join(folder, name), { nodeArgs })

async function empty(start: () => Promise<Served>): Promise<Memory> {
  const server = await start()
  const memory = await memoryOf(server)
  await server.stop()
  return memory
}

async function full(
  kind: Kind,
  start: () => Promise<Served>,
  { seated, decisions }: { seated: SeatedRoom[]; decisions: number },
): Promise<Memory> {
  const server = await start()
  const crowd = await gather(kind, server.url, seated)
  for (let made = 0; made < decisions * ROOMS; ) made += (await crowd.saturate(4, 2)).times.length
  const memory = await memoryOf(server)
  await crowd.close()
  await server.stop('SIGKILL')
  return memory
}

const dataDir = path.join(folder, 'data')
const dayDir = path.join(folder, 'day')
const seated = await seatRooms(await sqliteStore(dataDir), { dataDir, scenario, count: ROOMS })
const day = await dryRunRooms(await sqliteStore(dayDir), { dataDir: dayDir, count: ROOMS })
const before = await empty(() => launchroom('empty'))
const measured = {
  day: [before, await full('launchroom', () => launchroom('day'), { seated: day, decisions: 0 })],
  thirty: [before, await full('launchroom', () => launchroom('data'), { seated, decisions: DECISIONS })],
  plain: [await empty(plain), await full('socketIo', plain, { seated, decisions: DECISIONS })],
} as const

const perRoom = ([before, after]: readonly [Memory, Memory], kind: keyof Memory) =>
  (after[kind] - before[kind]) / ROOMS / 1000
const kB = (value: number) => `${value.toFixed(0)} kB`
const row = (name: string, pair: readonly [Memory, Memory]) =>
  `| ${name} | ${kB(perRoom(pair, 'used'))} | ${kB(perRoom(pair, 'rss'))} |`
const beyond = (pair: readonly [Memory, Memory]) => perRoom(pair, 'used') - perRoom(measured.plain, 'used')
publish({
  name: 'Memory of a live room',
  text: [
    `${ROOMS} rooms of five connected members, after the garbage was collected; the same connections to plain Socket.IO.`,
    `Each against the same server without rooms. A launch dry run while its second issue is being decided, and for`,
    `comparison a room with thirty issues open at once and at least ${DECISIONS} decisions made, which no day comes near:`,
    `there it is ${kB(beyond(measured.thirty))} beyond the sockets.`,
    '',
    '| a room | heap and buffers in use | resident |',
    '|---|---|---|',
    row('Launchroom, launch dry run', measured.day),
    row('Launchroom, thirty open issues', measured.thirty),
    row('plain Socket.IO', measured.plain),
  ].join('\n'),
  targets: [
    {
      what: 'a room of the launch dry run beyond its sockets, in use',
      measured: kB(beyond(measured.day)),
      allowed: `under ${kB(ALLOWED_KB)}`,
      met: beyond(measured.day) < ALLOWED_KB,
    },
  ],
})
