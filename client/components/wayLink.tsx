import type { ReactNode } from 'react'
import { Link } from 'wouter'
import css from './wayLink.module.css'

/** A link that stands by itself, as tall as a finger needs. */
export function WayLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className={css.way} href={href}>
      {children}
    </Link>
  )
}
