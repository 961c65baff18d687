import { useRef, useState } from 'react'
import { type InboxRow, steadyRows } from './inboxRows.ts'

/** Holds new rows back while the list is pointed at or focused; `watch` goes onto the element around it. */
export function useSteadyRows(rows: readonly InboxRow[], filter: string) {
  const [held, setHeld] = useState<{ keys: string[]; filter: string } | null>(null)
  const pointed = useRef(false)
  const focused = useRef(false)
  const latest = useRef(rows)
  latest.current = rows
  const hold = () => setHeld((now) => now ?? { keys: latest.current.map(({ key }) => key), filter })
  const letGo = () => {
    if (!pointed.current && !focused.current) setHeld(null)
  }
  const before = held?.filter === filter ? held.keys : null
  return {
    ...steadyRows(rows, before),
    release: () => setHeld({ keys: rows.map(({ key }) => key), filter }),
    watch: {
      onPointerEnter: (event: React.PointerEvent) => {
        if (event.pointerType === 'touch') return
        pointed.current = true
        hold()
      },
      onPointerLeave: () => {
        pointed.current = false
        letGo()
      },
      onFocus: () => {
        focused.current = true
        hold()
      },
      onBlur: (event: React.FocusEvent) => {
        focused.current = event.currentTarget.contains(event.relatedTarget)
        letGo()
      },
    },
  }
}
