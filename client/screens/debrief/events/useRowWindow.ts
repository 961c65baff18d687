/** Only the rows in sight are in the page: a full log has thousands. All rows have one height, which the style sets. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

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
/** The table's head, which stays in sight, in pixels. */
const HEAD = 40

export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, height: number): RowWindow {
  const [seen, setSeen] = useState({ top: 0, room: 600 })
  const known = useRef(seen)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      known.current = { top: element.scrollTop, room: element.clientHeight }
      setSeen(known.current)
    }
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
      // From what was seen last: asking the element again would lay the page out in the middle of a move.
      const { top, room } = known.current
      const wanted = row * height
      if (wanted < top) element.scrollTop = Math.max(0, wanted - height)
      else if (wanted + height + HEAD > top + room) element.scrollTop = wanted + 2 * height + HEAD - room
    },
    [box, height],
  )
  return { first, last, above: first * height, below: (count - last) * height, reveal }
}
