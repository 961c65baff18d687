import { useRef } from 'react'
import { useLocation } from 'wouter'
import { api } from '#client/api.ts'
import { Menu } from '#client/components/menu.tsx'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { getSettings } from '#client/settings.ts'
import { useEditing } from '../editing.tsx'
import { commitTyped } from '../list/useTyped.ts'
import { useCopy } from '../saving/useCopy.ts'
import { edited } from '../text/edit.ts'
import { readFile } from '../text/file.ts'
import type { Open } from './editorBar.tsx'

const MOST_BYTES = 1024 * 1024

/** Everything about the file: rooms, versions, copies, in and out. */
export function FileMenu({ onOpen }: { onOpen: (open: Open) => void }) {
  const { t } = useTranslation('editor')
  const { id, model, saver, problems } = useEditing()
  const [, go] = useLocation()
  const file = useRef<HTMLInputElement>(null)
  const copy = useCopy()

  const openRoom = async () => {
    commitTyped()
    if (problems.some(({ severity }) => severity === 'error')) return showToast(t('roomErrors'))
    if (!(await saver.save())) return showToast(t('roomUnsaved'))
    const reply = await api.openRoom(id, getSettings().name)
    if ('ok' in reply) go(`/console/${reply.ok.code}`)
    else showToast(t('roomFailed', { message: reply.message }))
  }
  const preview = async () => {
    commitTyped()
    await saver.save()
    go(`/library/${id}`)
  }
  const read = async (chosen: File | undefined) => {
    if (!chosen) return
    if (chosen.size > MOST_BYTES) return showToast(t('importTooLarge'))
    // it becomes the text of this scenario, whatever it was called before
    const read = readFile(await chosen.text())
    model.replace(edited(read, [{ put: ['id'], value: id, order: ['launchroom'] }]).file.text)
    showToast(t('imported', { name: chosen.name }), { action: { label: t('undo'), act: model.undo } })
  }
  return (
    <>
      <Menu
        label={t('scenario')}
        entries={[
          { id: 'room', label: t('openRoom'), act: () => void openRoom() },
          { id: 'preview', label: t('preview'), act: () => void preview() },
          { id: 'save', label: t('saveNote'), act: () => onOpen('save') },
          { id: 'versions', label: t('versions'), act: () => onOpen('versions') },
          { id: 'copy', label: t('saveCopy'), act: () => void copy() },
          { id: 'export', label: t('export'), act: () => download(`${id}.yaml`, model.text()) },
          { id: 'import', label: t('import'), act: () => file.current?.click() },
        ]}
      />
      <input
        ref={file}
        type="file"
        accept=".yaml,.yml,text/yaml"
        hidden
        aria-label={t('import')}
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
}

function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
