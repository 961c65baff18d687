/** Markdown of a scenario, cleaned. Loaded when first needed: a page that shows none does not carry the parser. */
import { lazyPart } from '#client/lazyScreen.tsx'
import css from './markdown.module.css'

const Rendered = lazyPart(async () => (await import('./renderedMarkdown.tsx')).RenderedMarkdown, {
  meanwhile: ({ text }) => <p className={css.plain}>{text}</p>,
})

/** `level` is what the highest heading of the text becomes on this page. `language` where it differs from the page's. */
export function Markdown(props: { text: string; level?: 2 | 3 | 4; language?: string | null }) {
  const { text, level = 3, language = null } = props
  return (
    <div className={css.markdown} {...(language ? { lang: language } : {})}>
      <Rendered text={text} level={level} />
    </div>
  )
}
