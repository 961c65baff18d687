import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useLocation } from 'wouter'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError, TextArea } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import css from './dialogs.module.css'

const MOST_BYTES = 1024 * 1024

/** Takes a scenario file into the library, sound or not; problems show in the editor. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['library', 'common'])
  const [, go] = useLocation()
  const [text, setText] = useState('')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const read = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    if (file.size > MOST_BYTES) return setProblem(t('importing.tooLarge'))
    const typed = await file.text().catch(() => null)
    setProblem(typed === null ? t('importing.unreadable') : null)
    if (typed !== null) setText(typed)
  }
  const add = async () => {
    setPending(true)
    const reply = await libraryApi.add({ text, note: t('importing.note') })
    setPending(false)
    if ('ok' in reply) return go(`/library/${reply.ok.id}`)
    setProblem(
      reply.code === 'scenario.exists' ? t('importing.exists') : t('act.failed', { message: reply.message }),
    )
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('importing.title')}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            isPending={pending}
            isDisabled={text.trim() === ''}
            onPress={() => void add()}
          >
            {t('importing.do')}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <FileTrigger acceptedFileTypes={['.yaml', '.yml']} onSelect={(files) => void read(files)}>
          <Button>{t('importing.file')}</Button>
        </FileTrigger>
        <div className={css.paste}>
          <TextArea
            label={t('importing.paste')}
            rows={12}
            value={text}
            onChange={setText}
            spellCheck={false}
          />
        </div>
        <FieldError problem={problem} />
      </div>
    </Dialog>
  )
}
