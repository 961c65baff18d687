/**
 * Opens rooms and finds them by their code. A room is loaded when somebody asks for it, or at the start when it was
 * running; it leaves memory again when nobody looks and nothing is due. Running rooms leave a heartbeat beside their
 * log, from which a restart knows whether the clock went on or stood still meanwhile.
 */
import { stateOf } from '#server/engine/legal.ts'
import { nextWake } from '#server/engine/step.ts'
import type { By } from '#shared/command.ts'
import { RoomCode } from '#shared/ids.ts'
import type { RoomListed } from '#shared/protocol.ts'
import type { Scenario } from '#shared/scenario.ts'
import { MINUTE, SECOND, type WallMs } from '#shared/time.ts'
import { startBeats } from './beats.ts'
import { type Clock, every } from './clock.ts'
import type { Report } from './journal.ts'
import { createLoading, type Loaded } from './loading.ts'
import { type Meters, noMeters } from './meters.ts'
import { storeNewRoom } from './newRoom.ts'
import { createProofs } from './proof.ts'
import { sharedScripts } from './replay.ts'
import type { Room } from './room.ts'
import { createRoomList } from './roomList.ts'
import { roomStream } from './roomStream.ts'
import type { Store } from './store/log.ts'
import { isTombstone } from './tombstone.ts'

/** A room in memory, its names, and who is connected to it. */
export type Found = Pick<Loaded, 'room' | 'names' | 'company'>

export interface Rooms {
  /** Opens a room with an unused code. Throws when the store cannot be written. */
  open: (scenario: Scenario, by: By, seed?: number) => Promise<Found>
  /** The room of this code, or null where there is none. Throws when the store cannot be read. */
  find: (code: string) => Promise<Found | null>
  /** False once what was found has left memory: whoever took its time since then has to look again. */
  holds: (found: Found) => boolean
  /** Every room there is, the newest first. */
  list: () => Promise<RoomListed[]>
  /** How many are in memory, and how many of them have a launch day under way. */
  counts: () => { loaded: number; live: number }
  /** Loads the rooms that were running when they were last served. */
  recover: () => Promise<void>
  /**
   * Opens a room afresh from the store, where its log is not what it was: the store lost its tail, or somebody rewrote
   * or removed it. Its clients are let go and come back by themselves, to what is there now. Null if nothing is.
   */
  reload: (code: RoomCode) => Promise<Found | null>
  /** Takes a room out of memory; its clients are let go and come back by themselves, to what is stored then. */
  lift: (code: RoomCode) => void
  /** Whether there was a room of this code that was deleted. */
  wasDeleted: (code: string) => Promise<boolean>
  /** Rooms that ended before then, or were opened and not started, and not touched since then. */
  untouchedSince: (wall: WallMs) => Promise<RoomCode[]>
  close: () => Promise<void>
}

export interface RoomsOptions {
  store: Store
  clock: Clock
  report: Report
  meters?: Meters
  /** Told of each room that was loaded. */
  opened?: (found: Found) => void
  /** Told of each room that is about to be opened again. */
  reloading?: (code: RoomCode) => void
}

/** A store that does not answer must not hold up a stop. */
const SETTLE_MS = 2 * SECOND
const RELOAD_MS = 2 * SECOND
const SWEEP_MS = MINUTE
const IDLE_MS = 10 * MINUTE

