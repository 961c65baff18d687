/**
 * Heartbeats of running rooms, left beside their logs every other second. From them a restart knows which rooms ran and
 * until when, and the other nodes which of them nobody serves any more.
 */
import type { WallMs } from '#shared/time.ts'
import { SECOND } from '#shared/time.ts'
import { type Clock, every } from './clock.ts'
import type { Report as Journal } from './journal.ts'
import { codeOf, isRoomStream } from './roomStream.ts'
import type { Store } from './store/log.ts'

export interface Beats {
  /** Loads the rooms that were running when they were last served, and nobody serves now. */
  recover: () => Promise<void>
  /** When this node took over a room that waits for its turn to be loaded; null for any other. */
  takenOver: (stream: string) => WallMs | null
  /** The room leaves memory here; whoever keeps it goes on beating. */
  leave: (stream: string) => void
  /** No more beats on their own, and no room is loaded any more. */
  stop: () => void
  /** Tells the last time what runs. Never fails. */
  last: () => Promise<void>
}

export interface BeatsOptions {
  store: Pick<Store, 'heartbeats' | 'wallTime'>
  clock: Clock
  report: Journal
  /** Streams of the rooms in memory that have something due. */
  running: () => string[]
  isLoaded: (code: string) => boolean
  /** Loads a room that was last served then. */
  load: (code: string, served: WallMs) => Promise<unknown>
}

const BEAT_MS = 2 * SECOND
/** A running room whose node was silent for so long is taken over, well before an outage. */
const ORPHAN_MS = 5 * SECOND
/** Rooms opened side by side when a server starts. */
const AT_ONCE = 8

type Beat = [stream: string, served: WallMs]

export function startBeats({ store, clock, report, running, isLoaded, load }: BeatsOptions): Beats {
  const { heartbeats } = store
  const isShared = store.wallTime !== null
  let beating = new Set<string>()
  /** Streams that wait for their turn to be loaded, with the moment at which this node took them over. */
  const waiting = new Map<string, WallMs>()
  let silentUntil: WallMs = 0
  let stopped = false

  async function beat(): Promise<void> {
    const streams = running()
    const runs = new Set(streams)
    const over = [...beating].filter((stream) => !runs.has(stream))
    beating = runs
    try {
      if (streams.length > 0) await heartbeats.beat(streams, clock.now())
      if (over.length > 0) await heartbeats.stop(over)
    } catch (error) {
      // Nobody's could: silence says nothing about other nodes for a while.
      silentUntil = clock.now() + ORPHAN_MS
      report('warn', 'the heartbeat could not be stored', { error })
    }
  }

  /** A room that nobody serves any more, although it runs: the node that did is gone. */
  async function adopt(): Promise<void> {
    const since = clock.now()
    if (!isShared || since < silentUntil) return
    try {
      const orphans = Object.entries(await heartbeats.olderThan(since - ORPHAN_MS))
      const rooms = orphans.filter(([stream]) => isRoomStream(stream) && !isLoaded(codeOf(stream)))
      await loadAll(rooms, since)
    } catch (error) {
      report('warn', 'rooms of other nodes could not be looked for', { error })
    }
  }

  async function loadAll(beats: Beat[], since: WallMs): Promise<void> {
    for (const [stream] of beats) waiting.set(stream, since)
    const next = beats.values()
    const loadSome = async () => {
      for (const [stream, served] of next) {
        if (stopped) return
        await load(codeOf(stream), served)
        waiting.delete(stream)
        beating.add(stream)
      }
    }
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, loadSome))
    } finally {
      for (const [stream] of beats) waiting.delete(stream)
    }
  }

  /** Where other nodes may run: what beats again within this time is theirs. */
  async function withoutTheirs(before: Beat[]): Promise<Beat[]> {
    if (!isShared || before.length === 0) return before
    await new Promise<void>((go) => clock.set(BEAT_MS + SECOND / 2, go))
    const after = await heartbeats.last()
    return before.filter(([stream, served]) => after[stream] === served)
  }

  const stopBeat = every(clock, BEAT_MS, async () => {
    await beat()
    await adopt()
  })

  return {
    async recover() {
      const since = clock.now()
      const beats = Object.entries(await heartbeats.last())
      await loadAll(await withoutTheirs(beats.filter(([stream]) => isRoomStream(stream))), since)
    },
    takenOver: (stream) => waiting.get(stream) ?? null,
    leave: (stream) => void beating.delete(stream),
    stop() {
      stopped = true
      stopBeat()
    },
    last: beat,
  }
}
