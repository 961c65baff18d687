/** What can be done with the scenario as a whole. */
import { useState, useSyncExternalStore } from 'react'
import { BarHelp } from '#client/components/barHelp.tsx'
import { Button, IconButton, LinkButton } from '#client/components/button.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from '#client/lazyScreen.tsx'
import { useActions } from '#client/shortcuts.ts'
import { useEditing } from '../editing.tsx'
import { commitTyped } from '../list/useTyped.ts'
import { SaveStatus } from '../saving/saveStatus.tsx'
import { useSaveKeys } from '../saving/useSaveKeys.ts'
import css from './bar.module.css'
import { FileMenu } from './fileMenu.tsx'
import { useHistory } from './useHistory.ts'
import { ViewSwitch } from './viewSwitch.tsx'

const TryDialog = lazyPart(async () => (await import('../proof/tryDialog.tsx')).TryDialog)
const SaveDialog = lazyPart(async () => (await import('../saving/saveDialog.tsx')).SaveDialog)
const Versions = lazyPart(async () => (await import('../saving/versionsDialog.tsx')).VersionsDialog)

export type Open = 'try' | 'save' | 'versions' | null

export function EditorBar() {
  const { t } = useTranslation('editor')
  const { id, model } = useEditing()
  const { title } = useSyncExternalStore(model.listenLatest, model.latest).value
  const [open, setOpen] = useState<Open>(null)
  const { canUndo, canRedo, undo, redo } = useHistory()
  const show = (next: Open) => {
    commitTyped()
    setOpen(next)
  }
  useSaveKeys(() => show('save'))
  useActions([
    { id: 'editor.save', label: t('saveNote'), run: () => show('save') },
    { id: 'editor.try', label: t('try'), run: () => show('try') },
    { id: 'editor.versions', label: t('versions'), run: () => show('versions') },
    { id: 'editor.undo', label: t('undo'), run: undo },
    { id: 'editor.redo', label: t('redo'), run: redo },
  ])
  const close = () => setOpen(null)
  return (
    <>
      <LinkButton href="/library" variant="quiet">
        {t('toLibrary')}
      </LinkButton>
      <div className={css.name}>
        <strong className={css.title}>{typeof title === 'string' ? title : id}</strong>
        <SaveStatus />
      </div>
      <ViewSwitch />
      <div className={css.pair}>
        <IconButton label={t('undo')} isDisabled={!canUndo} onPress={undo}>
          <Arrow />
        </IconButton>
        <div className={css.redo}>
          <IconButton label={t('redo')} isDisabled={!canRedo} onPress={redo}>
            <Arrow forward />
          </IconButton>
        </div>
      </div>
      <Button onPress={() => show('try')}>{t('try')}</Button>
      <FileMenu onOpen={show} />
      <div className={css.help}>
        <BarHelp />
      </div>
      {open === 'try' && <TryDialog onClose={close} />}
      {open === 'save' && <SaveDialog onClose={close} />}
      {open === 'versions' && <Versions onClose={close} />}
    </>
  )
}

function Arrow({ forward = false }: { forward?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
      <path
        d="M6.5 2.5 2.5 6l4 3.5M3 6h6.5a3.5 3.5 0 0 1 0 7H6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        {...(forward ? { transform: 'matrix(-1 0 0 1 16 0)' } : {})}
      />
    </svg>
  )
}
