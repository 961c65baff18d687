/**
 * Short notes for copies and things that can be undone; nothing else. A note can be left before the part that shows it
 * is loaded, which happens with the first one.
 */
import { useSyncExternalStore } from 'react'
import { lazyPart } from '#client/lazyScreen.tsx'

export interface Note {
  text: string
  action: { label: string; act: () => void } | null
  /** Real ms it stays; longer while pointed at or focused. */
  ms: number
}

const SHORTEST_MS = 5000
let waiting: Note[] = []
let show: ((note: Note) => void) | null = null
let wanted = false
const heard = new Set<() => void>()

/** Shows a note for 5 s or more. */
export function showToast(text: string, options: { action?: Note['action']; ms?: number } = {}): void {
  const { action = null, ms = SHORTEST_MS } = options
  const note = { text, action, ms: Math.max(SHORTEST_MS, ms) }
  if (show) show(note)
  else waiting = [...waiting, note]
  wanted = true
  for (const tell of heard) tell()
}

const Toasts = lazyPart(async () => (await import('./toasts.tsx')).Toasts)

/** Where the notes appear; stands once in the page. */
export function ToastPlace() {
  const some = useSyncExternalStore(listen, () => wanted)
  return some && <Toasts take={takeNotes} />
}

/** Takes over notes, those that wait first. */
function takeNotes(into: (note: Note) => void): void {
  show = into
  for (const note of waiting) into(note)
  waiting = []
}

function listen(tell: () => void): () => void {
  heard.add(tell)
  return () => heard.delete(tell)
}