export function createRooms({
  store,
  clock,
  report,
  opened,
  reloading,
  meters = noMeters,
}: RoomsOptions): Rooms {
  const { log } = store
  const scripts = sharedScripts()
  const rooms = new Map<string, Promise<Loaded | null>>()
  const loaded = new Map<string, Loaded>()
  const reloadedAt = new Map<string, WallMs>()
  const proofs = createProofs({ log, clock, reopen: reload })
  const { load, glance } = createLoading({
    store,
    clock,
    report,
    meters,
    scripts,
    isDamaged: proofs.isDamaged,
    takenOver: (stream) => beats.takenOver(stream),
    unproven: proofs.add,
    arrived,
    lost: reloadSoon,
  })
  const list = createRoomList({ log, inMemory: (code) => loaded.get(code)?.room, glance })
  const beats = startBeats({
    store,
    clock,
    report,
    running: () =>
      [...loaded.values()]
        .map(({ room }) => room)
        .filter(isRunning)
        .map(({ stream }) => stream),
    isLoaded: (code) => loaded.has(code),
    load: find,
  })

  /** `beat` is when the room was last served, as far as the caller knows. */
  function find(code: string, beat?: WallMs): Promise<Loaded | null> {
    const known = rooms.get(code)
    if (known) return known
    const loading = load(code, beat).finally(() => {
      if (!loaded.has(code)) rooms.delete(code)
    })
    rooms.set(code, loading)
    return loading
  }

  function arrived(code: string, found: Loaded): void {
    loaded.set(code, found)
    list.forget(code)
    report('info', 'a room is in memory', { room: code, seq: found.room.last.seq })
    opened?.(found)
  }

  function forget(code: string, { room, names, company }: Found): void {
    loaded.delete(code)
    rooms.delete(code)
    list.forget(code)
    room.close()
    names.close()
    company.close()
  }

  function lift(code: RoomCode): void {
    const old = loaded.get(code)
    if (old) forget(code, old)
    reloading?.(code)
  }

  function reload(code: RoomCode): Promise<Loaded | null> {
    lift(code)
    return find(code)
  }

  /** Not again and again: a store that contradicts itself must not keep the server busy. */
  function reloadSoon(code: RoomCode): void {
    const now = clock.now()
    const waitMs = Math.max(0, (reloadedAt.get(code) ?? 0) + RELOAD_MS - now)
    reloadedAt.set(code, now + waitMs)
    const again = () =>
      void reload(code).catch((error) =>
        report('error', 'a room was not opened again', { room: code, error }),
      )
    if (waitMs === 0) again()
    else clock.set(waitMs, again)
  }

  async function open(scenario: Scenario, by: By, seed?: number): Promise<Found> {
    const code = await storeNewRoom({ scenario, by, seed }, { log, clock, scripts })
    const found = await find(code)
    if (!found) throw new Error(`room ${code} is gone right after it was opened`)
    report('info', 'a room was opened', { room: code, by: by.kind })
    return found
  }

  function sweep(): void {
    const now = clock.now()
    for (const [code, found] of loaded) {
      const { room, company } = found
      const runs = nextWake(room.state) !== null && !company.isKeptElsewhere()
      if (room.listeners() > 0 || runs) found.usedAt = now
      else if (now - found.usedAt >= IDLE_MS) {
        void room.keepState()
        beats.leave(room.stream)
        forget(code, found)
        list.keep(room)
        report('info', 'a room left memory', { room: code })
      }
    }
  }

  const stopSweep = every(clock, SWEEP_MS, sweep)

  return {
    open,
    reload,
    lift,
    async wasDeleted(code) {
      return RoomCode.safeParse(code).success && isTombstone((await log.read(roomStream(code), -1, 1))[0])
    },
    untouchedSince: list.untouchedSince,
    async find(code) {
      const found = await find(code)
      if (found) found.usedAt = clock.now()
      return found
    },
    holds: (found) => loaded.get(found.room.code) === found,
    list: list.all,
    counts() {
      const live = [...loaded.values()].filter(({ room }) => stateOf(room.state) === 'live').length
      return { loaded: loaded.size, live }
    },
    recover: beats.recover,
    async close() {
      proofs.stop()
      beats.stop()
      stopSweep()
      const all = [...loaded.values()]
      for (const { room } of all) room.close()
      const settled = Promise.all(all.map(({ room }) => room.settled()))
      await Promise.race([settled, new Promise<void>((go) => clock.set(SETTLE_MS, go))])
      for (const { company } of all) company.close()
      await beats.last()
      await Promise.all(all.map(({ room }) => room.keepState()))
      for (const { names } of all) names.close()
    },
  }
}

const isRunning = ({ state, damage }: Room) => nextWake(state) !== null && !damage
