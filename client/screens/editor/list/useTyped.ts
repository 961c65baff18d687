import { useEffect, useRef, useState } from 'react'

const PAUSE_MS = 500
const waiting = new Set<() => void>()

/** Hands over what is being typed in any field, before something is done with the text. */
export function commitTyped(): void {
  for (const commit of [...waiting]) commit()
}

/** Whether two texts of a field say the same: who is typing keeps the space or the point just typed. */
function saysSame(one: string, other: string): boolean {
  const [a, b] = [one.trim(), other.trim()]
  return a === b || (a !== '' && b !== '' && Number(a.replace(',', '.')) === Number(b.replace(',', '.')))
}

/** A field whose text is handed over when it is left, or after a pause: each is one step of the history. */
export function useTyped(value: string, commit: (text: string) => void) {
  const [text, setText] = useState(value)
  const typed = useRef<string | null>(null)
  const shown = useRef(text)
  shown.current = text
  const latest = useRef(commit)
  latest.current = commit
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const flush = useRef(() => {
    clearTimeout(timer.current)
    waiting.delete(flush.current)
    const now = typed.current
    typed.current = null
    if (now !== null) latest.current(now)
  })
  // what came from elsewhere replaces what is shown, unless somebody types here
  useEffect(() => {
    if (typed.current === null && !saysSame(shown.current, value)) setText(value)
  }, [value])
  useEffect(() => flush.current, [])

  return {
    text,
    change(next: string) {
      setText(next)
      typed.current = next
      waiting.add(flush.current)
      clearTimeout(timer.current)
      timer.current = setTimeout(flush.current, PAUSE_MS)
    },
    leave() {
      if (typed.current === null) setText(value)
      flush.current()
    },
  }
}
