/** A Redis cluster of the test's own: primaries without replicas or with one each, all on the loopback. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { freePort, startRedis, type TestRedis } from './redis.ts'

export interface TestCluster {
  url: string
  /** The primaries first, in the order of their slots; then the replicas, in the same order; then what was added. */
  nodes: TestRedis[]
  /** Adds a primary that has no slot yet; everybody knows it then. */
  add: () => Promise<TestRedis>
  /** Takes out a node that has no slot any more, as `redis-cli --cluster del-node` does; it runs on, alone. */
  takeOut: (node: TestRedis) => Promise<void>
  remove: () => Promise<void>
}

const SLOTS = 16_384
const run = promisify(execFile)

/** Asks one Redis something with its own command line. */
export async function redisCli(port: number, ...args: string[]): Promise<string> {
  const program = (process.env['REDIS_SERVER'] ?? 'redis-server').replace(/server$/, 'cli')
  return (await run(program, ['-p', String(port), ...args])).stdout.trim()
}

export async function startCluster({ primaries = 3, replicas = 0 } = {}): Promise<TestCluster> {
  const count = primaries * (1 + replicas)
  const nodes = await Promise.all(Array.from({ length: count }, startNode))
  const first = nodes.slice(0, primaries)
  for (const [i, { port }] of first.entries()) {
    const [from, to] = [i, i + 1].map((n) => Math.floor((SLOTS * n) / primaries)) as [number, number]
    await redisCli(port, 'cluster', 'addslotsrange', String(from), String(to - 1))
    await redisCli(port, 'cluster', 'set-config-epoch', String(i + 1))
  }
  await allMeet(nodes)
  for (const [i, { port }] of nodes.slice(primaries).entries()) {
    const id = await redisCli(first[i % primaries]?.port ?? 0, 'cluster', 'myid')
    await redisCli(port, 'cluster', 'replicate', id)
  }
  await allServe(nodes)
  await allOf(nodes.slice(primaries), async ({ port }) =>
    (await redisCli(port, 'info', 'replication')).includes('master_link_status:up'),
  )
  return {
    url: nodes[0]?.url ?? '',
    nodes,
    async add() {
      const node = await startNode()
      nodes.push(node)
      await allMeet(nodes)
      await allServe([node])
      return node
    },
    async takeOut(node) {
      const id = await redisCli(node.port, 'cluster', 'myid')
      nodes.splice(nodes.indexOf(node), 1)
      for (const other of nodes) await mustDo(other, 'cluster', 'forget', id)
      await mustDo(node, 'cluster', 'reset', 'hard')
    },
    remove: async () => void (await Promise.all(nodes.map((node) => node.remove()))),
  }
}

async function meet({ port }: TestRedis, other: TestRedis): Promise<void> {
  const bus = /@(\d+)\S* myself/.exec(await redisCli(other.port, 'cluster', 'nodes'))?.[1] ?? ''
  await redisCli(port, 'cluster', 'meet', '127.0.0.1', String(other.port), bus)
}

/** A handshake that takes longer than the cluster's timeout, on a machine that is busy, is forgotten: then it is repeated. */
async function allMeet(nodes: TestRedis[]): Promise<void> {
  const [first] = nodes as [TestRedis]
  const knows = async ({ port }: TestRedis, other: TestRedis) =>
    (await redisCli(port, 'cluster', 'nodes')).includes(`:${other.port}@`)
  await allOf(nodes, async (node) => {
    for (const other of nodes) {
      if (await knows(node, other)) continue
      const newcomer = node === first ? other : node
      if (!(await knows(newcomer, first))) await meet(newcomer, first)
      return false
    }
    return !(await redisCli(node.port, 'cluster', 'nodes')).includes('handshake')
  })
}

async function allServe(nodes: TestRedis[]): Promise<void> {
  await allOf(nodes, async ({ port }) =>
    (await redisCli(port, 'cluster', 'info')).includes('cluster_state:ok'),
  )
}

