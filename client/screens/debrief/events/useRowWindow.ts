/** Only the rows in sight are in the page: a full log has thousands. All rows have one height, which the style sets. */
import { type RefObject, useCallback, useEffect, useState } from 'react'

export interface RowWindow {
  first: number
  last: number
  /** Room above and below the rows that are there, in pixels. */
  above: number
  below: number
  /** Brings a row into sight. */
  reveal: (row: number) => void
}

const MORE = 8

export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, height: number): RowWindow {
  const [seen, setSeen] = useState({ top: 0, room: 600 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => setSeen({ top: element.scrollTop, room: element.clientHeight })
    const observer = new ResizeObserver(look)
    look()
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  const first = Math.max(0, Math.min(count, Math.floor(seen.top / height)) - MORE)
  const last = Math.min(count, Math.ceil((seen.top + seen.room) / height) + MORE)
  const reveal = useCallback(
    (row: number) => {
      const element = box.current
      if (!element || row < 0) return
      const head = element.querySelector('thead')?.clientHeight ?? 0
      const top = row * height
      if (top < element.scrollTop) element.scrollTop = Math.max(0, top - height)
      else if (top + height + head > element.scrollTop + element.clientHeight)
        element.scrollTop = top + 2 * height + head - element.clientHeight
    },
    [box, height],
  )
  return { first, last, above: first * height, below: (count - last) * height, reveal }
}
