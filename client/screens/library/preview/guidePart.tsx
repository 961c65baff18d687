import { useEffect } from 'react'
import { Button } from '#client/components/button.tsx'
import { Markdown } from '#client/components/markdown.tsx'
import { ProgressBar } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { saveAs } from '../export.ts'
import css from './preview.module.css'
import { useAsked } from './useAsked.ts'

/** What a facilitator reads before the day. */
export function GuidePart({ id, text }: { id: string; text: string }) {
  const { t } = useTranslation(['library', 'common'])
  const { answer, trouble, ask } = useAsked<{ markdown: string }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each text
  useEffect(() => ask(libraryApi.guide(text)), [text])
  if (trouble) return <p role="alert">{trouble.message || t('common:errorOffline')}</p>
  if (!answer) return <ProgressBar label={t('common:loading')} />
  const save = () => saveAs(new Blob([answer.markdown], { type: 'text/markdown' }), `${id}-guide.md`)
  return (
    <div className={css.asked}>
      <Button onPress={save}>{t('guide.download')}</Button>
      <Markdown text={answer.markdown} level={2} />
    </div>
  )
}
