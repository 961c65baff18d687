/**
 * Keeps the text: on this device with every change, in the library as a revision after a pause. A revision that somebody
 * else has saved meanwhile is never written over: the author chooses.
 */
import type { Reply } from '#client/api.ts'
import type { SavedByOther } from '#shared/library.ts'

export type SaveState =
  | { kind: 'saved'; revision: number }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** Tried and not done; it is tried again. */
  | { kind: 'failed'; message: string }
  | { kind: 'conflict'; theirs: SavedByOther }

export interface SaverOptions {
  /** What the library holds. */
  first: { text: string; revision: number }
  text: () => string
  put: (save: { text: string; basedOn: number; note?: string }) => Promise<Reply<{ revision: number }>>
  /** Keeps the text on this device; null lets it go. */
  keep: (kept: Kept | null) => void
  /** Calls back after some ms; gives what takes it back. */
  later: (ms: number, act: () => void) => () => void
}
export interface Kept {
  text: string
  basedOn: number
}

export interface Saver {
  state: () => SaveState
  /** The newest revision that is known. */
  revision: () => number
  listen: (tell: () => void) => () => void
  /** The text has changed. */
  changed: () => void
  /** Saves at once; with a note even if nothing changed. Gives whether the library has the text. */
  save: (note?: string) => Promise<boolean>
  /** Somebody else has saved since what this text is based on, which is that revision until the author chooses. */
  conflict: (theirs: SavedByOther, basedOn: number) => void
  /** What somebody else saved is the base from now on: the author has seen it. */
  rebase: (theirs: { text: string; revision: number }) => void
  /** Saves by itself from now on. */
  start: () => void
  stop: () => void
}

const PAUSE_MS = 3000
const AGAIN_MS = 5000
/** Each revision is kept for good: not one for every pause of somebody who writes for an hour. */
const APART_MS = 20_000

/** The text as an editor has it, whatever its lines end with in the library. */
const plain = <T extends { text: string }>(one: T): T => ({ ...one, text: one.text.replace(/\r\n?/g, '\n') })

export function createSaver({ first, text, put, keep, later }: SaverOptions): Saver {
  const heard = new Set<() => void>()
  let base: { text: string; revision: number } = plain(first)
  let state: SaveState = { kind: 'saved', revision: first.revision }
  let stopTimer = () => {}
  let running: Promise<boolean> | null = null
  let isOver = false
  let isFresh = false

  function become(next: SaveState): void {
    state = next
    for (const tell of heard) tell()
  }

  function plan(ms: number): void {
    stopTimer()
    if (!isOver) stopTimer = later(ms, () => void save())
  }

  function changed(): void {
    const now = text()
    keep(now === base.text ? null : { text: now, basedOn: base.revision })
    if (state.kind === 'conflict' || state.kind === 'saving') return
    if (now === base.text) {
      stopTimer()
      return become({ kind: 'saved', revision: base.revision })
    }
    if (state.kind !== 'unsaved') become({ kind: 'unsaved' })
    plan(isFresh ? APART_MS : PAUSE_MS)
  }

  async function save(note?: string): Promise<boolean> {
    // one after the other: the second is based on what the first has made
    while (running) await running
    stopTimer()
    if (state.kind === 'conflict') return false
    if (text() === base.text && note === undefined) return true
    running = once(note)
    try {
      return await running
    } finally {
      running = null
    }
  }

  async function once(note: string | undefined): Promise<boolean> {
    const sent = text()
    become({ kind: 'saving' })
    const reply = await put({ text: sent, basedOn: base.revision, ...(note === undefined ? {} : { note }) })
    if ('ok' in reply) {
      base = { text: sent, revision: reply.ok.revision }
      isFresh = true
      later(APART_MS, () => {
        isFresh = false
      })
      become({ kind: 'saved', revision: base.revision })
      changed()
      return true
    }
    const theirs = theirsIn(reply)
    if (theirs && plain(theirs).text === sent) {
      // the answer to an earlier try was lost, or both have written the same
      base = plain(theirs)
      become({ kind: 'saved', revision: base.revision })
      changed()
      return true
    }
    if (theirs) become({ kind: 'conflict', theirs })
    else {
      become({ kind: 'failed', message: reply.message })
      plan(AGAIN_MS)
    }
    return false
  }

  return {
    state: () => state,
    revision: () => base.revision,
    listen(tell) {
      heard.add(tell)
      return () => heard.delete(tell)
    },
    changed,
    save,
    conflict(theirs, basedOn) {
      base = { text: plain(theirs).text, revision: basedOn }
      become({ kind: 'conflict', theirs })
    },
    rebase(theirs) {
      base = plain(theirs)
      state = { kind: 'unsaved' }
      changed()
    },
    start() {
      isOver = false
    },
    stop() {
      isOver = true
      stopTimer()
    },
  }
}

/** What somebody else has saved, if that is why a save was refused. */
function theirsIn(reply: Reply<unknown>): SavedByOther | null {
  if ('ok' in reply || typeof reply.answer !== 'object' || reply.answer === null) return null
  return 'refusal' in reply.answer && reply.answer.refusal === 'changed'
    ? (reply.answer as SavedByOther)
    : null
}
