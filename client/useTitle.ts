import { useEffect } from 'react'

/** Sets the page's title: what is shown, then the product. `(2) 10:32 EL - v1.1.0-beta dry run`. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Launchroom' : `${title} · Launchroom`
  }, [title])
}
