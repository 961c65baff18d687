import type { KeyboardEvent } from 'react'

/** Up, Down, Home and End go from row to row: to what is marked with `data-row` in each. */
export function moveInRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const here = rows.findIndex((row) => row.closest('tr, li')?.contains(document.activeElement))
  if (here < 0) return
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key]
  const row = to === undefined ? undefined : rows[Math.max(0, Math.min(rows.length - 1, to))]
  if (!row) return
  event.preventDefault()
  row.focus()
  row.scrollIntoView({ block: 'nearest' })
}
