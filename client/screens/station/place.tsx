/** Where a person stands on the station: the open item, the pane in front, the tab. Kept on the device, so that a reload comes back to it. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { localStore } from '#client/storage.ts'
import type { InboxFilter } from './inboxRows.ts'

export const CONTEXT_TABS = ['day', 'team', 'metrics', 'documents', 'notes'] as const
export type ContextTab = (typeof CONTEXT_TABS)[number]
export type Front = 'inbox' | 'work' | 'context'

export interface Place {
  /** An inject; null is the overview. */
  item: string | null
  /** The row of the Inbox it was opened from, where there is one. */
  row: string | null
  /** The pane in front where not all of them fit. */
  front: Front
  tab: ContextTab
  filter: InboxFilter
  document: string | null
  /** Rows other than injects that were opened here. */
  seen: string[]
}

const start: Place = {
  item: null,
  row: null,
  front: 'inbox',
  tab: 'day',
  filter: 'all',
  document: null,
  seen: [],
}
const PlaceContext = createContext<StoreApi<Place> | null>(null)

function stored(key: string): Place {
  try {
    const value: unknown = JSON.parse(localStore()?.getItem(key) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...start, ...value } : start
  } catch {
    return start
  }
}

/** One for each room and seat of this device. */
export function PlaceProvider({ name, children }: { name: string; children: ReactNode }) {
  const key = `launchroom.place.${name}`
  const store = useMemo(() => createStore<Place>(() => stored(key)), [key])
  useEffect(
    () =>
      store.subscribe((place) => {
        try {
          localStore()?.setItem(key, JSON.stringify(place))
        } catch {
          // A full storage costs the memory of a place, never the place.
        }
      }),
    [store, key],
  )
  return <PlaceContext value={store}>{children}</PlaceContext>
}

function usePlaceStore(): StoreApi<Place> {
  const store = useContext(PlaceContext)
  if (!store) throw new Error('usePlace outside of a PlaceProvider')
  return store
}

export function usePlace<T>(select: (place: Place) => T): T {
  return useStore(usePlaceStore(), select)
}

export interface Go {
  /** Opens an item in Work and puts the focus to its heading. */
  open: (item: string, row?: string) => void
  overview: () => void
  /** Back to the list, on the row of the open item. */
  inbox: () => void
  work: () => void
  tab: (tab: ContextTab) => void
  document: (id: string | null) => void
  filter: (filter: InboxFilter) => void
}

/** The ways from one place to another. All are the person's own acts: nothing else may call them. */
export function useGo(): Go {
  const store = usePlaceStore()
  const frame = useRef(0)
  return useMemo(() => {
    const set = store.setState
    const focus = (selector: string) => {
      cancelAnimationFrame(frame.current)
      frame.current = requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
    }
    return {
      open: (item, row) => {
        set(({ seen }) => ({
          item,
          row: row ?? item,
          front: 'work',
          seen: row === undefined || seen.includes(row) ? seen : [...seen, row],
        }))
        focus('#work-heading')
      },
      overview: () => {
        set({ item: null, row: null, front: 'work' })
        focus('#work-heading')
      },
      inbox: () => {
        set({ front: 'inbox' })
        focus('[data-inbox-row][data-current]')
      },
      work: () => set({ front: 'work' }),
      tab: (tab) => set({ tab, front: 'context' }),
      document: (document) => set({ document, tab: 'documents', front: 'context' }),
      filter: (filter) => set({ filter }),
    }
  }, [store])
}
