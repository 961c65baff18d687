/** Every revision of the scenario; what one changed against now, and a way back to it. */
import { useEffect, useState } from 'react'
import type { Reply } from '#client/api.ts'
import { dayAndTime } from '#client/clockText.ts'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { showToast } from '#client/components/toast.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import type { Version } from '#shared/library.ts'
import { useEditing } from '../editing.tsx'
import { MergePane } from './mergePane.tsx'
import css from './saving.module.css'

export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['editor', 'common'])
  const { id, model, saver } = useEditing()
  const [versions, setVersions] = useState<Reply<Version[]> | null>(null)
  const [shown, setShown] = useState<{ revision: number; text: string } | null>(null)
  useEffect(() => {
    // with the latest changes, if they can be saved
    void saver
      .save()
      .then(() => libraryApi.versions(id))
      .then(setVersions)
  }, [id, saver])

  const show = async (revision: number) => {
    const reply = await libraryApi.version(id, revision)
    if ('ok' in reply) setShown({ revision, text: reply.ok.text })
    else showToast(reply.message || t('common:errorOffline'))
  }
  const restore = async (text: string, revision: number) => {
    model.replace(text)
    await saver.save(t('restoredNote', { revision }))
    onClose()
    showToast(t('restored', { revision }), { action: { label: t('undo'), act: model.undo } })
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={shown ? t('versionTitle', { revision: shown.revision }) : t('versions')}
      footer={
        shown ? (
          <>
            <Button variant="primary" onPress={() => void restore(shown.text, shown.revision)}>
              {t('restore')}
            </Button>
            <Button onPress={() => setShown(null)}>{t('allVersions')}</Button>
          </>
        ) : (
          <Button onPress={onClose}>{t('common:close')}</Button>
        )
      }
    >
      {shown ? (
        <MergePane
          before={shown.text}
          after={model.text()}
          beforeLabel={t('versionTitle', { revision: shown.revision })}
          afterLabel={t('now')}
        />
      ) : versions === null ? (
        <ProgressBar label={t('common:loading')} />
      ) : 'ok' in versions ? (
        <VersionList versions={versions.ok} onShow={(revision) => void show(revision)} />
      ) : (
        <p role="alert">{versions.message || t('common:errorOffline')}</p>
      )}
    </Dialog>
  )
}

function VersionList({
  versions,
  onShow,
}: {
  versions: readonly Version[]
  onShow: (revision: number) => void
}) {
  const { t } = useTranslation('editor')
  return (
    <ol className={css.versions}>
      {versions.map(({ revision, kind, savedAt, by, note }, i) => (
        <li key={revision} className={css.version}>
          <span className={css.revision}>{revision}</span>
          <span className={css.versionWords}>
            <span>{kind === 'saved' ? note || t('noNote') : t(`versionKind.${kind}`)}</span>
            <span className={css.versionFacts}>
              {[by, savedAt !== null && dayAndTime(savedAt), i === 0 && t('newest')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          {kind !== 'deleted' && (
            <Button small onPress={() => onShow(revision)} aria-label={t('compareNamed', { revision })}>
              {t('compare')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}
