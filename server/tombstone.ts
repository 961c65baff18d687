/**
 * What stands where the log of a deleted room stood: that there was a room of this code, and nothing else. The code is
 * not given out again, so that old links and cookies open nobody else's room.
 */
import type { WallMs } from '#shared/time.ts'
import { hashAfter, START } from './chain.ts'
import type { Entry } from './store/log.ts'

interface Tombstone extends Entry {
  type: 'room.deleted'
  wall: WallMs
}

export function tombstone(wall: WallMs): Tombstone {
  const entry = { seq: 0, wall, type: 'room.deleted' as const }
  return { ...entry, hash: hashAfter(START.hash, entry) }
}

export function isTombstone(entry: unknown): entry is Tombstone {
  return typeof entry === 'object' && entry !== null && 'type' in entry && entry.type === 'room.deleted'
}
