/**
 * What stands before several nodes, as a balancer does: each new connection goes to the next node, and one that cannot
 * be reached, or ends the connection without a word, is passed over.
 */
import { once } from 'node:events'
import net from 'node:net'

export interface Balancer {
  port: number
  close: () => Promise<void>
}

/** Leads to `targets`, ports of the loopback, in turn. */
export async function startBalancer(targets: readonly number[]): Promise<Balancer> {
  const open = new Set<net.Socket>()
  let turn = 0

  const listener = net.createServer({ noDelay: true }, (client) => {
    open.add(client)
    client.on('error', () => {})
    client.on('close', () => open.delete(client))
    turn += 1
    lead(client, [...targets.slice(turn % targets.length), ...targets.slice(0, turn % targets.length)], [])
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')

  /** `said` is what the client has sent so far: the next node hears it all again. */
  function lead(client: net.Socket, [port, ...others]: number[], said: Buffer[]): void {
    if (port === undefined || client.destroyed) return void client.destroy()
    const server = net.connect({ port, host: '127.0.0.1', noDelay: true })
    const say = (bytes: Buffer) => {
      if (!answered) said.push(bytes)
      server.write(bytes)
    }
    const hangUp = () => server.destroy()
    let answered = false
    for (const bytes of said) server.write(bytes)
    client.on('data', say)
    client.on('close', hangUp)
    server.on('data', (bytes) => {
      answered = true
      client.write(bytes)
    })
    server.on('error', () => {})
    server.on('close', () => {
      client.off('data', say)
      client.off('close', hangUp)
      if (answered) client.destroy()
      else lead(client, others, said)
    })
  }

  return {
    port: (listener.address() as net.AddressInfo).port,
    async close() {
      for (const client of open) client.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
}
