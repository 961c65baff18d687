import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { TextField } from '#client/components/field.tsx'
import { Menu } from '#client/components/menu.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useFile } from '../editing.tsx'
import { isId } from '../text/ids.ts'
import { mappingAt, type Path } from '../text/path.ts'
import css from './fields.module.css'
import { useEntryActs } from './useEntryActs.ts'

/** Duplicate, rename, delete. */
export function EntryMenu(props: { path: Path; name: string; onMoved?: (id: string | null) => void }) {
  const { path, name, onMoved } = props
  const { t } = useTranslation('editor')
  const acts = useEntryActs()
  const [renaming, setRenaming] = useState(false)
  return (
    <>
      <Menu
        small
        variant="quiet"
        label={t('entryMenu', { name })}
        button={<Dots />}
        entries={[
          { id: 'duplicate', label: t('duplicate'), act: () => onMoved?.(acts.duplicate(path)) ?? undefined },
          { id: 'rename', label: t('rename'), act: () => setRenaming(true) },
          {
            id: 'remove',
            label: t('delete'),
            act: () => {
              onMoved?.(null)
              acts.remove(path)
            },
          },
        ]}
      />
      {renaming && (
        <RenameDialog
          path={path}
          name={name}
          onClose={() => setRenaming(false)}
          onRename={(id) => {
            acts.rename(path, id)
            onMoved?.(id)
          }}
        />
      )}
    </>
  )
}

function Dots() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M8 1.5v3M8 6.5v3M8 11.5v3" stroke="currentColor" strokeWidth="3" />
    </svg>
  )
}

function RenameDialog(props: {
  path: Path
  name: string
  onClose: () => void
  onRename: (id: string) => void
}) {
  const { path, name, onClose, onRename } = props
  const { t } = useTranslation(['editor', 'common'])
  const file = useFile()
  const [id, setId] = useState(String(path.at(-1)))
  const isSame = id === String(path.at(-1))
  const isTaken = !isSame && Object.hasOwn(mappingAt(file.value, path.slice(0, -1)), id)
  const problem = !isId(id) ? t('idWrong') : isTaken ? t('idTaken') : null
  const save = () => {
    if (problem !== null) return
    if (!isSame) onRename(id)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('renameTitle', { name })}
      footer={
        <>
          <Button variant="primary" isDisabled={problem !== null} onPress={save}>
            {t('rename')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </>
      }
    >
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          label={t('id')}
          hint={t('idHint')}
          value={id}
          onChange={setId}
          problem={problem}
          autoFocus
        />
      </form>
    </Dialog>
  )
}
