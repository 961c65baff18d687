import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Checkbox } from '#client/components/choice.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError } from '#client/components/field.tsx'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import type { ScenarioCard } from '#shared/library.ts'
import css from './dialogs.module.css'

/** Asks before an own scenario leaves the library; a changed one gives its place back to the built-in one. */
export function DeleteDialog(props: { card: ScenarioCard; onClose: () => void; onDeleted: () => void }) {
  const { card, onClose, onDeleted } = props
  const { id, title, changed } = card
  const { t } = useTranslation(['library', 'common'])
  const [versions, setVersions] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    setPending(true)
    const reply = await libraryApi.delete(id, versions)
    setPending(false)
    if ('trouble' in reply) return setProblem(t('act.failed', { message: reply.message }))
    showToast(t('deleting.done'))
    onClose()
    onDeleted()
  }
  return (
    <Dialog
      open
      role="alertdialog"
      onClose={onClose}
      title={t(changed ? 'deleting.resetTitle' : 'deleting.title', { title })}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="danger" isPending={pending} onPress={() => void remove()}>
            {changed && !versions ? t('deleting.reset') : t('deleting.do')}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <p>{t(changed ? 'deleting.resetText' : 'deleting.text')}</p>
        <Checkbox checked={versions} onChange={setVersions}>
          {t('deleting.forGood')}
        </Checkbox>
        <FieldError problem={problem} />
      </div>
    </Dialog>
  )
}
