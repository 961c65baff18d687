import { type ReactNode, useId } from 'react'
import css from './panel.module.css'

/** A framed part of a screen: heading, an aside in its bar, a body that scrolls, and a footer that stays in sight. */
export function Panel(props: {
  title: ReactNode
  /** Of the heading. */
  level?: 2 | 3
  /** In the bar, at the end. */
  aside?: ReactNode
  footer?: ReactNode
  /** Body without padding, for tables and lists that go to the edge. */
  flush?: boolean
  /** As high as its place, body scrolling; else as high as what it holds. */
  fill?: boolean
  children: ReactNode
}) {
  const { title, level = 2, aside, footer, flush = false, fill = false, children } = props
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className={css.panel} aria-labelledby={id} data-region="" data-fill={fill || undefined}>
      <div className={css.bar}>
        <Heading id={id} className={css.title}>
          {title}
        </Heading>
        {aside && <div className={css.aside}>{aside}</div>}
      </div>
      <div className={css.body} data-flush={flush || undefined}>
        {children}
      </div>
      {footer && <div className={css.footer}>{footer}</div>}
    </section>
  )
}
