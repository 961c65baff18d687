/**
 * What a connection is sent in one turn of the event loop leaves in one write: the frames of several records, and the
 * acknowledgement that follows them. Writes are what a decision costs most.
 */
import type { Socket } from 'socket.io'

type Conn = Socket['conn']
type Transport = Conn['transport']

let held: Transport[] = []

/** Holds what is sent until nothing is left to do in this turn. A client that polls gets its answer as it is. */
export function writeOnceATurn(conn: Conn): void {
  const { socket } = conn.request
  conn.on('packetCreate', () => {
    const { transport } = conn
    if (!transport.writable || transport.name !== 'websocket') return
    transport.writable = false
    if (held.push(transport) === 1) process.nextTick(release)
  })
  // Between these two every packet is handed to the network by itself.
  conn.on('flush', () => socket.cork())
  conn.on('drain', () => socket.uncork())
}

function release(): void {
  const transports = held
  held = []
  for (const transport of transports) {
    transport.writable = true
    transport.emit('ready')
  }
}
