import type { ReactNode, Ref } from 'react'
import css from './pageColumn.module.css'

/**
 * The one column of a page that is read from top to bottom, in the middle of the window. How wide it is comes from what
 * it holds: `wide` for what stands side by side, `parts` with headings, `lines` of findings, a `form`, or one `matter`.
 */
export function PageColumn(props: {
  of: 'wide' | 'parts' | 'lines' | 'form' | 'matter'
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}) {
  const { of, ref = null, children } = props
  return (
    <div className={css.column} data-of={of} ref={ref}>
      {children}
    </div>
  )
}

/** What a page is, and in a sentence what it is for. */
export function PageIntro({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className={css.intro}>
      <h1>{title}</h1>
      <p>{children}</p>
    </div>
  )
}
