/**
 * Lets go of clients that do not read. What they were sent waits in this process's memory; a client that takes nothing
 * for seconds while much is waiting is better off with a new connection, where it asks for just what it missed.
 */
import type { Socket } from 'socket.io'
import { SECOND } from '#shared/time.ts'
import type { Clock } from './clock.ts'

/** What may wait behind a connection that is blocked. */
const MOST_BYTES = 1_000_000
/** A connection moves again at once; only one that stands still for this long, real ms, is given up. */
const BLOCKED_MS = 5 * SECOND

/** Engine.IO's connection: `packetCreate` when something is to be sent, `flush` when all that waits is on its way. */
interface Outlet {
  on: ((event: 'packetCreate', heard: (packet: { data?: unknown }) => void) => unknown) &
    ((event: 'flush', heard: () => void) => unknown)
}

/** Calls `letGo` when much waits for a client that has not read for a while. One large frame alone is no reason. */
export function watchUnread(conn: Outlet, { clock, letGo }: { clock: Clock; letGo: () => void }): void {
  let waiting = 0
  let movedAt = clock.now()
  conn.on('flush', () => {
    waiting = 0
    movedAt = clock.now()
  })
  conn.on('packetCreate', ({ data }) => {
    if (waiting > MOST_BYTES && clock.now() - movedAt >= BLOCKED_MS) letGo()
    else waiting += lengthOf(data)
  })
}

/** Characters of a text count as bytes: this is a bound, not a measurement. */
function lengthOf(data: unknown): number {
  return typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0
}

/** Breaks a connection without waiting for its client, which cannot be told anything. */
export function hangUp({ conn }: Pick<Socket, 'conn'>): void {
  conn.close(true)
  // A closing handshake would keep all that waits for half a minute more.
  if (conn.transport.name === 'websocket' && !conn.upgraded) conn.request.socket.destroy()
}
