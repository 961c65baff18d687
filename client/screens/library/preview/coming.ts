/** What comes when, read from the facts of one day: the run sheet as it was listed, with the times things really had. */
import type { Fact, SheetRow } from '#shared/fact.ts'
import type { Severity } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'

export interface Coming {
  id: string
  title: string
  to: string[]
  severity: Severity | null
  issue: boolean
  /** What sends it, in words, where it is not a mere time. */
  rule: string | null
  /** When it came in this day, or would have; null where nothing says. */
  at: SimMs | null
  kind: 'timed' | 'depends' | 'manual' | 'practice' | 'notDrawn'
}

/** In the order in which they came; what did not come last. */
export function comingIn(facts: readonly Fact[]): Coming[] {
  const sent = new Map<string, SimMs>()
  const rows: { row: SheetRow; drawn: boolean }[] = []
  for (const fact of facts) {
    if (fact.type === 'inject.delivered' && !sent.has(fact.delivery.inject))
      sent.set(fact.delivery.inject, fact.at)
    if (fact.type === 'sheet.listed') rows.push(...fact.rows.map((row) => ({ row, drawn: true })))
    if (fact.type === 'sheet.notDrawn') rows.push(...fact.rows.map((row) => ({ row, drawn: false })))
  }
  return rows
    .map(({ row, drawn }) => comingOf(row, drawn, sent.get(row.inject) ?? null))
    .sort((a, b) => (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE))
}

function comingOf(row: SheetRow, drawn: boolean, sentAt: SimMs | null): Coming {
  const { inject, title, to, severity, owner, rule, at, practice, state } = row
  const kind = practice
    ? 'practice'
    : !drawn
      ? 'notDrawn'
      : state === 'manual'
        ? 'manual'
        : at !== null
          ? 'timed'
          : 'depends'
  return {
    id: inject,
    title,
    to,
    severity,
    issue: owner !== null,
    rule,
    at: practice ? null : (sentAt ?? at),
    kind,
  }
}
