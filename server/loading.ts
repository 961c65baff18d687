/**
 * Brings a room from the store into memory: from its checkpoint and the records since, or by playing its whole log. A
 * running room that nobody served for a while is held where it was last served.
 */
import { randomBytes } from 'node:crypto'
import { nextWake } from '#server/engine/step.ts'
import { RoomCode } from '#shared/ids.ts'
import { SECOND, type WallMs } from '#shared/time.ts'
import { fromCheckpoint } from './checkpoint.ts'
import type { Clock } from './clock.ts'
import { type Company, openCompany } from './company.ts'
import type { Report as Journal } from './journal.ts'
import { latenesses } from './lateness.ts'
import type { Meters } from './meters.ts'
import { type Names, openNames } from './names.ts'
import { type Replayed, replay, type Scripts } from './replay.ts'
import { liveRoom, type Room, type RoomOptions } from './room.ts'
import type { Report } from './roomNow.ts'
import { roomStream } from './roomStream.ts'
import type { Store } from './store/log.ts'
import { isTombstone } from './tombstone.ts'

/** A room in memory, with what stands beside it. */
export interface Loaded {
  room: Room
  names: Names
  /** Who is connected, here and elsewhere. */
  company: Company
  /** When somebody last looked at it or asked for it. */
  usedAt: WallMs
}

export interface Loading {
  /**
   * The room of this code, or null where there is none. `beat` is when it was last served, as far as the caller knows.
   * Throws when the store cannot be read.
   */
  load: (code: string, beat?: WallMs) => Promise<Loaded | null>
  /** A room by what its log says; not proved, only looked at. */
  glance: (code: string) => Promise<Replayed | null>
}

export interface LoadingOptions {
  store: Store
  clock: Clock
  report: Journal
  meters: Meters
  scripts: Scripts
  /** Whether its checkpoint stands on a damaged log: only what is sound is shown of it. */
  isDamaged: (code: string) => boolean
  /** When this node took over a room that waited for its turn; null for any other. */
  takenOver: (stream: string) => WallMs | null
  /** Told of a room whose log was not read from the start. */
  unproven: (room: Room) => void
  /** Told of each room at the moment at which it is in memory. */
  arrived: (code: string, found: Loaded) => void
  /** The store holds another log than a room in memory was made of. Called once for each. */
  lost: (code: string) => void
}

/** Served again within this time, the clock never stopped. Whoever takes rooms over serves them all from then on. */
const OUTAGE_MS = 10 * SECOND

export function createLoading(options: LoadingOptions): Loading {
  const { store, clock, report, meters, scripts } = options
  const { log, checkpoints, heartbeats } = store
  const node = randomBytes(6).toString('base64url')

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
    const takenOver = options.takenOver(stream)
    const isOutage = (served: WallMs) => (takenOver ?? clock.now()) - served >= OUTAGE_MS
    const shortened = options.isDamaged(code) ? null : await fromCheckpoint(stream, store, scripts)
    const start = shortened ?? (await replayed(code))
    if (!start) return null
    const about: Report = (level, text, error) => report(level, text, { room: code, error })
    let outdated = false
    let live = false
    const lost = () => {
      if (live && !outdated) options.lost(code)
      outdated = true
    }
    const names = await openNames(log, code, lost)
    // Known before the room lives: its timer, long past due, must not run ahead of the hold.
    const served = await lastServed(stream, Math.max(beat ?? 0, start.last.wall), isOutage)
    const told = { report: about, published: publishedIn(code), lost }
    const room = liveRoom(start, { stream, log, checkpoints, clock, ...told })
    if (room.damage) about('warn', `opened read-only: ${room.damage}`)
    else if (isOutage(served)) await standStill(room, served)
    if (outdated) {
      room.close()
      names.close()
      return load(code)
    }
    live = true
    if (shortened) options.unproven(room)
    const company = openCompany(code, { presence: store.presence, clock, node })
    const found = { room, names, company, usedAt: clock.now() }
    options.arrived(code, found)
    return found
  }

  function publishedIn(code: string): NonNullable<RoomOptions['published']> {
    return (record, before) => {
      for (const lateMs of latenesses(record, before, clock.now())) meters.injected(lateMs)
      const ended = record.facts.find(({ type }) => type === 'room.ended')
      if (ended?.type === 'room.ended') report('info', 'a room ended', { room: code, reason: ended.cause })
    }
  }

  /** A room nobody served for a while is held where it was last served. */
  async function standStill(room: Room, served: WallMs): Promise<void> {
    if (nextWake(room.state) === null) return
    await room.submit({ by: { kind: 'system' }, id: null, command: { type: 'room.freeze' } }, served)
  }

  /** What is known may be old by now: another node beats on. */
  async function lastServed(
    stream: string,
    known: WallMs,
    isOutage: (served: WallMs) => boolean,
  ): Promise<WallMs> {
    if (!isOutage(known)) return known
    return Math.max(known, (await heartbeats.of(stream)) ?? 0)
  }

  return {
    load,
    glance: async (code) =>
      (await fromCheckpoint(roomStream(code), store, scripts)) ?? (await replayed(code)),
  }
}
