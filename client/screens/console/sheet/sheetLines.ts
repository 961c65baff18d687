/** The run sheet as it is read: injects, polls and milestones of the day in one order, and what waits for something else. */
import type { SheetRow } from '#shared/fact.ts'
import type { RoleId } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import type { MilestoneView, PollView, View } from '#shared/view.ts'

export type SheetLine =
  | { kind: 'inject'; id: string; at: SimMs | null; row: SheetRow; next: boolean; seenBy: RoleId[] }
  | { kind: 'milestone'; id: string; at: SimMs; title: string; owner: RoleId; view: MilestoneView }
  | { kind: 'poll'; id: string; at: SimMs; title: string; chair: RoleId; poll: PollView | null }

export interface Sheet {
  /** By time: sent, skipped and coming. */
  timed: SheetLine[]
  /** Injects that a condition or another inject sends. */
  conditional: SheetLine[]
  /** Injects that only a facilitator sends. */
  manual: SheetLine[]
  practice: SheetLine[]
}

export interface SheetFilter {
  /** Addressed to, owned or chaired by it; null is everyone. */
  role: RoleId | null
  show: 'all' | 'coming' | 'sent' | 'off'
}

const ORDER = { milestone: 0, poll: 1, inject: 2 } as const

export function sheetOf(view: Pick<View, 'brief' | 'sheet' | 'polls' | 'milestones' | 'inbox'>): Sheet {
  const rows = Object.values(view.sheet)
  const next = nextInject(rows)?.inject ?? null
  const lineOf = (row: SheetRow): SheetLine => ({
    kind: 'inject',
    id: row.inject,
    at: row.at,
    row,
    next: row.inject === next,
    seenBy: view.inbox[row.inject]?.seenBy ?? [],
  })
  const kept = rows.filter(({ state, practice }) => state !== 'off' && !practice)
  const lines = kept.map(lineOf)
  return {
    timed: [...lines.filter(({ at }) => at !== null), ...planLines(view)].sort(
      (a, b) => (a.at ?? 0) - (b.at ?? 0) || ORDER[a.kind] - ORDER[b.kind],
    ),
    conditional: lines.filter((line) => line.at === null && isConditional(line)),
    manual: lines.filter((line) => line.at === null && !isConditional(line)),
    practice: rows.filter(({ practice }) => practice).map(lineOf),
  }
}

const isConditional = (line: SheetLine) =>
  line.kind === 'inject' && line.row.rule !== null && line.row.state !== 'manual'

function planLines({ brief, milestones, polls }: Pick<View, 'brief' | 'polls' | 'milestones'>): SheetLine[] {
  const plan = (brief?.milestones ?? []).flatMap(({ id, at, title, owner }): SheetLine[] => {
    const view = milestones[id]
    return view ? [{ kind: 'milestone', id, at, title, owner, view }] : []
  })
  const gates = (brief?.gates ?? []).flatMap(({ id, at, title, chair }): SheetLine[] => {
    const poll = polls[id] ?? null
    const time = poll?.calledAt ?? at
    return time === null ? [] : [{ kind: 'poll', id, at: time, title, chair, poll }]
  })
  return [...plan, ...gates]
}

/** The armed inject that is due first. */
export function nextInject(rows: readonly SheetRow[]): SheetRow | null {
  return rows.reduce<SheetRow | null>(
    (first, row) =>
      row.state === 'armed' && row.at !== null && (first === null || row.at < (first.at ?? 0)) ? row : first,
    null,
  )
}

/** What a filter leaves of a list of lines. */
export function filtered(lines: readonly SheetLine[], { role, show }: SheetFilter): SheetLine[] {
  return lines.filter(
    (line) => (role === null || concerns(line, role)) && (show === 'all' || stageOf(line) === show),
  )
}

function concerns(line: SheetLine, role: RoleId): boolean {
  if (line.kind === 'milestone') return line.owner === role
  return line.kind === 'poll' ? line.chair === role : line.row.to.includes(role)
}

function stageOf(line: SheetLine): SheetFilter['show'] {
  if (line.kind === 'milestone') return line.view.state === 'done' ? 'sent' : 'coming'
  if (line.kind === 'poll') return line.poll ? 'sent' : 'coming'
  if (line.row.state === 'sent') return 'sent'
  return line.row.state === 'skipped' || line.row.state === 'held-back' ? 'off' : 'coming'
}
