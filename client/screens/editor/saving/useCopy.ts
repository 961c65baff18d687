import { useLocation } from 'wouter'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { useEditing } from '../editing.tsx'
import { edited } from '../text/edit.ts'
import { readFile } from '../text/file.ts'
import { keepText } from './kept.ts'

/** Saves the text as a scenario of its own, under the next free id, and goes on with that one. */
export function useCopy(): (text?: string) => Promise<void> {
  const { id, model } = useEditing()
  const { t } = useTranslation('editor')
  const [, go] = useLocation()
  return async (text = model.text()) => {
    for (let number = 1; number < 100; number += 1) {
      const copy = `${id}-copy${number === 1 ? '' : `-${number}`}`
      const { file } = edited(readFile(text), [{ put: ['id'], value: copy }])
      const reply = await libraryApi.add({ text: file.text })
      if ('ok' in reply) {
        // what is saved there need not come back here
        keepText(id, null)
        go(`/editor/${reply.ok.id}`)
        return showToast(t('copied', { id: reply.ok.id }))
      }
      if (reply.code !== 'scenario.exists') return showToast(t('notCopied', { message: reply.message }))
    }
  }
}
