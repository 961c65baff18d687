/** What a piece of evidence says, set by what it is; long ones can be searched. */
import { useState } from 'react'
import { TextField } from '#client/components/field.tsx'
import { Markdown } from '#client/components/markdown.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { type BodyLook, bodyLook, searched } from './bodyLook.ts'
import css from './evidence.module.css'

/** From so many lines on a search is worth its place. */
const LONG = 12

export function EvidenceBody({ title, kind, body }: { title: string; kind: string; body: string }) {
  const look = bodyLook(kind, body)
  if (look === 'markdown')
    return (
      <div className={css.paper}>
        <Markdown text={body} level={4} />
      </div>
    )
  return <Lines title={title} kind={kind} body={body} look={look} />
}

function Lines(props: { title: string; kind: string; body: string; look: Exclude<BodyLook, 'markdown'> }) {
  const { title, kind, body, look } = props
  const { t } = useTranslation('station')
  const [words, setWords] = useState('')
  const { lines, hits } = searched(body, words)
  return (
    <div className={css.lines}>
      {lines.length >= LONG && (
        <div className={css.search}>
          <TextField
            label={t('evidence.search', { title })}
            hideLabel
            placeholder={t('evidence.searchHint')}
            type="search"
            value={words}
            onChange={setWords}
          />
          <span role="status" className={css.hits}>
            {words.trim() !== '' && t('evidence.hits', { count: hits })}
          </span>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll its lines. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable with the keyboard. */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={title}>
        <pre className={css.code} data-look={look}>
          {lines.map(({ text, n, hit }) => (
            <span
              key={n}
              className={css.codeLine}
              data-hit={hit || undefined}
              data-diff={diffMark(kind, text)}
            >
              {text}
              {'\n'}
            </span>
          ))}
        </pre>
      </div>
    </div>
  )
}

function diffMark(kind: string, text: string): 'added' | 'removed' | undefined {
  if (kind !== 'diff' || text.startsWith('+++') || text.startsWith('---')) return undefined
  if (text.startsWith('+')) return 'added'
  return text.startsWith('-') ? 'removed' : undefined
}
