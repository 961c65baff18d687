import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { idFrom, isId } from '#client/screens/editor/text/ids.ts'
import type { ScenarioCard } from '#shared/library.ts'
import css from './dialogs.module.css'

/** Copies a scenario under another title and id, then opens the copy in the editor. */
export function CopyDialog({ of, onClose }: { of: Pick<ScenarioCard, 'id' | 'title'>; onClose: () => void }) {
  const { t } = useTranslation(['library', 'common'])
  const [, go] = useLocation()
  const [title, setTitle] = useState(() => t('copying.of', { title: of.title }))
  const [typedId, setTypedId] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const id = typedId ?? idFrom(title, '')
  const copy = async () => {
    setPending(true)
    const reply = await libraryApi.copy(of.id, { id, title })
    setPending(false)
    if ('ok' in reply) go(`/editor/${reply.ok.id}`)
    else setProblem(t('act.failed', { message: reply.message }))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('copying.title', { title: of.title })}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            isPending={pending}
            isDisabled={!isId(id) || title.trim() === ''}
            onPress={() => void copy()}
          >
            {t('copying.do')}
          </Button>
        </>
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void copy()
        }}
      >
        <TextField label={t('copying.name')} value={title} onChange={setTitle} maxLength={300} />
        <TextField
          label={t('copying.id')}
          hint={t('copying.idHint')}
          value={id}
          onChange={(typed) => setTypedId(typed.toLowerCase().replace(/[^a-z0-9-]+/g, '-'))}
          maxLength={64}
          spellCheck={false}
        />
        <FieldError problem={problem} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
