/**
 * Three nodes on one Redis against one node on one Redis: what a decision costs each of them, with the members of a
 * room on one node, as a balancer that hashes the room's code does it, and on three, as one does that knows nothing.
 * Each arrangement has a Redis of its own; the nodes take turns, so that they do not share the cores.
 */
import path from 'node:path'
import { redisStore } from '#server/store/redisLog.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { benchScenario } from './rig/benchScenario.ts'
import { type Crowd, gather, type Spread } from './rig/crowd.ts'
import { type SeatedRoom, seatRooms, tempFolder } from './rig/dataFolder.ts'
import { median, spread } from './rig/numbers.ts'
import { publish } from './rig/performancePage.ts'
import { processorMs, type Served, serveLaunchroom } from './rig/servers.ts'

/** For each node: what a node does whether or not anybody decides must weigh the same in every arrangement. */
const ROOMS = 60
/** Well below what the machine can take. */
const PER_SECOND = 1
const SECONDS = 8
const ROUNDS = 3
const TIMES_ROOMS = 2.5

interface Arrangement {
  name: string
  redis: TestRedis
  nodes: Served[]
  crowd: Crowd
  /** Processor ms of all nodes together for one decision, round by round. */
  cost: number[]
  redisCost: number[]
}

const folder = tempFolder()

async function arrange(name: string, count: number, members: Spread): Promise<Arrangement> {
  const redis = await startRedis()
  const env = { REDIS_URL: redis.url }
  const dataDir = path.join(folder, name)
  // The nodes are there before the rooms: what a node takes up again at its start is not what is measured.
  const nodes = await Promise.all(
    Array.from({ length: count }, (_, n) => serveLaunchroom(`${dataDir}-${n}`, { env })),
  )
  const warn = (text: string) => console.error(text)
  const seated = await seatRooms(await redisStore(redis.url, { warn }), {
    dataDir,
    redisUrl: redis.url,
    scenario: benchScenario(),
    count: ROOMS * count,
  })
  await keepFromOrphans(redis.url, seated)
  const urls = nodes.map(({ url }) => url)
  const crowd = await gather('launchroom', urls, seated, members)
  return { name, redis, nodes, crowd, cost: [], redisCost: [] }
}

async function round(
  { name, redis, nodes, crowd, cost, redisCost }: Arrangement,
  isWarmUp: boolean,
): Promise<void> {
  await crowd.resume()
  const spent = () => nodes.reduce((sum, node) => sum + node.cpuMs(), 0)
  const before = { nodes: spent(), redis: processorMs(redis.pid) }
  const { times } = await crowd.open(PER_SECOND, SECONDS)
  const each = (spent() - before.nodes) / times.length
  console.log(`  ${name}: ${times.length} decisions, ${each.toFixed(2)} ms of processor each`)
  if (isWarmUp) return
  cost.push(each)
  redisCost.push((processorMs(redis.pid) - before.redis) / times.length)
}

/** Beats ahead for rooms that nobody serves until their people come: else every node takes all of them up. */
async function keepFromOrphans(url: string, seated: SeatedRoom[]): Promise<void> {
  const store = await redisStore(url, { warn: () => {} })
  await store.heartbeats.beat(
    seated.map(({ code }) => `room/${code}`),
    Date.now() + 60_000,
  )
  await store.close()
}

/** Rooms in the memory of a node. */
async function roomsIn({ url }: Served): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/launchroom_rooms\{state="loaded"\} (\d+)/.exec(text)?.[1] ?? Number.NaN)
}

const arrangements = [
  await arrange('one node', 1, 'rooms'),
  await arrange('three nodes, a room on one', 3, 'rooms'),
  await arrange('three nodes, a room on all', 3, 'members'),
]
for (let n = 0; n <= ROUNDS; n += 1) {
  console.log(n === 0 ? 'to warm up' : `round ${n} of ${ROUNDS}`)
  for (const one of arrangements) {
    await round(one, n === 0).catch((error: unknown) => {
      console.error(`  ${one.name}: this round does not count`, error)
      process.exitCode = 1
    })
  }
}
for (const { name, crowd, nodes, redis } of arrangements) {
  const loaded = await Promise.all(nodes.map(roomsIn))
  console.log(`  ${name}: ${loaded.join(', ')} rooms in memory`)
  await crowd.close()
  for (const node of nodes) await node.stop('SIGKILL')
  await redis.remove()
}

const [single] = arrangements
const timesRooms = ({ nodes, cost }: Arrangement) =>
  (nodes.length * median(single?.cost ?? [])) / median(cost)
const hashed = timesRooms(arrangements[1] as Arrangement)
publish({
  name: 'Several nodes on Redis',
  text: [
    `${ROOMS} rooms of five for each node, ${PER_SECOND} decision a second in each room. What a decision costs is the user and`,
    `system time of all nodes together; so many rooms as one node carries n nodes carry n times the cost on one node by`,
    `the cost on n. Redis writes its file at every append. Medians of ${ROUNDS} rounds in turns, with the least and the most.`,
    '',
    '| | processor of the nodes for a decision, ms | of Redis, ms | times the rooms of one node |',
    '|---|---|---|---|',
    ...arrangements.map(
      (one) =>
        `| ${one.name} | ${spread(one.cost, 2)} | ${spread(one.redisCost, 2)} | ${timesRooms(one).toFixed(2)} |`,
    ),
  ].join('\n'),
  targets: [
    {
      what: 'rooms on three nodes, times those on one, the members of a room on one node',
      measured: hashed.toFixed(2),
      allowed: `at least ${TIMES_ROOMS}`,
      met: hashed >= TIMES_ROOMS,
    },
  ],
})
