/** Shapes that carry a meaning beside a word, 16 px, in the colour of the text. */

import type { CheckState } from '#shared/command.ts'
import type { CellState, Severity, Vote } from '#shared/ids.ts'
import css from './shape.module.css'

export type ShapeName =
  | Vote
  | Severity
  | CheckState
  | CellState
  | 'scrub'
  | 'none'
  | 'voted'
  | 'partly'
  | 'done'
  | 'offline'
  | 'online'
  | 'warning'
  | 'info'

const TICK = <path d="M2.5 8.5 6.5 12.5 13.5 4" fill="none" stroke="currentColor" strokeWidth="2.4" />
const CROSS = <path d="M3 3 13 13M13 3 3 13" fill="none" stroke="currentColor" strokeWidth="2.4" />
const RING = <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
const DASHED = (
  <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="2.6 2" />
)

const SHAPES: Record<ShapeName, React.ReactNode> = {
  go: TICK,
  'no-go': CROSS,
  hold: <path d="M4 3h3v10H4zM9 3h3v10H9z" />,
  scrub: <path d="M2.5 2.5h11v11h-11z" />,
  none: DASHED,
  voted: <circle cx="8" cy="8" r="4" />,
  P0: <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" />,
  P1: <path d="M8 1.5 15.5 14.5H.5z" />,
  P2: <path d="M8 .8 15.2 8 8 15.2.8 8z" />,
  P3: <circle cx="8" cy="8" r="6.5" />,
  met: TICK,
  'not-met': CROSS,
  unknown: <path d="M3 7h10v2.2H3z" />,
  partly: (
    <>
      {RING}
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" />
    </>
  ),
  done: TICK,
  ok: TICK,
  failed: CROSS,
  waiting: DASHED,
  running: (
    <>
      {RING}
      <circle cx="8" cy="8" r="2.6" />
    </>
  ),
  withdrawn: (
    <>
      {RING}
      <path d="m4 12 8-8" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  offline: (
    <>
      {RING}
      <path d="m4 12 8-8" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  online: <circle cx="8" cy="8" r="5" />,
  warning: <path d="M8 1.5 15.5 14.5H.5zM7.1 6l.3 4.6h1.2L8.9 6zM8 11.4a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8z" />,
  info: (
    <>
      {RING}
      <path d="M7.1 7h1.8v4.2H7.1zM7.1 4.4h1.8v1.7H7.1z" />
    </>
  ),
}

/** Decoration for readers of the screen: the word beside it says the same. */
export function Shape({ name, size = 16 }: { name: ShapeName; size?: number }) {
  return (
    <svg className={css.shape} viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {SHAPES[name]}
    </svg>
  )
}
