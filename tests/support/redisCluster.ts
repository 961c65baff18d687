/** A Redis cluster of the test's own: primaries without replicas or with one each, all on the loopback. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { freePort, startRedis, type TestRedis } from './redis.ts'

export interface TestCluster {
  url: string
  /** The primaries first, in the order of their slots; then the replicas, in the same order. */
  nodes: TestRedis[]
  remove: () => Promise<void>
}

const SLOTS = 16_384
const run = promisify(execFile)

/** Asks one Redis something with its own command line. */
async function redisCli(port: number, ...args: string[]): Promise<string> {
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
  const bus = /@(\d+)/.exec(await redisCli(nodes[0]?.port ?? 0, 'cluster', 'nodes'))?.[1] ?? ''
  for (const { port } of nodes.slice(1)) {
    await redisCli(port, 'cluster', 'meet', '127.0.0.1', String(nodes[0]?.port), bus)
  }
  await allOf(nodes, async ({ port }) => {
    const known = await redisCli(port, 'cluster', 'info')
    return known.includes(`cluster_known_nodes:${count}`)
  })
  for (const [i, { port }] of nodes.slice(primaries).entries()) {
    const id = await redisCli(first[i % primaries]?.port ?? 0, 'cluster', 'myid')
    await redisCli(port, 'cluster', 'replicate', id)
  }
  await allOf(nodes, async ({ port }) =>
    (await redisCli(port, 'cluster', 'info')).includes('cluster_state:ok'),
  )
  await allOf(nodes.slice(primaries), async ({ port }) =>
    (await redisCli(port, 'info', 'replication')).includes('master_link_status:up'),
  )
  return {
    url: nodes[0]?.url ?? '',
    nodes,
    remove: async () => void (await Promise.all(nodes.map((node) => node.remove()))),
  }
}

/** The bus, by default 10,000 above the port, gets a free port too. */
async function startNode(): Promise<TestRedis> {
  const timeout = ['--cluster-node-timeout', '1000', '--repl-diskless-sync-delay', '0']
  return startRedis(['--cluster-enabled', 'yes', ...timeout, '--cluster-port', String(await freePort())])
}

async function allOf(nodes: TestRedis[], isSo: (node: TestRedis) => Promise<boolean>): Promise<void> {
  for (const node of nodes) while (!(await isSo(node))) await new Promise((go) => setTimeout(go, 50))
}
