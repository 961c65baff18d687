/** 1,000 rooms of five connected members at 60 simulated seconds a second, the server on one core: how late injects are. */
import { spawnSync } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { watch } from './rig/crowd.ts'
import { seatRooms, tempFolder } from './rig/dataFolder.ts'
import { dayScenario, INJECT_GAP_MS } from './rig/dayScenario.ts'
import { at } from './rig/numbers.ts'
import { publish } from './rig/performancePage.ts'
import { serveLaunchroom } from './rig/servers.ts'

const ROOMS = 1000
/** Processes that hold the connections. */
const AUDIENCES = 2
const SECONDS = 30
const LATE_MS = 50
const canPin = os.cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0

const folder = tempFolder()
const dataDir = path.join(folder, 'data')
const seated = await seatRooms(await sqliteStore(dataDir), {
  dataDir,
  scenario: dayScenario(),
  count: ROOMS,
  start: false,
})
const server = await serveLaunchroom(dataDir, canPin ? { onCore: 0 } : {})
const audiences = await Promise.all(
  Array.from({ length: AUDIENCES }, (_, n) =>
    watch(
      server.url,
      seated.filter((_room, index) => index % AUDIENCES === n),
      canPin ? 1 : undefined,
    ),
  ),
)
console.log(`${ROOMS} rooms of five are connected, and start now`)
const startOver = INJECT_GAP_MS / 1000
const before = server.cpuMs()
const replies = await Promise.all(audiences.map((audience) => audience.injects(startOver, SECONDS)))
const busy = (server.cpuMs() - before) / ((startOver + SECONDS) * 1000)
const late = replies.flatMap(({ times }) => times)
for (const audience of audiences) await audience.close()
await server.stop('SIGKILL')

const p99 = at(late, 0.99)
publish({
  name: '1,000 live rooms on one core',
  text: [
    `${ROOMS} rooms of five connected members at 60 simulated seconds a second; the server ${canPin ? 'held to one core' : 'not held to one core, which this machine cannot do'}.`,
    `An inject is late from the exact moment it was due until the last of the five has it.`,
    '',
    `| injects in ${SECONDS} s | p50, ms | p90, ms | p99, ms | latest, ms | of the core in use |`,
    '|---|---|---|---|---|---|',
    `| ${late.length} | ${[0.5, 0.9, 0.99, 1].map((share) => at(late, share).toFixed(0)).join(' | ')} | ${(busy * 100).toFixed(0)} % |`,
  ].join('\n'),
  targets: [
    {
      what: 'injects late at p99',
      measured: `${p99.toFixed(0)} ms`,
      allowed: `at most ${LATE_MS} ms`,
      met: late.length > 0 && p99 <= LATE_MS,
    },
  ],
})
