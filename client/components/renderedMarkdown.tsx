import DOMPurify from 'dompurify'
import { Marked } from 'marked'
import { useMemo } from 'react'

const TAGS =
  'h2 h3 h4 h5 h6 p br hr ul ol li strong em del code pre blockquote table thead tbody tr th td a input'
const ATTRIBUTES = ['href', 'title', 'align', 'start', 'type', 'checked', 'disabled']

/** The parsed and cleaned text: no pictures, frames, styles or scripts; links open in a tab of their own. */
export function RenderedMarkdown({ text, level }: { text: string; level: number }) {
  const html = useMemo(() => cleanHtml(text, level), [text, level])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: DOMPurify has cut it down to the tags listed above.
  return <div dangerouslySetInnerHTML={{ __html: html }} />
}

function cleanHtml(text: string, level: number): string {
  const marked = new Marked({ gfm: true, async: false })
  const depths = marked
    .lexer(text)
    .flatMap((token) => (token.type === 'heading' ? [Number(token['depth'])] : []))
  const highest = Math.min(...depths)
  marked.use({
    walkTokens: (token) => {
      if (token.type === 'heading') token['depth'] = Math.min(6, Number(token['depth']) - highest + level)
    },
  })
  const fragment = DOMPurify.sanitize(marked.parse(text, { async: false }), {
    ALLOWED_TAGS: TAGS.split(' '),
    ALLOWED_ATTR: ATTRIBUTES,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank'
    link.rel = 'noreferrer noopener'
  }
  for (const box of fragment.querySelectorAll('input')) {
    box.setAttribute('aria-label', box.checked ? '☑' : '☐')
  }
  // Wide blocks scroll by themselves, with the keyboard too.
  for (const block of fragment.querySelectorAll('pre, table')) block.setAttribute('tabindex', '0')
  const holder = document.createElement('div')
  holder.append(fragment)
  return holder.innerHTML
}
