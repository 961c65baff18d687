import { useEffect, useRef } from 'react'

/** Puts the focus of a dialog that the server asked for to its heading, so that it is read first. */
export function FocusTitle() {
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const heading = here.current?.closest('[role="dialog"]')?.querySelector('h2')
      heading?.setAttribute('tabindex', '-1')
      heading?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return <span ref={here} hidden />
}
