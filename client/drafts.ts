/**
 * Texts that are not sent yet. They live on this device, are written as they are typed, and go away when the room has
 * taken them. Another tab of the same browser sees the same drafts.
 */
import { useCallback, useSyncExternalStore } from 'react'
import type { WallMs } from '#shared/time.ts'
import { localStore } from './storage.ts'

export interface Draft {
  text: string
  /** Device time of the last keystroke that was kept; null while nothing is. */
  savedAt: WallMs | null
}

export interface Drafts {
  read: (key: string) => Draft
  write: (key: string, text: string) => void
  clear: (key: string) => void
  /** Drafts whose key begins like this. */
  keys: (prefix: string) => string[]
  listen: (heard: () => void) => () => void
  /** False where the browser keeps no data: drafts then last as long as the page. */
  kept: () => boolean
}

const PREFIX = 'launchroom.draft.'
const empty: Draft = { text: '', savedAt: null }
const MONTH_MS = 30 * 24 * 3_600_000

/** Drafts in a storage; without one they last as long as the page. */
export function draftsIn(storage: Storage | null, now: () => WallMs): Drafts {
  const known = new Map<string, Draft>()
  const heard = new Set<() => void>()
  let kept = storage !== null

  const tell = () => {
    for (const one of heard) one()
  }
  const store = (key: string, draft: Draft | null) => {
    try {
      if (draft) storage?.setItem(PREFIX + key, JSON.stringify(draft))
      else storage?.removeItem(PREFIX + key)
    } catch {
      kept = false
    }
  }

  function read(key: string): Draft {
    const draft = known.get(key) ?? parse(storage?.getItem(PREFIX + key) ?? null)
    known.set(key, draft)
    return draft
  }

  for (const key of storedKeys(storage)) {
    const { savedAt } = read(key)
    if (savedAt !== null && now() - savedAt > MONTH_MS) {
      known.delete(key)
      store(key, null)
    }
  }

  return {
    read,
    write: (key, text) => {
      const draft = { text, savedAt: now() }
      store(key, draft)
      known.set(key, kept ? draft : { text, savedAt: null })
      tell()
    },
    clear: (key) => {
      known.set(key, empty)
      store(key, null)
      tell()
    },
    keys: (prefix) =>
      [...known].filter(([key, { text }]) => key.startsWith(prefix) && text !== '').map(([key]) => key),
    listen: (one) => {
      const fromOther = (event: StorageEvent) => {
        if (!event.key?.startsWith(PREFIX)) return
        known.set(event.key.slice(PREFIX.length), parse(event.newValue))
        one()
      }
      heard.add(one)
      globalThis.addEventListener?.('storage', fromOther)
      return () => {
        heard.delete(one)
        globalThis.removeEventListener?.('storage', fromOther)
      }
    },
    kept: () => kept,
  }
}

function storedKeys(storage: Storage | null): string[] {
  if (!storage) return []
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
  return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))
}

function parse(text: string | null): Draft {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (typeof value !== 'object' || value === null || !('text' in value) || !('savedAt' in value))
      return empty
    return typeof value.text === 'string' && typeof value.savedAt === 'number'
      ? { text: value.text, savedAt: value.savedAt }
      : empty
  } catch {
    return empty
  }
}

let own: Drafts | null = null

/** The drafts of this browser. */
export function deviceDrafts(): Drafts {
  own ??= draftsIn(localStore(), () => Date.now())
  return own
}

export interface DraftField extends Draft {
  set: (text: string) => void
  clear: () => void
}

/** A text that survives closed tabs and broken connections. Key it by room and place: `K7M4QX.checksum.decide`. */
export function useDraft(key: string): DraftField {
  const drafts = deviceDrafts()
  const draft = useSyncExternalStore(drafts.listen, () => drafts.read(key))
  const set = useCallback((text: string) => drafts.write(key, text), [drafts, key])
  const clear = useCallback(() => drafts.clear(key), [drafts, key])
  return { ...draft, set, clear }
}
