import type { ReactNode } from 'react'
import css from './fold.module.css'

/** A part that can be folded away. `open` is how it begins; the person decides from then on. */
export function Fold(props: { title: ReactNode; aside?: ReactNode; open?: boolean; children: ReactNode }) {
  const { title, aside, open = false, children } = props
  return (
    <details className={css.fold} open={open}>
      <summary className={css.summary}>
        <h3>{title}</h3>
        {aside && <span className={css.aside}>{aside}</span>}
      </summary>
      <div className={css.body}>{children}</div>
    </details>
  )
}
