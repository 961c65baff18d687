/** The notes themselves. The one file that knows the unstable parts of the library. */

import { useEffect } from 'react'
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { useTranslation } from '#client/i18n/index.ts'
import { Button, IconButton } from './button.tsx'
import { Shape } from './shape.tsx'
import type { Note } from './toast.tsx'
import css from './toasts.module.css'

const queue = new ToastQueue<Note>({ maxVisibleToasts: 2 })

/** `take` hands over the notes, those that waited first. */
export function Toasts({ take }: { take: (into: (note: Note) => void) => void }) {
  const { t } = useTranslation()
  useEffect(() => take((note) => queue.add(note, { timeout: note.ms })), [take])
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
