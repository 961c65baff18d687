/**
 * What stands where the log of a deleted room stood: that there was a room of this code, and nothing else. The code is
 * not given out again, so that old links and cookies open nobody else's room.
 */
import type { WallMs } from '#shared/time.ts'
import type { Entry } from './store/log.ts'

export interface Tombstone extends Entry {
  type: 'room.deleted'
  /** When the room was deleted. */
  wall: WallMs
}

export function isTombstone(entry: unknown): entry is Tombstone {
  return typeof entry === 'object' && entry !== null && 'type' in entry && entry.type === 'room.deleted'
}
