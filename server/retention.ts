/**
 * Deletes rooms that are over, or were opened and never used, once they are older than the operator keeps them, and what
 * is kept of scenarios that were deleted from the library. Looks
 * once a day and soon after each start; several nodes may look at once, since a room can be deleted only once. A room
 * that is live is never touched.
 */
import { DAY, MINUTE } from '#shared/time.ts'
import type { Clock } from './clock.ts'
import type { Report } from './journal.ts'
import type { Shelf } from './library/shelf.ts'
import type { Removals } from './removal.ts'
import type { Rooms } from './rooms.ts'

export interface RetentionOptions {
  rooms: Rooms
  removals: Removals
  shelf: Pick<Shelf, 'purgeDeletedBefore'>
  clock: Clock
  report: Report
  keepDays: number
}

/** A server that starts has rooms to open that are waited for. */
const FIRST_MS = MINUTE

/** Gives back how to stop. */
export function startRetention({
  rooms,
  removals,
  shelf,
  clock,
  report,
  keepDays,
}: RetentionOptions): () => void {
  let stopped = false
  let cancel = clock.set(FIRST_MS, () => void look())

  async function look(): Promise<void> {
    const before = clock.now() - keepDays * DAY
    let deleted = 0
    try {
      for (const code of await rooms.untouchedSince(before)) {
        if (stopped) return
        if ((await removals.delete(code)) === null) deleted += 1
      }
      report('info', 'old rooms were deleted', { count: deleted })
      const purged = await shelf.purgeDeletedBefore(before)
      if (purged > 0) report('info', 'versions of deleted scenarios were deleted', { count: purged })
    } catch (error) {
      report('warn', 'old rooms could not be deleted', { error, count: deleted })
    }
    if (!stopped) cancel = clock.set(DAY, () => void look())
  }

  return () => {
    stopped = true
    cancel()
  }
}
