import { useCallback, useSyncExternalStore } from 'react'

/** True while the window fits the media query. */
export function useMedia(query: string): boolean {
  const listen = useCallback(
    (tell: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    [query],
  )
  return useSyncExternalStore(listen, () => matchMedia(query).matches)
}

/** One pane at a time, with tabs. */
export const PHONE = '(max-width: 719px)'
/** The side panel has a column of its own. */
export const WIDE = '(min-width: 1200px)'
