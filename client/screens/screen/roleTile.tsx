import type { ReactNode } from 'react'
import css from './roleTile.module.css'

/** Tiles side by side, two by two on a narrow screen. `grow` where they are the matter of the moment. */
export function RoleTiles({ grow = false, children }: { grow?: boolean; children: ReactNode }) {
  return (
    <ul className={css.tiles} data-grow={grow || undefined}>
      {children}
    </ul>
  )
}

export function RoleTile(props: { name: string; empty?: boolean; children: ReactNode }) {
  return (
    <li className={css.tile} data-empty={props.empty || undefined}>
      <h2 className={css.name}>{props.name}</h2>
      <div className={css.body}>{props.children}</div>
    </li>
  )
}
