/**
 * Opens rooms and finds them by their code. A room is loaded when somebody asks for it, or at the start when it was
 * running; it leaves memory again when nobody looks and nothing is due. Running rooms leave a heartbeat beside their
 * log, from which a restart knows whether the clock went on or stood still meanwhile.
 */
import { randomBytes, randomInt } from 'node:crypto'
import { stateOf } from '#server/engine/legal.ts'
import { nextWake, openRoom } from '#server/engine/step.ts'
import type { By } from '#shared/command.ts'
import { CODE_ALPHABET, RoomCode } from '#shared/ids.ts'
import type { RoomListed } from '#shared/protocol.ts'
import { type Opening, RECORD_VERSION, RULES } from '#shared/record.ts'
import type { Scenario } from '#shared/scenario.ts'
import { MINUTE, SECOND, type WallMs } from '#shared/time.ts'
import { startBeats } from './beats.ts'
import { START, seal } from './chain.ts'
import { fromCheckpoint } from './checkpoint.ts'
import { type Clock, every } from './clock.ts'
import { type Company, openCompany } from './company.ts'
import type { Report as Journal } from './journal.ts'
import { latenesses } from './lateness.ts'
import { type Meters, noMeters } from './meters.ts'
import { type Names, openNames } from './names.ts'
import { proofOf } from './proof.ts'
import { type Replayed, replay, scenarioHash, sharedScripts } from './replay.ts'
import { liveRoom, type Room, type RoomOptions } from './room.ts'
import { createRoomList } from './roomList.ts'
import type { Report } from './roomNow.ts'
import { roomStream } from './roomStream.ts'
import { SeqConflict, type Store } from './store/log.ts'
import { isTombstone } from './tombstone.ts'

export interface Found {
  room: Room
  names: Names
  /** Who is connected, here and elsewhere. */
  company: Company
}

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
  report: Journal
  meters?: Meters
  /** Told of each room that was loaded. */
  opened?: (found: Found) => void
  /** Told of each room that is about to be opened again. */
  reloading?: (code: RoomCode) => void
}

/** Served again within this time, the clock never stopped. */
const OUTAGE_MS = 10 * SECOND
/** A store that does not answer must not hold up a stop. */
const SETTLE_MS = 2 * SECOND
const RELOAD_MS = 2 * SECOND
const SWEEP_MS = MINUTE
const IDLE_MS = 10 * MINUTE
const CODE_LENGTH = 6

interface Loaded extends Found {
  usedAt: WallMs
}

