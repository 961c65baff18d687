/**
 * The path that everything takes: a decision, from the moment it is due until the last of five members has it, and
 * what it costs. Launchroom stores, validates, simulates and filters; plain Socket.IO only fans out.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { benchScenario } from './rig/benchScenario.ts'
import { type Crowd, gather } from './rig/crowd.ts'
import { type SeatedRoom, seatRooms, tempFolder } from './rig/dataFolder.ts'
import type { Kind } from './rig/lines.ts'
import { at, median, spread } from './rig/numbers.ts'
import { publish } from './rig/performancePage.ts'
import { samplesOf } from './rig/samples.ts'
import { type Served, serveLaunchroom, servePeer } from './rig/servers.ts'

const ROOMS = 200
const TIMED_ROOMS = 100
const ROUNDS = 3
const SECONDS = { timed: 8, saturated: 6 }
/** Decisions a room has under way at saturation: one of each role. */
const UNDER_WAY = 4

interface Contender {
  name: string
  server: Served
  timed: Crowd
  rest: Crowd
}
interface Timed {
  p50: number
  p99: number
}
interface Saturated {
  /** Processor seconds of the server for 10,000 decisions. */
  cost: number
  perSecond: number
}

const folder = tempFolder()
const scenario = benchScenario()
const samples = path.join(folder.dir, 'samples.json')
writeFileSync(samples, JSON.stringify(samplesOf(scenario)))

async function contender(
  name: string,
  kind: Kind,
  start: () => Promise<Served>,
  seated: SeatedRoom[],
): Promise<Contender> {
  const server = await start()
  const timed = await gather(kind, server.url, seated.slice(0, TIMED_ROOMS))
  const rest = await gather(kind, server.url, seated.slice(TIMED_ROOMS))
  console.log(`${name}: ${seated.length} rooms of five are connected`)
  return { name, server, timed, rest }
}

async function timedRound({ name, timed }: Contender): Promise<Timed> {
  const { times } = await timed.open(1, SECONDS.timed)
  const [p50, p99] = [at(times, 0.5), at(times, 0.99)]
  console.log(`  ${name}: ${times.length} decisions, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)
  return { p50, p99 }
}

async function saturatedRound({ name, server, timed, rest }: Contender): Promise<Saturated> {
  const before = server.cpuMs()
  const replies = await Promise.all(
    [timed, rest].map((crowd) => crowd.saturate(UNDER_WAY, SECONDS.saturated)),
  )
  const spent = server.cpuMs() - before
  const decisions = replies.reduce((sum, { times }) => sum + times.length, 0)
  const cost = (spent / 1000 / decisions) * 10_000
  const perSecond = decisions / SECONDS.saturated
  console.log(`  ${name}: ${perSecond.toFixed(0)} decisions/s, ${cost.toFixed(2)} s for 10,000`)
  return { cost, perSecond }
}

/** Rounds in turns (A B A B ...), the first to warm up. What was measured, by contender. */
async function rounds<T>(what: string, round: (one: Contender) => Promise<T>): Promise<T[][]> {
  const measured: T[][] = contenders.map(() => [])
  for (let n = 0; n <= ROUNDS; n += 1) {
    console.log(n === 0 ? `${what}: to warm up` : `${what}: round ${n} of ${ROUNDS}`)
    for (const [index, one] of contenders.entries()) {
      const result = await round(one)
      if (n > 0) measured[index]?.push(result)
    }
  }
  return measured
}

const dataDir = path.join(folder.dir, 'data')
const seated = await seatRooms(await sqliteStore(dataDir), { dataDir, scenario, count: ROOMS })
const contenders = [
  await contender('Launchroom', 'launchroom', () => serveLaunchroom(dataDir), seated),
  await contender(
    'plain Socket.IO',
    'socketIo',
    () => servePeer('socketIo', { env: { SAMPLES: samples } }),
    seated,
  ),
]
const timed = await rounds('One decision a second in each of 100 rooms', timedRound)
const saturated = await rounds('As many as the server can take, 200 rooms', saturatedRound)

const figures = contenders.map(({ name }, index) => ({
  name,
  p50: timed[index]?.map(({ p50 }) => p50) ?? [],
  p99: timed[index]?.map(({ p99 }) => p99) ?? [],
  cost: saturated[index]?.map(({ cost }) => cost) ?? [],
  perSecond: saturated[index]?.map(({ perSecond }) => perSecond) ?? [],
}))
const [ours, plain] = figures as [(typeof figures)[number], (typeof figures)[number]]
const latency = median(ours.p99) / median(plain.p99)
const cost = median(ours.cost) / median(plain.cost)
publish({
  name: 'Decision to the last member, and what it costs',
  text: [
    '| | p50, ms | p99, ms | processor for 10,000 decisions, s | decisions/s at saturation |',
    '|---|---|---|---|---|',
    ...figures.map(
      ({ name, p50, p99, cost, perSecond }) =>
        `| ${name} | ${spread(p50)} | ${spread(p99)} | ${spread(cost, 2)} | ${spread(perSecond, 0)} |`,
    ),
  ].join('\n'),
  targets: [
    {
      what: 'p99 against plain Socket.IO',
      measured: latency.toFixed(2),
      allowed: '1.5',
      met: latency <= 1.5,
    },
    { what: 'processor against plain Socket.IO', measured: cost.toFixed(2), allowed: '2', met: cost <= 2 },
  ],
})

for (const { timed, rest, server } of contenders) {
  await timed.close()
  await rest.close()
  await server.stop()
}
folder.remove()
