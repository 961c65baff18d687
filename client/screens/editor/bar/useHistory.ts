import { useEffect, useSyncExternalStore } from 'react'
import { announce } from '#client/announcer.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { isField } from '#client/typingPause.ts'
import { useEditing } from '../editing.tsx'
import { commitTyped } from '../list/useTyped.ts'

/** The one history of both views. Within a field the keys are the field's own. */
export function useHistory() {
  const { model } = useEditing()
  const { t } = useTranslation('editor')
  useSyncExternalStore(model.listen, model.text)
  const undo = () => {
    commitTyped()
    if (!model.canUndo()) return
    model.undo()
    announce(t('undone'))
  }
  const redo = () => {
    if (!model.canRedo()) return
    model.redo()
    announce(t('redone'))
  }
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return
      if (event.defaultPrevented || (event.target instanceof Element && isField(event.target))) return
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  })
  return { canUndo: model.canUndo(), canRedo: model.canRedo(), undo, redo }
}
