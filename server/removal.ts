/**
 * Taking back what a room keeps: a person out of a room, or the whole room. Both give the store another stream in the
 * place of the old one, and only if the old one still ends as it was read: whoever writes at the same time wins, and
 * this begins again. The room leaves memory meanwhile; its clients come back to what is there then.
 */
import { stateOf } from '#server/engine/legal.ts'
import type { PersonId, RoomCode } from '#shared/ids.ts'
import type { LogRecord } from '#shared/record.ts'
import type { WallMs } from '#shared/time.ts'
import { hashAfter, START, verify } from './chain.ts'
import type { Clock } from './clock.ts'
import { erasedLog } from './erasure.ts'
import type { Report } from './journal.ts'
import { chainedNames, type Named, namesGiven, namesStream } from './names.ts'
import type { Room } from './room.ts'
import { roomStream } from './roomStream.ts'
import type { Rooms } from './rooms.ts'
import { SeqConflict, type Store } from './store/log.ts'
import type { Tombstone } from './tombstone.ts'

/** Why nothing was taken back. */
export type Kept = 'room.unknown' | 'room.live' | 'room.notOver' | 'room.damaged' | 'person.unknown'

export interface Removals {
  /** Blanks what a person typed in a room that is over, and removes the name. Null when it is done. */
  erase: (code: RoomCode, ask: { person: PersonId; by: PersonId; reason: string }) => Promise<Kept | null>
  /** Deletes a room for good, unless it is live. Null when it is done. */
  delete: (code: RoomCode) => Promise<Kept | null>
}

/** Tries against somebody who writes at the same time. */
const TRIES = 5

export interface RemovalOptions {
  rooms: Rooms
  store: Store
  clock: Clock
  report: Report
}

export function createRemovals({ rooms, store, clock, report }: RemovalOptions): Removals {
  const { log, eraser, heartbeats } = store

  return {
    erase: (code, ask) =>
      persist(async () => {
        const found = await rooms.find(code)
        if (!found) return 'room.unknown'
        const { room } = found
        const kept = notErasable(room)
        if (kept) return kept
        // A room opens from its checkpoint: what stands before that is looked at here, lest damage is chained anew.
        const { sound: records, fault } = verify(await log.read(room.stream, -1))
        if (fault) return 'room.damaged'
        const names = await namesGiven(log, code)
        if (!isKnown(ask.person, records, names)) return 'person.unknown'
        const blank = await erasedLog(room.script, records, { ...ask, wall: clock.now() })
        rooms.lift(code)
        await replaceNames(code, names, ask.person)
        await eraser.replace(room.stream, blank, records.at(-1)?.hash ?? '')
        report('info', 'a person was erased', {
          room: code,
          by: ask.by === ask.person ? 'self' : 'facilitator',
        })
        return null
      }),

    delete: (code) =>
      persist(async () => {
        const found = await rooms.find(code)
        if (!found) return 'room.unknown'
        const { room } = found
        if (stateOf(room.state) === 'live' && !room.damage) return 'room.live'
        const head = room.damage ? null : room.last.hash
        rooms.lift(code)
        await bury(code, head)
        report('info', 'a room was deleted', { room: code })
        return null
      }),
  }

  /**
   * Nobody finds a room that is buried: the names go before, or in the same step. Nobody writes to a damaged log, and
   * nobody can say how it ends.
   */
  async function bury(code: RoomCode, head: string | null): Promise<void> {
    const [stream, names] = [roomStream(code), namesStream(code)]
    const stone = tombstone(clock.now())
    if (head === null) {
      await eraser.remove([names, stream])
      await log.append(stream, [stone], START.hash)
    } else await eraser.replace(stream, [stone], head, names)
    await heartbeats.stop([stream])
  }

  async function replaceNames(code: RoomCode, names: readonly Named[], person: PersonId): Promise<void> {
    const others = names.filter((entry) => entry.person !== person)
    if (others.length === names.length) return
    await eraser.replace(namesStream(code), chainedNames(others), names.at(-1)?.hash ?? '')
  }
}

async function persist(attempt: () => Promise<Kept | null>): Promise<Kept | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof SeqConflict) || tries === TRIES) throw error
    }
  }
}

function notErasable({ state, damage }: Room): Kept | null {
  // A log that does not replay cannot be chained anew: deleting the room is what is left.
  if (damage) return 'room.damaged'
  const now = stateOf(state)
  return now === 'debrief' || now === 'closed' ? null : 'room.notOver'
}

function isKnown(person: PersonId, records: readonly LogRecord[], names: readonly Named[]): boolean {
  return (
    names.some((entry) => entry.person === person) ||
    records.some(({ by }) => by.kind !== 'system' && by.person === person)
  )
}

function tombstone(wall: WallMs): Tombstone {
  const entry = { seq: 0, wall, type: 'room.deleted' as const }
  return { ...entry, hash: hashAfter(START.hash, entry) }
}
