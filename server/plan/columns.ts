/** Which columns of a table say what, who and when. */
import { timesIn } from './clockWords.ts'
import { dayIn } from './dates.ts'
import type { PlacedTable } from './table.ts'

export type PlanField = 'what' | 'who' | 'when' | 'day' | 'number' | 'done'

const NAMES: Record<PlanField, RegExp> = {
  what: /^(what|tasks?|steps?|activit(y|ies)|action( items?)?|items?|milestones?|deliverables?|event|was|aufgabe|schritt|beschreibung|description)$/i,
  who: /^(who|owners?|responsible|dri|assignees?|assigned( to)?|roles?|lead|accountable|wer|verantwortlich|zuständig|person|team)$/i,
  when: /^(when|time|start( time)?|at|due( date| time)?|deadline|target( time| date)?|wann|uhrzeit|zeit|date ?\/ ?time|timing|time (slot|window)|schedule)$/i,
  day: /^(date|day|datum|tag)$/i,
  number: /^(#|no\.?|nr\.?|step ?(#|no\.?)|order|id)$/i,
  done: /^(done when|done|definition of done|success( criteria)?|exit criteria|result|outcome|expected( result)?|verification)$/i,
}

/** The columns by field; null where the table is no plan: it says not what, or not when. */
export function columnsOf({ header, rows }: PlacedTable): Partial<Record<PlanField, number>> | null {
  const found: Partial<Record<PlanField, number>> = {}
  for (const field of Object.keys(NAMES) as PlanField[]) {
    const index = header.findIndex(({ text }) => NAMES[field].test(withoutBrackets(text)))
    if (index >= 0 && !Object.values(found).includes(index)) found[field] = index
  }
  const isFree = (index: number) => !Object.values(found).includes(index)
  const share = (index: number, fits: (text: string) => boolean) =>
    rows.length === 0 ? 0 : rows.filter((row) => fits(row[index]?.text ?? '')).length / rows.length
  if (found.when === undefined && found.day === undefined) {
    const index = header.findIndex((_, column) => isFree(column) && share(column, isWhen) >= 0.6)
    if (index >= 0) found.when = index
  }
  if (found.when === undefined && found.day !== undefined) {
    found.when = found.day
    delete found.day
  }
  if (found.what === undefined) {
    const index = longest(header.length, rows, isFree)
    if (index >= 0) found.what = index
  }
  return found.what === undefined || found.when === undefined ? null : found
}

const withoutBrackets = (text: string): string => text.replace(/\([^)]*\)|\[[^\]]*\]/g, '').trim()

const isWhen = (text: string): boolean =>
  /\d/.test(text) &&
  (dayIn(text, 2026) !== null || timesIn(text).times.length > 0 || /^[TDL] ?[+-]/i.test(text))

function longest(width: number, rows: PlacedTable['rows'], isFree: (index: number) => boolean): number {
  const lengths = Array.from({ length: width }, (_, index) =>
    isFree(index) ? rows.reduce((sum, row) => sum + (row[index]?.text.length ?? 0), 0) : -1,
  )
  const most = Math.max(...lengths)
  return most > 0 ? lengths.indexOf(most) : -1
}
