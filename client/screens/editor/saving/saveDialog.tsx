import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { changeSettings, getSettings } from '#client/settings.ts'
import { useEditing } from '../editing.tsx'
import { useSaveState } from './useSaveState.ts'

/** Saves a revision with a line about what changed. */
export function SaveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['editor', 'common'])
  const { saver } = useEditing()
  const state = useSaveState()
  const [note, setNote] = useState('')
  const [name, setName] = useState(getSettings().name)
  const [failed, setFailed] = useState(false)
  const [pending, setPending] = useState(false)
  const save = async () => {
    if (name.trim() !== getSettings().name) changeSettings({ name: name.trim() })
    setPending(true)
    const saved = await saver.save(note.trim())
    setPending(false)
    setFailed(!saved)
    if (saved) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('saveTitle')}
      footer={
        <>
          <Button variant="primary" isPending={pending} onPress={() => void save()}>
            {t('save')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <FieldError problem={failed ? t(state.kind === 'conflict' ? 'conflict' : 'saveFailed') : null} />
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={t('note')}
          hint={t('noteHint')}
          value={note}
          onChange={setNote}
          maxLength={200}
          autoFocus
        />
        <TextField
          label={t('yourName')}
          hint={t('yourNameHint')}
          value={name}
          onChange={setName}
          maxLength={40}
        />
        <input type="submit" hidden />
      </form>
    </Dialog>
  )
}
