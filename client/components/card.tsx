import type { ReactNode } from 'react'
import { Link } from 'wouter'
import css from './card.module.css'
import { FieldError } from './field.tsx'

/** Cards side by side, as many as fit; each in an `li`. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <ul className={css.cards}>{children}</ul>
}

/** One of many to choose from: its name leads to its page, and at its foot stands what can be done with it. */
export function Card(props: {
  title: string
  href: string
  /** Of the heading. */
  level: 2 | 3
  chips: ReactNode
  summary: string
  /** Shows fewer lines of the summary, where more than the cards is to be seen. */
  short?: boolean
  /** A line each. */
  facts: readonly string[]
  /** What came of the last press, if nothing did. */
  problem: string | null
  /** Buttons, the first thing to do first. */
  children: ReactNode
}) {
  const { title, href, level, chips, summary, short = false, facts, problem, children } = props
  const Heading = `h${level}` as const
  return (
    <article className={css.card} aria-label={title}>
      <Heading className={css.title}>
        <Link href={href}>{title}</Link>
      </Heading>
      {chips}
      {summary && (
        <p className={css.summary} data-short={short || undefined}>
          {summary}
        </p>
      )}
      {facts.length > 0 && (
        <ul className={css.facts}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      <div className={css.end}>
        {children}
        <FieldError problem={problem} />
      </div>
    </article>
  )
}
