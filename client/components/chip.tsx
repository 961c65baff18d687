/** A state as fill, edge, shape and word together: colour alone never says anything. */
import type { ReactNode } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import type { CheckState } from '#shared/command.ts'
import type { Call, CellState, Severity } from '#shared/ids.ts'
import css from './chip.module.css'
import { Shape, type ShapeName } from './shape.tsx'

export type Tone = 'go' | 'nogo' | 'hold' | 'p0' | 'p1' | 'p2' | 'p3' | 'accent' | 'plain' | 'dashed'

export function Chip(props: { tone?: Tone; shape?: ShapeName; small?: boolean; children: ReactNode }) {
  const { tone = 'plain', shape, small = false, children } = props
  return (
    <span className={css.chip} data-tone={tone} data-small={small || undefined}>
      {shape && <Shape name={shape} size={small ? 12 : 14} />}
      {children}
    </span>
  )
}

/** `null` is "Unrated". */
export function SeverityChip({ severity }: { severity: Severity | null }) {
  const { t } = useTranslation()
  if (!severity)
    return (
      <Chip tone="dashed" shape="none">
        {t('severity.none')}
      </Chip>
    )
  return (
    <Chip tone={severity.toLowerCase() as Lowercase<Severity>} shape={severity}>
      {t(`severity.${severity}`)}
    </Chip>
  )
}

const VOTE_TONE: Record<Call | 'voted', Tone> = {
  go: 'go',
  'no-go': 'nogo',
  hold: 'hold',
  scrub: 'nogo',
  voted: 'accent',
}

/** `null` is "No vote"; `voted` says that there is one, not which. */
export function VoteChip({ vote }: { vote: Call | 'voted' | null }) {
  const { t } = useTranslation()
  return (
    <Chip tone={vote ? VOTE_TONE[vote] : 'dashed'} shape={vote ?? 'none'}>
      {t(`vote.${vote ?? 'none'}`)}
    </Chip>
  )
}

export type StatusName =
  | CellState
  | CheckState
  | 'done'
  | 'late'
  | 'blocked'
  | 'now'
  | 'later'
  | 'ready'
  | 'notReady'
  | 'online'
  | 'offline'
  | 'partly'
  | 'open'
  | 'resolved'
  | 'unresolved'

const STATUS: Record<StatusName, { tone: Tone; shape: ShapeName }> = {
  waiting: { tone: 'dashed', shape: 'waiting' },
  running: { tone: 'accent', shape: 'running' },
  ok: { tone: 'go', shape: 'ok' },
  failed: { tone: 'nogo', shape: 'failed' },
  withdrawn: { tone: 'plain', shape: 'withdrawn' },
  met: { tone: 'go', shape: 'met' },
  'not-met': { tone: 'nogo', shape: 'not-met' },
  unknown: { tone: 'dashed', shape: 'unknown' },
  partly: { tone: 'hold', shape: 'partly' },
  done: { tone: 'go', shape: 'done' },
  late: { tone: 'hold', shape: 'warning' },
  blocked: { tone: 'nogo', shape: 'not-met' },
  now: { tone: 'accent', shape: 'running' },
  later: { tone: 'plain', shape: 'none' },
  ready: { tone: 'go', shape: 'done' },
  notReady: { tone: 'dashed', shape: 'none' },
  online: { tone: 'plain', shape: 'online' },
  offline: { tone: 'dashed', shape: 'offline' },
  open: { tone: 'accent', shape: 'running' },
  resolved: { tone: 'go', shape: 'done' },
  unresolved: { tone: 'nogo', shape: 'not-met' },
}

/** A state of the closed list above, with its word; `children` replaces the word. */
export function StatusChip(props: { status: StatusName; small?: boolean; children?: ReactNode }) {
  const { status, small = false, children } = props
  const { t } = useTranslation()
  return (
    <Chip {...STATUS[status]} small={small}>
      {children ?? t(`status.${status}`)}
    </Chip>
  )
}
