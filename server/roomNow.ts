/** What the parts of a live room share: the room as it stands, and how they tell of trouble. */
import type { Replayed } from './replay.ts'

/** Only the room itself changes it. */
export interface RoomNow extends Replayed {
  /** Its last record was written here and not by another node. */
  lastWasOurs: boolean
  /** It is left to the store: nothing is added or taken in any more. */
  closed: boolean
}

export type Report = (level: 'warn' | 'error', text: string, error?: unknown) => void
