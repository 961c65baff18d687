/**
 * What a live room of five connected members keeps in memory, beyond what its five sockets take: Launchroom with rooms
 * that have decided a good deal, against plain Socket.IO with the same connections, each against itself when empty.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { benchScenario } from './rig/benchScenario.ts'
import { gather } from './rig/crowd.ts'
import { type SeatedRoom, seatRooms, tempFolder } from './rig/dataFolder.ts'
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

async function full(kind: Kind, start: () => Promise<Served>, seated: SeatedRoom[]): Promise<Memory> {
  const server = await start()
  const crowd = await gather(kind, server.url, seated)
  for (let made = 0; made < DECISIONS * ROOMS; ) made += (await crowd.saturate(4, 2)).times.length
  const memory = await memoryOf(server)
  await crowd.close()
  await server.stop('SIGKILL')
  return memory
}

const dataDir = path.join(folder, 'data')
const seated = await seatRooms(await sqliteStore(dataDir), { dataDir, scenario, count: ROOMS })
const measured = {
  launchroom: [
    await empty(() => launchroom('empty')),
    await full('launchroom', () => launchroom('data'), seated),
  ],
  plain: [await empty(plain), await full('socketIo', plain, seated)],
} as const

const perRoom = ([before, after]: readonly [Memory, Memory], kind: keyof Memory) =>
  (after[kind] - before[kind]) / ROOMS / 1000
const kB = (value: number) => `${value.toFixed(0)} kB`
const row = (name: string, pair: readonly [Memory, Memory]) =>
  `| ${name} | ${kB(perRoom(pair, 'used'))} | ${kB(perRoom(pair, 'rss'))} |`
const beyond = perRoom(measured.launchroom, 'used') - perRoom(measured.plain, 'used')
publish({
  name: 'Memory of a live room',
  text: [
    `${ROOMS} rooms of five connected members with thirty open issues and at least ${DECISIONS} decisions each, after the`,
    `garbage was collected; the same connections to plain Socket.IO. Each against the same server without rooms.`,
    '',
    '| a room | heap and buffers in use | resident |',
    '|---|---|---|',
    row('Launchroom', measured.launchroom),
    row('plain Socket.IO', measured.plain),
  ].join('\n'),
  targets: [
    {
      what: 'a room beyond its sockets, in use',
      measured: kB(beyond),
      allowed: `under ${kB(ALLOWED_KB)}`,
      met: beyond < ALLOWED_KB,
    },
  ],
})
