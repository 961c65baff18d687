/**
 * Own scenarios as streams of the log. Nothing is kept here that the log does not say: whoever asks first looks whether
 * the stream still ends as it was read, so that what another node saved, deleted or rewrote is there at once. Texts of
 * old revisions are read when somebody wants to see them.
 */
import type { PersonId } from '#shared/ids.ts'
import type { WallMs } from '#shared/time.ts'
import type { Clock } from '../clock.ts'
import { type Place, SeqConflict, type Store } from '../store/log.ts'
import {
  idOfStream,
  type NewRevision,
  numberOf,
  type Revision,
  type Saved,
  SCENARIO_STREAMS,
  scenarioStream,
  sealRevision,
} from './revision.ts'

/** A revision without its text. */
export interface Listed {
  revision: number
  kind: 'saved' | 'deleted'
  wall: WallMs
  by: PersonId
  note: string
  bytes: number
}

export interface History {
  id: string
  /** The text in force; null for a scenario that was deleted. */
  head: Saved | null
  versions: Listed[]
  /** People who were erased from it. */
  erased: PersonId[]
  /** Where the stream ends. */
  end: Place
  /** Of all texts together. */
  bytes: number
}

export interface Saving {
  by: PersonId
  text: string
  note: string
  /** The revision that was edited, 0 for none. */
  basedOn: number
}

export type Kept =
  | { history: History }
  | { changed: History | null }
  | { full: 'revisions' | 'bytes' | 'scenarios' }

export interface Shelf {
  /** Every own scenario, deleted ones too, by id. */
  all: () => Promise<History[]>
  /** Null where nothing was ever saved. */
  of: (id: string) => Promise<History | null>
  /** Adds a revision if the scenario is still what it is based on. */
  save: (id: string, saving: Saving) => Promise<Kept>
  /** The text of a revision; null where it has none. */
  version: (id: string, revision: number) => Promise<Saved | null>
  /** Takes it out of the library; its versions stay. */
  delete: (id: string, by: PersonId) => Promise<Kept>
  /** Removes all that is kept of it, for good. */
  purge: (id: string) => Promise<void>
  /** Removes those that were deleted before then, for good. Gives back how many. */
  purgeDeletedBefore: (wall: WallMs) => Promise<number>
  /** Blanks what a person noted and says so at the end of each history. Gives back how many were changed. */
  forget: (ask: { person: PersonId; by: PersonId; reason: string }) => Promise<number>
}

/** More would be a store of files, not a library; a history ends where a copy can begin. */
const MOST_SCENARIOS = 300
const MOST_REVISIONS = 1000
const MOST_HISTORY_BYTES = 64 * 1024 * 1024

/** Texts read at once. */
const PAGE = 20
const NOWHERE: Place = { seq: -1, hash: '' }
const TRIES = 5

export interface ShelfOptions {
  store: Pick<Store, 'log' | 'eraser'>
  clock: Clock
  most?: { scenarios: number; revisions: number; bytes: number }
}

