import { useEffect, useRef } from 'react'

/** Puts the focus of a dialog that the server asked for to its heading, so that it is read first. */
export function FocusTitle() {
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const dialog = here.current?.closest('[role="dialog"]')
      const heading = dialog?.querySelector('h2')
      // Who has gone on to a field by key stays there.
      if (dialog?.contains(document.activeElement) && dialog !== document.activeElement) return
      heading?.setAttribute('tabindex', '-1')
      heading?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return <span ref={here} hidden />
}
