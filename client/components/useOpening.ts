import { useState } from 'react'
import { type Later, useLater } from '#client/later.ts'

/**
 * For a button whose list or panel is loaded later. `bare` goes onto the button that stands there until then, `before` to
 * what takes its place: it opens if the button was pressed and keeps the focus if the button had it.
 */
export function useOpening<T>(part: Later<T>) {
  const [open, setOpen] = useState(false)
  const [focused, setFocused] = useState(false)
  const { loaded, failed } = useLater(part, open)
  return {
    loaded,
    failed: failed !== null,
    before: { open, focused },
    bare: { onPress: () => setOpen(true), onFocusChange: setFocused },
  }
}
