/** The rows of the Inbox: what came to this seat, newest first. Pure; the Inbox only draws them. */
import type { Phase, RoleId, Severity } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import type { InboxItem, IssueView, View } from '#shared/view.ts'

export const FILTERS = ['all', 'mine', 'unread', 'open'] as const
export type InboxFilter = (typeof FILTERS)[number]

export interface InboxRow {
  key: string
  kind: 'message' | 'issue' | 'ask' | 'answer' | 'escalation' | 'handoff'
  /** The inject that Work opens. */
  opens: string
  title: string
  at: SimMs
  severity: Severity | null
  /** A persona, or the role that asked, answered, escalated or handed over. */
  from: string
  channel: string | null
  phase: Phase | null
  /** The seat's own running limit. */
  due: SimMs | null
  unread: boolean
  /** It is this seat's to answer or to do. */
  mine: boolean
  open: boolean
}

export type Known = Pick<View, 'inbox' | 'issues' | 'asks' | 'escalations'>
export interface Reader {
  /** The own role first, then those it covers. */
  roles: readonly RoleId[]
  /** Rows other than injects that were opened on this device. */
  seen: readonly string[]
}

/** All rows, newest first; of the same moment the one that came last first. */
export function inboxRows(view: Known, reader: Reader): InboxRow[] {
  const rows = [
    ...Object.values(view.inbox).map((item) => injectRow(view, item, reader)),
    ...Object.values(view.issues).flatMap((issue) => handoffRows(issue, reader)),
    ...askRows(view, reader),
    ...escalationRows(view, reader),
  ]
  return rows
    .map((row, i) => ({ row, i }))
    .sort((a, b) => b.row.at - a.row.at || b.i - a.i)
    .map(({ row }) => row)
}

/** The rows, with those that say what they said `before` as the objects they were: nothing that shows them changes. */
export function sameRows(rows: readonly InboxRow[], before: readonly InboxRow[]): InboxRow[] {
  const known = new Map(before.map((row) => [row.key, row]))
  return rows.map((row) => {
    const old = known.get(row.key)
    const same = old && (Object.keys(row) as (keyof InboxRow)[]).every((part) => row[part] === old[part])
    return same ? old : row
  })
}

function injectRow(view: Known, item: InboxItem, { roles }: Reader): InboxRow {
  const issue = view.issues[item.inject]
  const unread = !item.seenBy.some((role) => roles.includes(role))
  const owned = issue !== undefined && roles.includes(issue.owner)
  return {
    key: item.inject,
    kind: item.issue ? 'issue' : 'message',
    opens: item.inject,
    title: item.title,
    at: item.at,
    severity: issue?.severity ?? item.severity,
    from: item.from,
    channel: item.channel,
    phase: issue?.state === 'open' ? issue.phase : null,
    due: issue?.state === 'open' && owned ? (issue.limit?.due ?? null) : null,
    unread,
    mine: item.issue ? owned || hasStep(issue, roles) : item.roles.every((role) => roles.includes(role)),
    open: item.issue ? issue?.state === 'open' : unread,
  }
}

function hasStep(issue: IssueView | undefined, roles: readonly RoleId[]): boolean {
  return Boolean(issue?.steps.some((step) => step.state === 'ready' && roles.includes(step.role)))
}

/** A step of this seat that had to wait for another role's. */
function handoffRows(issue: IssueView, { roles, seen }: Reader): InboxRow[] {
  return issue.steps.flatMap((step): InboxRow[] => {
    if (step.handedAt === null || !roles.includes(step.role)) return []
    const key = `step:${issue.issue}:${step.id}`
    const before = issue.steps.find((one) => one.id === step.after.at(-1))
    const open = issue.state === 'open' && step.state === 'ready'
    return [
      {
        ...blank,
        key,
        kind: 'handoff',
        opens: issue.issue,
        title: step.label,
        at: step.handedAt,
        severity: issue.severity,
        from: before?.role ?? issue.owner,
        phase: issue.state === 'open' ? 'act' : null,
        unread: open && !seen.includes(key),
        mine: true,
        open,
      },
    ]
  })
}

function askRows(view: Known, { roles, seen }: Reader): InboxRow[] {
  return Object.values(view.asks).flatMap((ask): InboxRow[] => {
    const rows: InboxRow[] = []
    // Who is asked about an issue has it.
    const opens = ask.issue
    if (roles.includes(ask.role)) {
      const open = ask.reply === null
      const unread = open && !seen.includes(ask.ask)
      const row = { ...blank, key: ask.ask, kind: 'ask' as const, opens, title: ask.text, at: ask.at }
      rows.push({ ...row, from: ask.from, unread, mine: true, open })
    }
    if (ask.reply && roles.includes(ask.from)) {
      const key = `answer:${ask.ask}`
      const row = { ...blank, key, kind: 'answer' as const, opens, title: ask.reply.text, at: ask.reply.at }
      rows.push({ ...row, from: ask.reply.role, unread: !seen.includes(key), mine: true })
    }
    return rows
  })
}

/** Escalations of others. */
function escalationRows(view: Known, { roles, seen }: Reader): InboxRow[] {
  return view.escalations
    .filter(({ role }) => !roles.includes(role))
    .map(({ issue, role, text, at }) => {
      const key = `escalation:${issue}:${at}`
      const known = view.issues[issue]
      const row = { ...blank, key, kind: 'escalation' as const, opens: issue, title: text, at, from: role }
      const open = known?.state === 'open'
      return { ...row, severity: known?.severity ?? null, unread: !seen.includes(key), open }
    })
}

const blank = {
  severity: null,
  channel: null,
  phase: null,
  due: null,
  mine: false,
  open: false,
} satisfies Partial<InboxRow>

export function filtered(rows: readonly InboxRow[], filter: InboxFilter): InboxRow[] {
  return rows.filter((row) => filter === 'all' || row[filter])
}

/**
 * What the list shows while somebody points at it or has the focus in it: the rows it showed, changed in place, without
 * those that came since. `before` is null while nobody does.
 */
export function steadyRows(
  rows: readonly InboxRow[],
  before: readonly string[] | null,
): { shown: InboxRow[]; waiting: number } {
  if (before === null) return { shown: [...rows], waiting: 0 }
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const shown = before.flatMap((key) => byKey.get(key) ?? [])
  return { shown, waiting: rows.length - shown.length }
}