export function openShelf({ store, clock, most = DEFAULT_MOST }: ShelfOptions): Shelf {
  const { log, eraser } = store
  const known = new Map<string, History>()

  async function look(id: string): Promise<History | null> {
    const before = known.get(id)
    const fresh = before ? await goOn(before) : null
    const now = fresh ?? (await goOn(emptyHistory(id)))
    if (now && now.end.seq >= 0) known.set(id, now)
    else known.delete(id)
    return now && now.end.seq >= 0 ? now : null
  }

  /** The history with what came since; null if the stream is not the one that was read. */
  async function goOn(history: History): Promise<History | null> {
    const stream = scenarioStream(history.id)
    const { seq, hash } = history.end
    let now = history
    let from = Math.max(-1, seq - 1)
    for (;;) {
      const page = (await log.read(stream, from, PAGE)) as Revision[]
      const fresh = page.filter((entry) => entry.seq > seq)
      if (from === seq - 1 && seq >= 0 && page[0]?.hash !== hash) return null
      now = fresh.reduce(withRevision, now)
      if (page.length < PAGE) return now
      from = page.at(-1)?.seq ?? from
    }
  }

  async function add(history: History, revision: NewRevision): Promise<Kept> {
    const full = whyFull(history, revision)
    if (full) return { full }
    const sealed = sealRevision(history.end, revision)
    try {
      await log.append(scenarioStream(history.id), [sealed], history.end.hash)
    } catch (error) {
      if (!(error instanceof SeqConflict)) throw error
      return { changed: await look(history.id) }
    }
    const now = withRevision(history, sealed)
    known.set(history.id, now)
    return { history: now }
  }

  function whyFull(history: History, revision: NewRevision): 'revisions' | 'bytes' | null {
    if (revision.type !== 'saved') return null
    if (history.end.seq + 1 >= most.revisions) return 'revisions'
    return history.bytes + Buffer.byteLength(revision.text) > most.bytes ? 'bytes' : null
  }

  async function all(): Promise<History[]> {
    const streams = await log.streams(SCENARIO_STREAMS)
    const histories: History[] = []
    // One after the other: after a start all texts are read, and rooms at work must not wait for them.
    for (const stream of streams) {
      const one = await look(idOfStream(stream))
      if (one) histories.push(one)
    }
    return histories
  }

  async function purge(id: string): Promise<void> {
    known.delete(id)
    await eraser.remove([scenarioStream(id)])
  }

  return {
    all,
    of: look,
    async save(id, { by, text, note, basedOn }) {
      const history = (await look(id)) ?? emptyHistory(id)
      if (revisionOf(history) !== basedOn) return { changed: history }
      if (history.end.seq < 0 && (await log.streams(SCENARIO_STREAMS)).length >= most.scenarios)
        return { full: 'scenarios' }
      return add(history, { type: 'saved', wall: clock.now(), by, text, note })
    },
    async version(id, revision) {
      const [entry] = (await log.read(scenarioStream(id), revision - 2, 1)) as [Revision?]
      return entry?.type === 'saved' && numberOf(entry) === revision ? entry : null
    },
    async delete(id, by) {
      const history = await look(id)
      if (!history?.head) return { changed: history }
      return add(history, { type: 'deleted', wall: clock.now(), by })
    },
    purge,
    async purgeDeletedBefore(wall) {
      const old = (await all()).filter(
        ({ head, versions }) => !head && (versions.at(-1)?.wall ?? Number.POSITIVE_INFINITY) < wall,
      )
      for (const { id } of old) await purge(id)
      return old.length
    },
    async forget(ask) {
      let changed = 0
      for (const stream of await log.streams(SCENARIO_STREAMS)) {
        if (await persist(() => forgetIn(stream, ask))) changed += 1
      }
      return changed
    },
  }

  async function forgetIn(
    stream: string,
    { person, by, reason }: { person: PersonId; by: PersonId; reason: string },
  ): Promise<boolean> {
    const entries = (await log.read(stream, -1)) as Revision[]
    const last = entries.at(-1)
    if (!last || !entries.some((entry) => entry.by === person)) return false
    const said: NewRevision = { type: 'erased', wall: clock.now(), by, person, reason, head: last.hash }
    const blank = [...entries.map((entry) => withoutNote(entry, person)), said]
    const chain: Revision[] = []
    for (const entry of blank) chain.push(sealRevision(chain.at(-1) ?? NOWHERE, entry))
    await eraser.replace(stream, chain, last.hash)
    known.delete(idOfStream(stream))
    return true
  }
}

const DEFAULT_MOST = { scenarios: MOST_SCENARIOS, revisions: MOST_REVISIONS, bytes: MOST_HISTORY_BYTES }

/** The revision in force, 0 where there is none. */
export function revisionOf({ head }: History): number {
  return head ? numberOf(head) : 0
}

function emptyHistory(id: string): History {
  return { id, head: null, versions: [], erased: [], end: NOWHERE, bytes: 0 }
}

function withRevision(history: History, entry: Revision): History {
  const { seq, hash, type, wall, by } = entry
  const end = { seq, hash }
  if (type === 'erased') return { ...history, erased: [...history.erased, entry.person], end }
  const text = type === 'saved' ? entry.text : ''
  const bytes = Buffer.byteLength(text)
  const note = type === 'saved' ? entry.note : ''
  const listed: Listed = { revision: numberOf(entry), kind: type, wall, by, note, bytes }
  return {
    ...history,
    head: type === 'saved' ? entry : null,
    versions: [...history.versions, listed],
    end,
    bytes: history.bytes + bytes,
  }
}

function withoutNote(entry: Revision, person: PersonId): NewRevision {
  const { v: _v, seq: _seq, hash: _hash, ...rest } = entry
  if (rest.by !== person) return rest
  if (rest.type === 'saved') return { ...rest, note: '' }
  return rest.type === 'erased' ? { ...rest, reason: '' } : rest
}

async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof SeqConflict) || tries === TRIES) throw error
    }
  }
}