export function createRooms({
  store,
  clock,
  report,
  opened,
  reloading,
  meters = noMeters,
}: RoomsOptions): Rooms {
  const { log, checkpoints, heartbeats } = store
  const node = randomBytes(6).toString('base64url')
  const scripts = sharedScripts()
  const rooms = new Map<string, Promise<Loaded | null>>()
  const loaded = new Map<string, Loaded>()
  const reloadedAt = new Map<string, WallMs>()
  /** Rooms whose log was not read from the start. */
  const unproven: Room[] = []
  /** Rooms whose checkpoint stands on a damaged log: only what is sound is shown of them. */
  const damaged = new Set<string>()
  let proving = false
  let closed = false
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

  async function replayed(code: string): Promise<Replayed | null> {
    const entries = await log.read(roomStream(code), -1)
    if (entries.length === 0 || isTombstone(entries[0])) return null
    try {
      return replay(entries, scripts.of)
    } catch (error) {
      report('error', 'the log cannot be read at all', { room: code, error })
      return null
    }
  }

  async function load(code: string, beat?: WallMs): Promise<Loaded | null> {
    if (!RoomCode.safeParse(code).success) return null
    const stream = roomStream(code)
    const shortened = damaged.has(code) ? null : await fromCheckpoint(stream, store, scripts)
    const start = shortened ?? (await replayed(code))
    if (!start) return null
    const about: Report = (level, text, error) => report(level, text, { room: code, error })
    let outdated = false
    let live = false
    const lost = () => {
      if (live && !outdated) reloadSoon(code)
      outdated = true
    }
    const names = await openNames(log, code, lost)
    // Known before the room lives: its timer, long past due, must not run ahead of the hold.
    const served = await lastServed(stream, start, beat)
    const published: RoomOptions['published'] = (record, before) => {
      for (const lateMs of latenesses(record, before, clock.now())) meters.injected(lateMs)
      const ended = record.facts.find(({ type }) => type === 'room.ended')
      if (ended?.type === 'room.ended') report('info', 'a room ended', { room: code, reason: ended.cause })
    }
    const room = liveRoom(start, { stream, log, checkpoints, clock, report: about, published, lost })
    if (room.damage) about('warn', `opened read-only: ${room.damage}`)
    else if (isOutage(served)) await standStill(room, served)
    if (outdated) {
      room.close()
      names.close()
      return load(code)
    }
    live = true
    if (shortened) void proveLater(room)
    const company = openCompany(code, { presence: store.presence, clock, node })
    const found = { room, names, company, usedAt: clock.now() }
    loaded.set(code, found)
    list.forget(code)
    report('info', 'a room is in memory', { room: code, seq: room.last.seq })
    opened?.(found)
    return found
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

  /** One after the other; a store that is away leaves the rest for the next opening. */
  async function proveLater(room: Room): Promise<void> {
    unproven.push(room)
    if (proving) return
    proving = true
    for (let next = unproven.shift(); next && !closed; next = unproven.shift()) {
      const { stream, last } = next
      const fault = await proofOf({ stream, upTo: last.seq }, log, clock).catch(() => null)
      if (!fault) continue
      next.spoil(fault)
      damaged.add(next.code)
      await reload(next.code).catch(() => null)
    }
    proving = false
  }

  /** A room nobody served for a while is held where it was last served. */
  async function standStill(room: Room, served: WallMs): Promise<void> {
    if (nextWake(room.state) === null) return
    await room.submit({ by: { kind: 'system' }, id: null, command: { type: 'room.freeze' } }, served)
  }

  /** What the caller knows may be old by now: another node beats on. */
  async function lastServed(stream: string, { last }: Replayed, beat?: WallMs): Promise<WallMs> {
    const known = Math.max(beat ?? 0, last.wall)
    if (!isOutage(known)) return known
    return Math.max(known, (await heartbeats.of(stream)) ?? 0)
  }

  const isOutage = (served: WallMs) => clock.now() - served >= OUTAGE_MS

  async function open(scenario: Scenario, by: By, seed = randomInt(2 ** 31)): Promise<Found> {
    for (;;) {
      const code = newCode()
      const opening: Opening = {
        type: 'room.open',
        code,
        scenario,
        scenarioHash: scenarioHash(scenario),
        rules: RULES,
        seed,
      }
      const wall = clock.now()
      const { facts } = openRoom(scripts.of(opening), opening, wall)
      const record = seal(START, { v: RECORD_VERSION, wall, by, id: null, command: opening, facts })
      try {
        await log.append(roomStream(code), [record], START.hash)
      } catch (error) {
        if (error instanceof SeqConflict) continue
        throw error
      }
      const found = await find(code)
      if (!found) throw new Error(`room ${code} is gone right after it was opened`)
      report('info', 'a room was opened', { room: code, by: by.kind })
      return found
    }
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
      closed = true
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

  /** A room that is not in memory, by what its log says; not proved, only looked at. */
  async function glance(code: string): Promise<Replayed | null> {
    return (await fromCheckpoint(roomStream(code), store, scripts)) ?? (await replayed(code))
  }
}

const isRunning = ({ state, damage }: Room) => nextWake(state) !== null && !damage

/** 26 to the power of 6 codes: not to be guessed by trying. */
function newCode(): RoomCode {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
}
