import { useRoom } from '#client/room.tsx'
import { type InboxRow, inboxRows, type Known, type Reader, sameRows } from './inboxRows.ts'
import { usePlace } from './place.tsx'
import { useSeat } from './seat.ts'

/** The rows of this seat; computed again only when something in them changed. */
export function useInboxRows(): readonly InboxRow[] {
  const { roles } = useSeat()
  const seen = usePlace((place) => place.seen)
  const inbox = useRoom((room) => room.view.inbox)
  const issues = useRoom((room) => room.view.issues)
  const asks = useRoom((room) => room.view.asks)
  const escalations = useRoom((room) => room.view.escalations)
  return rowsOf({ inbox, issues, asks, escalations }, { roles, seen })
}

let last: { known: Known; reader: Reader; rows: readonly InboxRow[] } | null = null

/** Five parts of a station ask for the same rows, one after the other: they are computed for the first of them. */
function rowsOf(known: Known, reader: Reader): readonly InboxRow[] {
  if (last && isSame(last.known, known) && isSame(last.reader, reader)) return last.rows
  last = { known, reader, rows: sameRows(inboxRows(known, reader), last?.rows ?? []) }
  return last.rows
}

function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key])
}
