/** What stands before several nodes: each new connection goes to the next one that takes it. */
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

  const listener = net.createServer({ noDelay: true, pauseOnConnect: true }, (client) => {
    open.add(client)
    client.on('error', () => {})
    client.on('close', () => open.delete(client))
    turn += 1
    lead(
      client,
      targets.map((_, i) => targets[(turn + i) % targets.length] as number),
    )
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')

  function lead(client: net.Socket, [port, ...others]: number[]): void {
    if (port === undefined) return void client.resetAndDestroy()
    const server = net.connect({ port, host: '127.0.0.1', noDelay: true })
    server.once('error', () => lead(client, others))
    server.once('connect', () => {
      server.removeAllListeners('error')
      server.on('error', () => client.destroy())
      server.on('close', () => client.destroy())
      client.on('close', () => server.destroy())
      client.pipe(server).pipe(client)
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