/** The bus, by default 10,000 above the port, gets a free port too. */
async function startNode(): Promise<TestRedis> {
  const timeout = ['--cluster-node-timeout', '1000', '--repl-diskless-sync-delay', '0']
  return startRedis(['--cluster-enabled', 'yes', ...timeout, '--cluster-port', String(await freePort())])
}

async function allOf(nodes: TestRedis[], isSo: (node: TestRedis) => Promise<boolean>): Promise<void> {
  for (const node of nodes) while (!(await isSo(node))) await new Promise((go) => setTimeout(go, 50))
}

export interface SlotMove {
  /** Where the slot was, and where it goes. */
  from: TestRedis
  to: TestRedis
  /** From now on what is not there is asked for where it goes; what is there is still served. */
  begin: () => Promise<void>
  /** All that is in the slot is carried over. */
  carry: () => Promise<void>
  /** Tells this node that the slot belongs where it went. */
  tell: (node: TestRedis) => Promise<void>
}

/**
 * The slot of this key on its way to the next primary, or to that one, step by step, as `redis-cli --cluster reshard`
 * moves it.
 */
export async function slotMove({ nodes }: TestCluster, key: string, target?: TestRedis): Promise<SlotMove> {
  const slot = await redisCli(nodes[0]?.port ?? 0, 'cluster', 'keyslot', key)
  const primaries = await Promise.all(nodes.map(async (node) => ({ node, has: await hasSlot(node, slot) })))
  const at = primaries.findIndex(({ has }) => has)
  const [from, to] = [nodes[at], target ?? nodes[(at + 1) % nodes.length]]
  if (!from || !to) throw new Error(`nobody has the slot ${slot}`)
  const [fromId, toId] = await Promise.all([from, to].map(({ port }) => redisCli(port, 'cluster', 'myid')))
  const setSlot = (node: TestRedis, state: string, id = '') =>
    mustDo(node, 'cluster', 'setslot', slot, state, id)
  return {
    from,
    to,
    async begin() {
      await setSlot(to, 'importing', fromId)
      await setSlot(from, 'migrating', toId)
    },
    async carry() {
      const keys = (await redisCli(from.port, 'cluster', 'getkeysinslot', slot, '1000')).split('\n')
      const target = ['127.0.0.1', String(to.port), '', '0', '5000']
      if (keys[0]) await mustDo(from, 'migrate', ...target, 'keys', ...keys)
    },
    tell: (node) => setSlot(node, 'node', toId),
  }
}

/** `redis-cli` itself ends well where Redis says no. */
async function mustDo({ port }: TestRedis, ...args: string[]): Promise<void> {
  const said = await redisCli(port, ...args)
  if (said !== 'OK') throw new Error(`${args.join(' ')}: ${said}`)
}

/** Until this node says that another has the slot of this key. */
export async function knowsOwner(
  node: TestRedis,
  key: string,
  owner: Pick<TestRedis, 'port'>,
): Promise<boolean> {
  const slot = await redisCli(node.port, 'cluster', 'keyslot', key)
  return hasSlot(node, slot, `:${owner.port}@`)
}

/** How many connections hear what is published on a channel at this node. */
export async function earsAt({ port }: TestRedis, channel: string): Promise<number> {
  const said = await redisCli(port, 'pubsub', 'shardnumsub', channel)
  return Number(said.split('\n')[1])
}

/** How often this node did not let anybody listen. */
export async function refusedAt({ port }: TestRedis): Promise<number> {
  const stats = await redisCli(port, 'info', 'commandstats')
  return Number(/cmdstat_ssubscribe:.*rejected_calls=(\d+)/.exec(stats)?.[1] ?? 0)
}

/** True if the node says that it has the slot itself, or whose line in its table has this. */
async function hasSlot({ port }: TestRedis, slot: string, whose = 'myself'): Promise<boolean> {
  const own = (await redisCli(port, 'cluster', 'nodes')).split('\n').find((line) => line.includes(whose))
  const ranges = own?.split(' connected ')[1]?.match(/(?<!\S)\d+(-\d+)?(?!\S)/g) ?? []
  return ranges.some((range) => {
    const [first, last = first] = range.split('-').map(Number)
    return Number(slot) >= Number(first) && Number(slot) <= Number(last)
  })
}
