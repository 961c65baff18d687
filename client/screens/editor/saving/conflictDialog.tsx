/** Two have written the same scenario. Both texts side by side, and three ways on; none of them loses one. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError } from '#client/components/field.tsx'
import { showToast } from '#client/components/toast.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { SavedByOther } from '#shared/library.ts'
import { useEditing } from '../editing.tsx'
import { MergePane } from './mergePane.tsx'
import css from './saving.module.css'
import { useCopy } from './useCopy.ts'

export function ConflictDialog({ theirs, onClose }: { theirs: SavedByOther; onClose: () => void }) {
  const { t } = useTranslation('editor')
  const { model, saver } = useEditing()
  const [mine, setMine] = useState(model.text)
  const [problem, setProblem] = useState<string | null>(null)
  const copy = useCopy()

  const keep = async () => {
    if (mine !== model.text()) model.replace(mine)
    saver.rebase(theirs)
    const saved = await saver.save(t('keptMine'))
    if (saved) onClose()
    else setProblem(t('saveFailed'))
  }
  const take = () => {
    model.replace(theirs.text)
    saver.rebase(theirs)
    onClose()
    showToast(t('tookTheirs'), { action: { label: t('undo'), act: model.undo }, ms: 15_000 })
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={theirs.by ? t('conflictTitleBy', { by: theirs.by }) : t('conflictTitle')}
      footer={
        <>
          <Button variant="primary" onPress={() => void keep()}>
            {t('keepMine')}
          </Button>
          <Button onPress={take}>{t('takeTheirs')}</Button>
          <Button onPress={() => void copy(mine)}>{t('saveCopy')}</Button>
          <FieldError problem={problem} />
        </>
      }
    >
      <p className={css.explained}>{t('conflictText')}</p>
      <MergePane
        before={theirs.text}
        after={mine}
        beforeLabel={theirs.by ? t('theirsBy', { by: theirs.by }) : t('theirs')}
        afterLabel={t('mine')}
        onChange={setMine}
      />
    </Dialog>
  )
}
