import { useCallback, useEffect, useState } from 'react'
import type { Reply } from '#client/api.ts'
import { dayAndTime } from '#client/clockText.ts'
import { Button } from '#client/components/button.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { showToast } from '#client/components/toast.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { loadWords, useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from '#client/lazyScreen.tsx'
import { libraryApi } from '#client/libraryApi.ts'
import type { ScenarioText, Version } from '#shared/library.ts'
import css from './preview.module.css'

const MergePane = lazyPart(
  async () => (await import('#client/screens/editor/saving/mergePane.tsx')).MergePane,
  {
    words: () => loadWords('editor'),
    meanwhile: () => <ProgressBar label="" />,
  },
)

interface Props {
  id: string
  /** What is in force. */
  text: ScenarioText
  onRestored: () => void
}

/** Every revision, what one changed, and a way back to it. */
export function VersionsPart({ id, text, onRestored }: Props) {
  const { t } = useTranslation(['library', 'common'])
  const [versions, setVersions] = useState<Reply<Version[]> | null>(null)
  const [pair, setPair] = useState<Pair | null>(null)
  const load = useCallback(() => void libraryApi.versions(id).then(setVersions), [id])
  useEffect(load, [load])

  const compare = async (version: Version, before: Version) => {
    const [one, other] = await Promise.all([
      libraryApi.version(id, before.revision),
      libraryApi.version(id, version.revision),
    ])
    if ('ok' in one && 'ok' in other) setPair({ before, version, texts: [one.ok.text, other.ok.text] })
    else showToast(t('common:errorOffline'))
  }
  const restore = async ({ revision }: Version) => {
    const old = await libraryApi.version(id, revision)
    if (!('ok' in old)) return showToast(t('act.failed', { message: old.message }))
    const note = t('versions.restoredNote', { revision })
    const saved = await libraryApi.save(id, { text: old.ok.text, basedOn: text.revision, note })
    if (!('ok' in saved)) return showToast(t('act.failed', { message: saved.message }))
    showToast(t('versions.restored', { revision: saved.ok.revision }))
    load()
    onRestored()
  }

  if (versions === null) return <ProgressBar label={t('common:loading')} />
  if ('trouble' in versions) return <p role="alert">{versions.message || t('common:errorOffline')}</p>
  return (
    <>
      <VersionList
        versions={versions.ok}
        inForce={text.revision}
        compare={(version, before) => void compare(version, before)}
        restore={(version) => void restore(version)}
      />
      {pair && <CompareDialog pair={pair} onClose={() => setPair(null)} />}
    </>
  )
}

interface Pair {
  before: Version
  version: Version
  texts: [before: string, after: string]
}

function useVersionName(): (version: Version) => string {
  const { t } = useTranslation('library')
  return ({ kind, revision }) =>
    kind === 'built-in' ? t('versions.builtIn') : t('versions.revision', { revision })
}

function VersionList(props: {
  versions: readonly Version[]
  inForce: number
  compare: (version: Version, before: Version) => void
  restore: (version: Version) => void
}) {
  const { versions, inForce, compare, restore } = props
  const { t } = useTranslation('library')
  const nameOf = useVersionName()
  return (
    <ol className={css.versions}>
      {versions.map((version, i) => {
        const { revision, kind, savedAt, by, note } = version
        const before = versions.slice(i + 1).find((one) => one.kind !== 'deleted')
        return (
          <li key={revision}>
            <span className={css.finding}>
              <strong>
                {nameOf(version)}
                {kind === 'deleted' && `: ${t('versions.deleted')}`}
                {revision === inForce && kind !== 'deleted' && ` · ${t('versions.current')}`}
              </strong>
              {savedAt !== null && (
                <span className={css.muted}>
                  {t('versions.by', { day: dayAndTime(savedAt), by: by ?? '' })}
                </span>
              )}
              {note && <span>{note}</span>}
            </span>
            {kind !== 'deleted' && before && (
              <Button
                small
                onPress={() => compare(version, before)}
                aria-label={`${nameOf(version)}: ${t('versions.compare')}`}
              >
                {t('versions.compare')}
              </Button>
            )}
            {kind !== 'deleted' && revision !== inForce && (
              <Button
                small
                onPress={() => restore(version)}
                aria-label={t('versions.restoreNamed', { revision })}
              >
                {t('versions.restore')}
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function CompareDialog({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const { before, version, texts } = pair
  const { t } = useTranslation('library')
  const nameOf = useVersionName()
  const title = `${nameOf(before)} / ${nameOf(version)}`
  return (
    <Dialog open wide outside onClose={onClose} title={title}>
      {texts[0] === texts[1] ? (
        <p>{t('versions.same')}</p>
      ) : (
        <MergePane
          before={texts[0]}
          after={texts[1]}
          beforeLabel={nameOf(before)}
          afterLabel={nameOf(version)}
        />
      )}
    </Dialog>
  )
}
