/** The editor of a scenario: loads it with the language's schema, and what this device kept of it. */
import { useCallback, useEffect, useState } from 'react'
import { useParams } from 'wouter'
import type { Trouble } from '#client/api.ts'
import { LinkButton } from '#client/components/button.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { PlainShell } from '#client/components/shell.tsx'
import { TroublePage } from '#client/components/troublePage.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import type { ScenarioText } from '#shared/library.ts'
import { keptText } from './saving/kept.ts'
import type { Kept } from './saving/saver.ts'
import type { JsonSchema } from './schema/jsonSchema.ts'
import { loadSchema } from './schema/loadSchema.ts'
import { Workbench } from './workbench.tsx'

interface Loaded {
  stored: ScenarioText
  schema: JsonSchema | null
  kept: Kept | null
}

export function Editor() {
  const id = useParams<{ id: string }>().id ?? ''
  return <EditorOf key={id} id={id} />
}

function EditorOf({ id }: { id: string }) {
  const { t } = useTranslation(['editor', 'common'])
  const [loaded, setLoaded] = useState<Loaded | Trouble | null>(null)
  const load = useCallback(async () => {
    setLoaded(null)
    const [stored, schema, kept] = await Promise.all([libraryApi.text(id), loadSchema(), keptText(id)])
    setLoaded('ok' in stored ? { stored: stored.ok, schema, kept } : stored)
  }, [id])
  useEffect(() => {
    void load()
  }, [load])

  if (loaded && 'stored' in loaded) return <Workbench {...loaded} />
  return (
    <PlainShell>
      {loaded === null ? (
        <PlainPage title={t('title')}>
          <ProgressBar label={t('common:loading')} />
        </PlainPage>
      ) : (
        <NotLoaded trouble={loaded} again={() => void load()} />
      )}
    </PlainShell>
  )
}

function NotLoaded({ trouble, again }: { trouble: Trouble; again: () => void }) {
  const { t } = useTranslation('editor')
  const toLibrary = <LinkButton href="/library">{t('toLibrary')}</LinkButton>
  if (trouble.trouble !== 'unknown')
    return <TroublePage trouble={trouble} again={again} actions={toLibrary} />
  return (
    <PlainPage title={t('unknownTitle')} code={trouble.code} actions={toLibrary}>
      <p role="alert">{t('unknown')}</p>
    </PlainPage>
  )
}
