/** The real network and the real browser, for `networkCheck.ts`. */
import { io } from 'socket.io-client'
import type { Means, Probe } from '#client/networkCheck.ts'
import { localStore } from '#client/storage.ts'
import { SECOND, type WallMs } from '#shared/time.ts'

const ANSWER_MS = 10 * SECOND

export const realMeans: Means = {
  now: () => Date.now(),
  async ask() {
    const answer = await fetch('/livez', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) })
    const body: unknown = await answer.json().catch(() => null)
    return { ours: typeof body === 'object' && body !== null && 'alive' in body }
  },
  open,
  hasCookies: () => navigator.cookieEnabled,
  canSound: () => typeof AudioContext !== 'undefined',
  canStore() {
    const name = 'launchroom.check'
    try {
      const storage = localStore()
      storage?.setItem(name, name)
      const kept = storage?.getItem(name) === name
      storage?.removeItem(name)
      return kept
    } catch {
      return false
    }
  },
}

function open(way: 'websocket' | 'polling'): Promise<Probe> {
  const socket = io('/check', {
    transports: [way],
    upgrade: false,
    forceNew: true,
    reconnection: false,
    timeout: ANSWER_MS,
  })
  return new Promise((opened, failed) => {
    const late = setTimeout(() => end(new Error('no connection in time')), ANSWER_MS)
    const end = (error: Error) => {
      clearTimeout(late)
      socket.disconnect()
      failed(error)
    }
    socket.on('connect_error', end)
    // A proxy may take a WebSocket and close it before anything was said.
    socket.io.engine.on('close', () => end(new Error('closed')))
    socket.on('connect', () => {
      clearTimeout(late)
      opened({
        time: () => socket.timeout(ANSWER_MS).emitWithAck('time') as Promise<WallMs>,
        close: () => socket.disconnect(),
      })
    })
  })
}
