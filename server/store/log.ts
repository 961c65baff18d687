/**
 * The port between rooms and what keeps their logs. A stream is a list of entries numbered from 0 without a gap, each
 * chained to the one before by its hash; who appends says after which hash, so that two writers cannot both win.
 * Entries are plain JSON and come back with their keys in the order in which they were written.
 */
import type { WallMs } from '#shared/time.ts'

/** What every entry of every stream has. */
export interface Entry {
  seq: number
  hash: string
}

/** Where in a stream somebody stands: behind this entry; -1 and the empty string for the beginning. */
export type Place = Pick<Entry, 'seq' | 'hash'>

export interface Follower {
  heard: (entry: unknown) => void
  /**
   * The stream no longer holds what was heard of it: the store lost its tail, or the stream was rewritten or removed.
   * Nothing more is heard after that.
   */
  lost: () => void
}

export interface Log {
  /**
   * Adds entries that follow on each other, at least one, all or none and for good: once the promise is kept, they
   * survive a crash. They are known again if the stream ends with the last of them already. Throws `SeqConflict` unless
   * the stream ends right before the first with the hash `after` (the empty string at the beginning), and
   * `OutcomeUnknown` if they may have been stored or may still be: to append the very same entries again settles it.
   * Any other error, `StoreAway` as a rule, means that nothing was stored. `texts` are the entries as JSON, where that
   * is at hand.
   */
  append: (
    stream: string,
    entries: readonly Entry[],
    after: string,
    texts?: readonly string[],
  ) => Promise<void>
  /**
   * The entries after `seq` (-1: all), at most so many, as stored: nothing here proves that they are sound. Empty for
   * an unknown stream.
   */
  read: (stream: string, seq: number, most?: number) => Promise<unknown[]>
  /** Tells of every entry after that place, each once and in order, whoever appended it. Gives back how to stop. */
  follow: (stream: string, after: Place, follower: Follower) => () => void
  /** Names of the streams that begin like this, sorted. */
  streams: (prefix: string) => Promise<string[]>
}

/** When a stream was last served, beside its log and disposable. */
export interface Heartbeats {
  beat: (streams: string[], wall: WallMs) => Promise<void>
  /** Last beat of each stream that beats. */
  last: () => Promise<Record<string, WallMs>>
  /** Last beat of one stream, null if it does not beat. */
  of: (stream: string) => Promise<WallMs | null>
  /** Streams whose last beat is older than that, with it, the oldest first and not all at once. */
  olderThan: (wall: WallMs) => Promise<Record<string, WallMs>>
  /** Forgets streams that no longer run. */
  stop: (streams: string[]) => Promise<void>
}

/** One text beside each stream, from which opening it can begin; the log alone is the truth. */
export interface Checkpoints {
  /** Takes the place of the one before. */
  save: (stream: string, text: string) => Promise<void>
  last: (stream: string) => Promise<string | null>
}

/** Takes back what was stored, with what stands beside it: its bytes are gone from the store when the promise is kept. */
export interface Eraser {
  /**
   * Puts other entries in the place of a stream's, all or nothing. Throws `SeqConflict`, and changes nothing, unless
   * the stream ends with the hash `head`. Whoever follows the stream loses it. The checkpoint goes, and so does `other`,
   * a stream of the same room, with its own.
   */
  replace: (stream: string, entries: readonly Entry[], head: string, other?: string) => Promise<void>
  /** Removes streams, their checkpoints and heartbeats. One that is not there is gone already. */
  remove: (streams: string[]) => Promise<void>
}

/** What other nodes say, by node. */
export type Others = Readonly<Record<string, string>>

/**
 * What nodes tell each other of the moment: who is connected to a room. Kept only while the node that says it is there;
 * a few seconds after it died it is as if it had never been said.
 */
export interface Presence {
  /** Says something of a room in place of what this node said before; the empty text takes it back. */
  say: (room: string, node: string, text: string) => Promise<void>
  /** Calls with what the others say, whenever it changes. Gives back how to stop. */
  hear: (room: string, node: string, heard: (others: Others) => void) => () => void
}

export interface Store {
  log: Log
  eraser: Eraser
  checkpoints: Checkpoints
  heartbeats: Heartbeats
  presence: Presence
  /** Real time as the store has it, the same for all nodes; null where there is one node only. */
  wallTime: (() => Promise<WallMs>) | null
  close: () => Promise<void>
}

/** Somebody else appended first, or the stream is not what the writer took it for. */
export class SeqConflict extends Error {
  constructor(stream: string, seq: number) {
    super(`${stream} does not end right before entry ${seq}`)
    this.name = 'SeqConflict'
  }
}

/** Nobody can say for now whether an entry was stored. */
export class OutcomeUnknown extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OutcomeUnknown'
  }
}

/** The store cannot be asked for now, or says no; what was asked did not happen. */
export class StoreAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreAway'
  }
}

/** The store cannot be used at all; the message is the line that a person reads. */
export class StoreUnusable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreUnusable'
  }
}

/** The entry a stored text stands for; a text that is no JSON stands for itself and proves unsound later. */
export function parseEntry(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
