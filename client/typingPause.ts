/**
 * When a dialog that the server asked for may open: at once if nobody types, else after 1.5 s without a key, at most
 * 8 s after it was asked for.
 */
import { useEffect, useState } from 'react'

const QUIET_MS = 1500
const LONGEST_MS = 8000
let lastKey = Number.NEGATIVE_INFINITY

/** Real ms to wait before a dialog may open that was asked for at `asked`. 0: now. */
export function waitForPause(asked: number, key: number, now: number): number {
  const quiet = key + QUIET_MS - now
  const longest = asked + LONGEST_MS - now
  return Math.max(0, Math.min(quiet, longest))
}

/** Watches for keys typed into fields; called once by the shell. */
export function watchTyping(): () => void {
  const typed = (event: Event) => {
    if (event.target instanceof HTMLElement && isField(event.target)) lastKey = performance.now()
  }
  document.addEventListener('keydown', typed, true)
  document.addEventListener('input', typed, true)
  return () => {
    document.removeEventListener('keydown', typed, true)
    document.removeEventListener('input', typed, true)
  }
}

export function isField(element: Element): boolean {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true
  if (element instanceof HTMLInputElement) return !/^(button|checkbox|radio|range|submit)$/.test(element.type)
  return element instanceof HTMLElement && element.isContentEditable
}

/** True from the first typing pause after `wanted` became true, until it is false again. */
export function useTypingPause(wanted: boolean): boolean {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!wanted) return setOpen(false)
    const asked = performance.now()
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      const wait = waitForPause(asked, lastKey, performance.now())
      if (wait === 0) setOpen(true)
      else timer = setTimeout(look, wait)
    }
    look()
    return () => clearTimeout(timer)
  }, [wanted])
  return wanted && open
}
