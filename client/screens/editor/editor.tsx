/** The editor of a scenario: loads it with the language's schema, and what this device kept of it. */
import { useCallback, useEffect, useState } from 'react'
import { useParams } from 'wouter'
import type { Trouble } from '#client/api.ts'
import { Button, LinkButton } from '#client/components/button.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { Shell } from '#client/components/shell.tsx'
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
  const { t } = useTranslation(['editor', 'common', 'join'])
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
    <Shell heading={null} bar={<strong>{t('common:product')}</strong>}>
      {loaded === null ? (
        <PlainPage title={t('title')}>
          <ProgressBar label={t('common:loading')} />
        </PlainPage>
      ) : (
        <NotLoaded trouble={loaded} again={() => void load()} />
      )}
    </Shell>
  )
}

function NotLoaded({ trouble, again }: { trouble: Trouble; again: () => void }) {
  const { t } = useTranslation(['editor', 'common', 'join'])
  if (trouble.trouble === 'notAllowed')
    return (
      <PlainPage
        title={t('join:signin.neededTitle')}
        actions={<LinkButton href="/">{t('join:signin.home')}</LinkButton>}
      >
        <p>{t('join:signin.needed')}</p>
      </PlainPage>
    )
  const isGone = trouble.trouble === 'unknown'
  return (
    <PlainPage
      title={isGone ? t('unknownTitle') : t('common:errorTitle')}
      code={trouble.code}
      actions={
        <>
          {!isGone && (
            <Button variant="primary" onPress={again}>
              {t('common:retry')}
            </Button>
          )}
          <LinkButton href="/library">{t('toLibrary')}</LinkButton>
        </>
      }
    >
      <p role="alert">{isGone ? t('unknown') : trouble.message || t('common:errorOffline')}</p>
    </PlainPage>
  )
}
