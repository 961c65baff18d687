/**
 * A bare WebSocket: what generates load must cost less than what it measures, so the load speaks the framing of
 * Engine.IO and Socket.IO by itself. The package is one of the peers'.
 */
import { createRequire } from 'node:module'

export interface BareSocket {
  send: (data: string | Uint8Array) => void
  close: () => void
  terminate: () => void
  on(event: 'open' | 'close', heard: () => void): void
  on(event: 'error', heard: (error: Error) => void): void
  on(event: 'message', heard: (data: Buffer, isBinary: boolean) => void): void
}
type Make = new (
  url: string,
  options: { headers?: Record<string, string>; perMessageDeflate: false; skipUTF8Validation: true },
) => BareSocket

/** Packages of the peers, which are none of the product's. */
export const ofPeers = createRequire(new URL('../peers/package.json', import.meta.url))
const WebSocket = ofPeers('ws') as Make

export function bareSocket(url: string, headers: Record<string, string> = {}): BareSocket {
  return new WebSocket(url, { headers, perMessageDeflate: false, skipUTF8Validation: true })
}
