import type { ReactNode } from 'react'
import { getSettings } from '#client/settings.ts'
import { isMac, keysOf, pressText } from '#client/shortcuts.ts'

/**
 * The submit keys inside of it send what is in it, and nothing else on the page. null: nothing can be sent yet. Heard on
 * the way down, because buttons and radios take Enter for themselves. One must not stand inside of another.
 */
export function SubmitArea(props: {
  className: string | undefined
  submit: (() => void) | null
  children: ReactNode
}) {
  return (
    <div
      className={props.className}
      onKeyDownCapture={(event) => {
        if (event.nativeEvent.isComposing) return
        if (pressText(event, isMac()) !== keysOf('submit', getSettings().keys)) return
        event.preventDefault()
        event.stopPropagation()
        props.submit?.()
      }}
    >
      {props.children}
    </div>
  )
}
