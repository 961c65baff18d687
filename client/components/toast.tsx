/** Short notes for copies and things that can be undone; nothing else. The one file that knows the unstable parts. */

import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './button.tsx'
import { Shape } from './shape.tsx'
import css from './toast.module.css'

interface Note {
  text: string
  action: { label: string; act: () => void } | null
}

const queue = new ToastQueue<Note>({ maxVisibleToasts: 2 })
const SHORTEST_MS = 5000

/** Shows a note for 5 s or more; it stays while pointed at or focused. */
export function showToast(text: string, options: { action?: Note['action']; ms?: number } = {}): void {
  const { action = null, ms = SHORTEST_MS } = options
  queue.add({ text, action }, { timeout: Math.max(SHORTEST_MS, ms) })
}

/** Where the notes appear; stands once in the page. */
export function Toasts() {
  const { t } = useTranslation()
  return (
    <ToastRegion queue={queue} className={css.region ?? ''}>
      {({ toast }) => (
        <AriaToast toast={toast} className={css.toast ?? ''}>
          <ToastContent className={css.words ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button
              small
              onPress={() => {
                toast.content.action?.act()
                queue.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <IconButton label={t('close')} slot="close">
            <Shape name="no-go" size={14} />
          </IconButton>
        </AriaToast>
      )}
    </ToastRegion>
  )
}
