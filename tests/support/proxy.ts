/** A network that can fail: TCP between a client and a server, cut, slowed, stopped or led elsewhere by the test. */
import { once } from 'node:events'
import net from 'node:net'

export interface Proxy {
  /** Where clients connect to. */
  port: number
  /** Breaks every connection and refuses new ones, until `mend`. */
  cut: () => void
  /** Breaks every connection; new ones are taken. */
  breakAll: () => void
  /** Bytes wait in both directions and connections stay, as in a network that swallows everything, until `mend`. */
  pause: () => void
  /** As `pause`, but only for what comes back from the server: it hears and its answers are lost on the way. */
  pauseAnswers: () => void
  /** Every packet takes this much longer in each direction, from now on. */
  delay: (ms: number) => void
  /** Everything as before; what waited arrives. */
  mend: () => void
  /** As `pause`, for the connections that stand now and for good; new ones work. */
  stall: () => void
  /** New connections lead to another server; those that stand stay. */
  leadTo: (port: number) => void
  /** New connections lead to another server; those that stand are broken. */
  moveTo: (port: number) => void
  /** Connections that stand now. */
  open: () => number
  close: () => Promise<void>
}

/** One direction of a connection: what went in first comes out first, whatever happens to the network meanwhile. */
interface Lane {
  way: 'up' | 'down'
  waits: { due: number; send: () => void }[]
  cancel: () => void
}

interface Pair {
  client: net.Socket
  server: net.Socket
  stalled: boolean
}

/** A proxy on a free port of the loopback that leads to `target`, a port there too. */
export async function startProxy(target: number): Promise<Proxy> {
  const pairs = new Set<Pair>()
  const held = { up: false, down: false }
  const waiting = new Set<Lane>()
  let isCut = false
  let delayMs = 0
  let leadsTo = target

  const listener = net.createServer({ noDelay: true }, (client) => {
    if (isCut) return client.resetAndDestroy()
    const server = net.connect({ port: leadsTo, host: '127.0.0.1', noDelay: true })
    const pair = { client, server, stalled: false }
    pairs.add(pair)
    link(pair, 'up')
    link(pair, 'down')
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')

  function link(pair: Pair, way: 'up' | 'down'): void {
    const [from, to] = way === 'up' ? [pair.client, pair.server] : [pair.server, pair.client]
    const lane: Lane = { way, waits: [], cancel: () => {} }
    from.on('data', (bytes) => pair.stalled || pass(lane, () => to.write(bytes)))
    from.on('end', () => pass(lane, () => to.end()))
    from.on('error', () => end(pair))
    from.on('close', () => pairs.delete(pair))
  }

  function pass(lane: Lane, send: () => void): void {
    lane.waits.push({ due: performance.now() + delayMs, send })
    flow(lane)
  }

  /** Lets through what may go by now, and looks again when the next is due. */
  function flow(lane: Lane): void {
    lane.cancel()
    lane.cancel = () => {}
    const { waits, way } = lane
    while (!held[way] && waits[0] && waits[0].due <= performance.now()) waits.shift()?.send()
    const [first] = waits
    if (!first) return void waiting.delete(lane)
    waiting.add(lane)
    if (held[way]) return
    const timer = setTimeout(() => flow(lane), Math.max(1, first.due - performance.now()))
    lane.cancel = () => clearTimeout(timer)
  }

  function end(pair: Pair): void {
    pairs.delete(pair)
    pair.client.resetAndDestroy()
    pair.server.destroy()
  }

  function breakAll(): void {
    for (const lane of waiting) {
      lane.cancel()
      lane.waits = []
    }
    waiting.clear()
    for (const pair of [...pairs]) end(pair)
  }

  return {
    port: (listener.address() as net.AddressInfo).port,
    cut() {
      isCut = true
      breakAll()
    },
    breakAll,
    pause() {
      held.up = true
      held.down = true
    },
    pauseAnswers() {
      held.down = true
    },
    delay(ms) {
      delayMs = ms
    },
    mend() {
      isCut = false
      delayMs = 0
      held.up = false
      held.down = false
      for (const lane of [...waiting]) {
        for (const one of lane.waits) one.due = 0
        flow(lane)
      }
    },
    stall() {
      for (const pair of pairs) pair.stalled = true
    },
    leadTo(port) {
      leadsTo = port
    },
    moveTo(port) {
      leadsTo = port
      breakAll()
    },
    open: () => pairs.size,
    async close() {
      breakAll()
      listener.close()
      await once(listener, 'close')
    },
  }
}
