/**
 * The tab's own id and the numbers of its commands. They survive a reload but not a duplicated tab: a running page
 * keeps them in memory only and puts them into the session storage as it leaves, so that a copy of the tab finds none.
 */
import type { CommandId } from '#shared/record.ts'

const KEY = 'launchroom.session'

export interface Session {
  id: string
  /** The id of the next command: each one once, and always higher than the one before. */
  next: () => CommandId
}

type Stored = { id: string; n: number }

/** Takes the session over from the page that was here before a reload, or begins a new one. */
export function takeSession(storage: Storage | null, page: Pick<Window, 'addEventListener'>): Session {
  const stored = read(storage) ?? { id: randomId(), n: 0 }
  const take = () => storage?.removeItem(KEY)
  take()
  page.addEventListener('pagehide', () => storage?.setItem(KEY, JSON.stringify(stored)))
  page.addEventListener('pageshow', take)
  return {
    id: stored.id,
    next: () => {
      stored.n += 1
      return { session: stored.id, n: stored.n }
    },
  }
}

function read(storage: Storage | null): Stored | null {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? 'null')
    return isStored(value) ? { ...value } : null
  } catch {
    return null
  }
}

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('n' in value)) return false
  return (
    typeof value.id === 'string' && /^[A-Za-z0-9_-]{8,40}$/.test(value.id) && Number.isSafeInteger(value.n)
  )
}

/** 22 letters and digits. `getRandomValues` works on plain http, `randomUUID` does not. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes]
    .map((byte) => byte.toString(36).padStart(2, '0').slice(-2))
    .join('')
    .slice(0, 32)
}
