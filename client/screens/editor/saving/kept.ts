/**
 * Texts that the library does not have yet, on this device. Each tab keeps its own, so that two tabs do not write over
 * each other; what a closed tab has left is taken over by the next that opens the scenario.
 */
import { deviceDrafts } from '#client/drafts.ts'
import { sessionStore } from '#client/storage.ts'
import type { Kept } from './saver.ts'

const TAB = 'launchroom.tab'

function tabId(): string {
  const store = sessionStore()
  const known = store?.getItem(TAB)
  if (known) return known
  const id = Math.random().toString(36).slice(2, 10)
  store?.setItem(TAB, id)
  return id
}

const keyOf = (id: string, tab: string) => `editor.${id}.${tab}`

export function keepText(id: string, kept: Kept | null): void {
  const drafts = deviceDrafts()
  const key = keyOf(id, tabId())
  if (kept) drafts.write(key, JSON.stringify(kept))
  else if (drafts.read(key).text !== '') drafts.clear(key)
}

/** What this tab, or one that is gone, has left. */
export async function keptText(id: string): Promise<Kept | null> {
  const drafts = deviceDrafts()
  const own = keyOf(id, tabId())
  const open = await openTabs()
  const left = drafts.keys(keyOf(id, '')).filter((key) => key !== own && !open.has(key))
  const newest = left.toSorted((a, b) => (drafts.read(b).savedAt ?? 0) - (drafts.read(a).savedAt ?? 0))
  for (const key of [own, ...newest]) {
    const kept = parse(drafts.read(key).text)
    if (kept) {
      if (key !== own) {
        drafts.clear(key)
        keepText(id, kept)
      }
      return kept
    }
  }
  return null
}

/** Tells other tabs that this scenario is being edited here; gives what ends that. */
export function markOpen(id: string): () => void {
  if (!('locks' in navigator)) return () => {}
  let end = () => {}
  const until = new Promise<void>((resolve) => {
    end = resolve
  })
  void navigator.locks.request(keyOf(id, tabId()), () => until)
  return end
}

async function openTabs(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map(({ name }) => name ?? ''))
}

function parse(text: string): Kept | null {
  try {
    const value: unknown = JSON.parse(text || 'null')
    if (typeof value !== 'object' || value === null || !('text' in value) || !('basedOn' in value))
      return null
    return typeof value.text === 'string' && typeof value.basedOn === 'number'
      ? { text: value.text, basedOn: value.basedOn }
      : null
  } catch {
    return null
  }
}
