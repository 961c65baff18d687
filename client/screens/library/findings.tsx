/** `/findings#sc101`: what each finding of the check means, and how it is mended. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Trouble } from '#client/api.ts'
import { Markdown } from '#client/components/markdown.tsx'
import { PageColumn } from '#client/components/pageColumn.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { useTitle } from '#client/useTitle.ts'
import { LibraryShell, Waiting } from './libraryShell.tsx'

export function Findings() {
  const { t } = useTranslation('library')
  const [markdown, setMarkdown] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const page = useRef<HTMLDivElement>(null)
  useTitle(t('findings.title'))
  const load = useCallback(() => {
    setTrouble(null)
    void libraryApi.findings().then((reply) => {
      if ('ok' in reply) setMarkdown(reply.ok.markdown)
      else setTrouble(reply)
    })
  }, [])
  useEffect(load, [load])

  useEffect(() => {
    const place = page.current
    if (markdown === null || !place) return
    // The text is rendered by a part that is loaded later, and cleaned of anchors.
    const go = () => {
      const code = location.hash.slice(1).toUpperCase()
      const heading = [...place.querySelectorAll('h2, h3, h4')].find(
        ({ textContent }) => textContent === code,
      )
      heading?.scrollIntoView()
      return heading !== undefined
    }
    const watch = new MutationObserver(() => {
      if (go()) watch.disconnect()
    })
    if (!go()) watch.observe(place, { childList: true, subtree: true })
    addEventListener('hashchange', go)
    return () => {
      watch.disconnect()
      removeEventListener('hashchange', go)
    }
  }, [markdown])

  if (markdown === null) return <Waiting title={t('findings.loading')} trouble={trouble} again={load} />
  return (
    <LibraryShell>
      <PageColumn of="wide" ref={page}>
        <h1>{t('findings.title')}</h1>
        <Markdown text={markdown.replace(/^# .*\n/, '')} level={2} />
      </PageColumn>
    </LibraryShell>
  )
}
