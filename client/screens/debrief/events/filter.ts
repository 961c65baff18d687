/** Which lines of the log the table shows. Pure. */
import type { PlacedEntry } from '#shared/timeline.ts'

export interface Filter {
  all: boolean
  /** A role, `facilitator`, `script`, or null for everyone. */
  role: string | null
  issue: string | null
  search: string
}
export const NO_FILTER: Filter = { all: false, role: null, issue: null, search: '' }

export function shownEntries(
  lists: { entries: readonly PlacedEntry[]; keyMoments: readonly PlacedEntry[] },
  { all, role, issue, search }: Filter,
  textOf: (entry: PlacedEntry) => string,
): PlacedEntry[] {
  const wanted = search.trim().toLocaleLowerCase()
  return (all ? lists.entries : lists.keyMoments).filter(
    (entry) =>
      (role === null || entry.role === role) &&
      (issue === null || entry.item === issue) &&
      (wanted === '' || textOf(entry).toLocaleLowerCase().includes(wanted)),
  )
}

/** The row the moment stands on: the last one that had happened. */
export function currentRow(entries: readonly { n: number }[], n: number): number {
  return entries.findLastIndex((entry) => entry.n <= n)
}
