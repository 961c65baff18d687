/**
 * Those who listen to what nodes say of rooms, and a presence for stores that serve one process.
 */
import type { Others, Presence } from './log.ts'

/** Nodes that go on after a death look for the dead this often. */
export const ALIVE_MS = 1500
/** A node not heard of for so long is gone. */
export const GONE_MS = 4500

interface Listener {
  node: string
  heard: (others: Others) => void
  last: string
}

export interface Ears {
  add: Presence['hear']
  /** What all nodes say of a room now; those who listen hear of it if it is new to them. */
  tell: (room: string, said: Others) => void
  has: (room: string) => boolean
  rooms: () => string[]
}

/** Those who listen, each of whom hears what the others say and only when that has changed. */
export function ears(): Ears {
  const all = new Map<string, Set<Listener>>()
  return {
    add(room, node, heard) {
      const listener = { node, heard, last: '[]' }
      const listeners = all.get(room) ?? new Set()
      all.set(room, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && all.get(room) === listeners) all.delete(room)
      }
    },
    tell(room, said) {
      for (const listener of [...(all.get(room) ?? [])]) {
        const others = Object.entries(said).filter(([node]) => node !== listener.node)
        const text = JSON.stringify(others.sort(([a], [b]) => (a < b ? -1 : 1)))
        if (text === listener.last) continue
        listener.last = text
        listener.heard(Object.fromEntries(others))
      }
    },
    has: (room) => all.has(room),
    rooms: () => [...all.keys()],
  }
}

/** For stores that serve one process; several nodes in it, as tests have them, hear each other. */
export function localPresence(): Presence {
  const said = new Map<string, Record<string, string>>()
  const { add, tell } = ears()
  return {
    async say(room, node, text) {
      const { [node]: _, ...rest } = said.get(room) ?? {}
      const now = text === '' ? rest : { ...rest, [node]: text }
      if (Object.keys(now).length > 0) said.set(room, now)
      else said.delete(room)
      tell(room, now)
    },
    hear(room, node, heard) {
      const stop = add(room, node, heard)
      tell(room, said.get(room) ?? {})
      return stop
    },
  }
}
