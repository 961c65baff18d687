/** The list of rooms, those in memory and all others; what is not in memory is looked at once and remembered. */
import { stateOf } from '#server/engine/legal.ts'
import type { RoomCode } from '#shared/ids.ts'
import type { RoomListed } from '#shared/protocol.ts'
import type { LogRecord } from '#shared/record.ts'
import type { WallMs } from '#shared/time.ts'
import type { Replayed } from './replay.ts'
import type { Room } from './room.ts'
import { codeOf, ROOMS } from './roomStream.ts'
import type { Log } from './store/log.ts'

export interface RoomList {
  /** Every room there is, the newest first. Throws when the store cannot be read. */
  all: () => Promise<RoomListed[]>
  /** Rooms that ended before then, or were opened and not started, and not touched since then. */
  untouchedSince: (wall: WallMs) => Promise<RoomCode[]>
  /** Remembers a room that leaves memory as it stands. */
  keep: (room: Room) => void
  /** Forgets what is known of a room that changes from now on. */
  forget: (code: string) => void
}

export interface RoomListOptions {
  log: Log
  inMemory: (code: string) => Room | undefined
  /** A room that is not in memory, by what its log says; not proved, only looked at. Null where there is none. */
  glance: (code: string) => Promise<Replayed | null>
}

type Standing = Pick<Room, 'state' | 'script' | 'openedAt' | 'last' | 'damage'>

export function createRoomList({ log, inMemory, glance }: RoomListOptions): RoomList {
  const known = new Map<string, RoomListed>()

  async function listedOf(code: string): Promise<RoomListed | null> {
    const here = inMemory(code)
    if (here) return summaryOf(here)
    const before = known.get(code)
    if (before) return before
    const room = await glance(code)
    if (!room) return null
    const summary = summaryOf(room)
    known.set(code, summary)
    return summary
  }

  /** One entry tells of most rooms that they are too young. */
  async function unlessNewer(stream: string, wall: WallMs): Promise<Replayed | null> {
    const [first] = (await log.read(stream, -1, 1)) as [LogRecord?]
    return first && first.wall < wall ? glance(codeOf(stream)) : null
  }

  return {
    async all() {
      const found: RoomListed[] = []
      for (const stream of await log.streams(ROOMS)) {
        const summary = await listedOf(codeOf(stream))
        if (summary) found.push(summary)
      }
      return found.sort((a, b) => b.openedAt - a.openedAt)
    },
    async untouchedSince(wall) {
      const found: RoomCode[] = []
      for (const stream of await log.streams(ROOMS)) {
        const code = codeOf(stream)
        const here = inMemory(code)
        if (here?.listeners()) continue
        const touched = lastTouched(here ?? (await unlessNewer(stream, wall)))
        if (touched !== null && touched < wall) found.push(code)
      }
      return found
    },
    keep: (room) => void known.set(room.code, summaryOf(room)),
    forget: (code) => void known.delete(code),
  }
}

/** When a room ended, or was written to last if it never started; null while it is live, or where the log is damaged. */
function lastTouched(room: Standing | null): WallMs | null {
  if (!room || room.damage) return null
  const { state, last } = room
  const now = stateOf(state)
  if (now === 'live') return null
  return now === 'lobby' || now === 'briefing' ? last.wall : state.world.clock.wall
}

function summaryOf({ state, script, openedAt }: Standing): RoomListed {
  return {
    code: state.room.code,
    title: script.title,
    scenario: script.id,
    state: stateOf(state),
    openedAt,
    people: Object.keys(state.room.people).length,
  }
}
