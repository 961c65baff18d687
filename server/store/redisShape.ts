/**
 * Which primaries a cluster has at this moment. The client hears of another one only when a key that it needs is there,
 * and of one that was taken out only from a connection that breaks: what looks at all of them asks the cluster itself.
 */
import { isIP } from 'node:net'
import type { Cluster } from './redisLink.ts'
import { COMMAND_MS, within } from './within.ts'

type Node = Cluster['masters'][number]
type Server = Awaited<ReturnType<Cluster['nodeClient']>>
type Named = Pick<Node, 'id' | 'port'> & { hosts: string[] }

/** A connection to each primary that has slots, or is being given its first; usable until the next is asked for. */
export async function* primariesOf(cluster: Cluster): AsyncGenerator<Server> {
  const primaries = await namedBySomebody(cluster)
  // Each may know of more than those before it: who gives a slot away knows whom to.
  for (const primary of primaries) {
    const known = cluster.masters.find((node) => isSame(node, primary))
    const node = known ?? strangerAt(primary, cluster)
    try {
      const server = await within(COMMAND_MS, cluster.nodeClient(node))
      for (const other of primariesIn(await server.clusterNodes())) {
        if (!primaries.some(({ id }) => id === other.id)) primaries.push(other)
      }
      yield server
    } finally {
      if (!known) node.client?.destroy()
    }
  }
}

/** By whoever answers first: some that the client remembers may be gone, or run on alone and know nobody. */
async function namedBySomebody(cluster: Cluster): Promise<Named[]> {
  const ready = cluster.masters.filter(({ client }) => client?.isReady)
  const asked = (ready.length > 0 ? ready : cluster.masters).map(async (node) => {
    const server = await cluster.nodeClient(node)
    const primaries = primariesIn(await server.clusterNodes())
    if (primaries.length === 0) throw new Error(`${node.address} is in no cluster any more`)
    return primaries
  })
  return Promise.any(asked)
}

/**
 * Reads `CLUSTER NODES`: `id ip:port@bus,host flags primary ping pong epoch link slot...`, where a slot that leaves stands
 * as `[slot->-id]`. https://redis.io/docs/latest/commands/cluster-nodes/
 */
function primariesIn(text: string): Named[] {
  const given = new Set([...text.matchAll(/->-(\w+)]/g)].map(([, id]) => id))
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([id, ...rest]) => given.has(id) || rest.slice(7).some((slot) => /^\d/.test(slot)))
    .map(([id = '', address = '']) => {
      const [, ip = '', port, host] = /^(.*):(\d+)@\d*(?:,([^,]+))?/.exec(address) ?? []
      return { id, port: Number(port), hosts: host ? [host, ip] : [ip] }
    })
}

/** One that came back at another address is not where the client looks for it. */
function isSame(node: Node, { id, port, hosts }: Named): boolean {
  return node.id === id && node.port === port && (hosts.includes(node.host) || hosts[0] === '')
}

/** By its name where the cluster gives names to connect to, and by its number where it gives numbers. */
function strangerAt({ id, port, hosts }: Named, { masters: [other] }: Cluster): Node {
  const host = hosts.find((one) => isIP(one) === isIP(other?.host ?? '')) ?? hosts[0] ?? ''
  return { id, host, port, address: `${host}:${port}`, readonly: false }
}
