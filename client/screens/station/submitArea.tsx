import type { ReactNode } from 'react'
import { getSettings } from '#client/settings.ts'
import { isMac, keysOf, pressText } from '#client/shortcuts.ts'

/** The submit keys inside of it send what is in it, and nothing else on the page. null: nothing can be sent yet. */
export function SubmitArea(props: {
  className: string | undefined
  submit: (() => void) | null
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for keys of the fields inside; the button beside them does the same.
    <div
      className={props.className}
      onKeyDown={(event) => {
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
