/** `docs/scale.md`: what 100,000 rooms would take, worked out from the figures of `docs/performance.md`. */
import { FigureMissing, figureIn } from './pageFigures.ts'

const ROOMS = 100_000
const MEMBERS = 5
/** What is assumed, not measured. */
const ASSUMED = {
  /** Decisions a room makes a second at the busiest: somebody of the team every ten seconds. */
  perSecond: 0.1,
  /** Share of a core, of memory and of Redis that is planned with; the rest is for peaks and for a node that is gone. */
  planned: 0.5,
  /** Connections a node is given. */
  connections: 20_000,
  /** Records of a room's whole day. */
  records: 1000,
  /** Memory of a node, in GB. */
  memoryGb: 8,
}

const HOT = 'Decision to the last member, and what it costs'
const NODES = 'Several nodes on Redis'
const WEIGHT = 'What a decision weighs'
const MEMORY = 'Memory of a live room'
const LIVE = '1,000 live rooms on one core'

/** Null as long as something it needs was never measured. */
export function scalePage(page: string): string | null {
  try {
    return pageFrom(page)
  } catch (error) {
    if (error instanceof FigureMissing) return null
    throw error
  }
}

function pageFrom(page: string): string {
  const figure = (section: string, row: string, column: string) => figureIn(page, { section, row, column })
  const embedded = figure(HOT, 'Launchroom', 'processor for 10,000 decisions, s') / 10
  const node = figure(NODES, 'three nodes, a room on one', 'processor of the nodes for a decision, ms')
  const spread = figure(NODES, 'three nodes, a room on all', 'processor of the nodes for a decision, ms')
  const redis = figure(NODES, 'three nodes, a room on one', 'of Redis, ms')
  const record = figure(WEIGHT, 'its record in the log', 'bytes')
  const frames = figure(WEIGHT, 'its frames to the five members, together', 'bytes')
  const resident = figure(MEMORY, 'Launchroom, launch dry run', 'resident')
  const idle = figure(LIVE, '', 'of the core in use') / 100

  const decisions = ROOMS * ASSUMED.perSecond
  const cores = {
    decide: (decisions * node) / 1000,
    live: (ROOMS / 1000) * idle,
    redis: (decisions * redis) / 1000,
  }
  const needed = {
    cores: Math.ceil((cores.decide + cores.live) / ASSUMED.planned),
    connections: Math.ceil((ROOMS * MEMBERS) / ASSUMED.connections),
    memory: Math.ceil((ROOMS * resident) / 1e6 / (ASSUMED.memoryGb * ASSUMED.planned)),
  }
  const nodes = Math.max(...Object.values(needed))
  const shards = Math.ceil(cores.redis / ASSUMED.planned)
  const logGb = (ROOMS * ASSUMED.records * record) / 1e9
  const oneNode = Math.floor((1000 * ASSUMED.planned) / (ASSUMED.perSecond * embedded + idle))
  const per = (value: number, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits })
  const megabits = (bytes: number) => per((decisions * bytes * 8) / 1e6)

  return `# The path to 100,000 rooms

Written by \`npm run bench\` from the figures in [performance.md](performance.md); a test holds the two together. What is
assumed is said, everything else was measured on the machine that page names.

## What is assumed

* ${per(ROOMS)} live rooms of five at the same time, ${per(ROOMS * MEMBERS)} connections.
* Each room decides ${ASSUMED.perSecond} times a second at the busiest: ${per(decisions)} decisions a second in all.
* Cores, memory and Redis are filled to ${per(ASSUMED.planned * 100)} %; a node is given ${per(ASSUMED.connections)} connections and ${ASSUMED.memoryGb} GB.
* A day is ${per(ASSUMED.records)} records.

## What was measured

| Figure | Value | Section of performance.md |
|---|---|---|
| processor for a decision, embedded store | ${per(embedded, 3)} ms | ${HOT} |
| processor of the nodes for a decision, a room on one node | ${per(node, 2)} ms | ${NODES} |
| the same, a room on all of three nodes | ${per(spread, 2)} ms | ${NODES} |
| processor of Redis for a decision | ${per(redis, 2)} ms | ${NODES} |
| 1,000 rooms in which only time passes, at 60 simulated seconds a second | ${per(idle, 2)} cores | ${LIVE} |
| memory of a room with its five connections, resident | ${per(resident)} kB | ${MEMORY} |
| a record in the log | ${per(record)} bytes | ${WEIGHT} |
| the frames of a decision | ${per(frames)} bytes | ${WEIGHT} |

## One node

Embedded store, one core: ${per(ASSUMED.perSecond * embedded, 3)} ms a second for the decisions of a room and ${per(idle, 2)} ms for the time that passes in
it, so half a core carries about ${per(oneNode)} rooms. Beyond that, several nodes on Redis.

## 100,000 rooms

| | Needed | Because |
|---|---|---|
| nodes by processor | ${needed.cores} | ${per(cores.decide, 1)} cores decide, ${per(cores.live, 1)} let time pass; a node's engine uses one |
| nodes by connections | ${needed.connections} | ${per(ROOMS * MEMBERS)} of ${per(ASSUMED.connections)} each |
| nodes by memory | ${needed.memory} | ${per((ROOMS * resident) / 1e6, 1)} GB |
| **nodes** | **${nodes}** | the largest of the three |
| **shards of Redis** | **${shards}** | ${per(cores.redis, 1)} cores of Redis; all of a room lies in one slot, so shards share nothing |
| memory of Redis for the logs of a day | ${per(logGb)} GB | ${per(ASSUMED.records)} records a room, before Redis's own overhead |
| written by Redis, before replicas | ${megabits(record)} Mbit/s | the append-only file, and as much again to each replica |
| sent to browsers | ${megabits(frames)} Mbit/s | without the framing of WebSocket and TLS |

## What it hangs on

* **The balancer sends one room to one node** (by the code in the connection's query). Spread at random, the engine of a
  room runs on every node that has one of its people: on three nodes a decision costs ${per(spread / node, 1)} times as much, on more
  nodes up to as many times as a room has people. Nothing breaks without it; it only costs.
* **Redis is a cluster.** One shard is full at ${per((1000 * ASSUMED.planned) / redis)} decisions a second, and a log stays in memory until its
  room is deleted: ended rooms that nobody needs any more should be exported and deleted.
* **A node that dies gives its rooms to the others.** With ${nodes} nodes that is ${per(100 / nodes, 1)} % of the load, which the other half of
  each core takes; its people come back within seconds, and the rooms open from their checkpoints.
* **TLS ends at the balancer.** Its cost is not in these figures.
`
}
