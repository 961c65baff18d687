import { useMemo } from 'react'
import { useRoom } from '#client/room.tsx'
import { type InboxRow, inboxRows } from './inboxRows.ts'
import { usePlace } from './place.tsx'
import { useSeat } from './seat.ts'

/** The rows of this seat; computed again only when something in them changed. */
export function useInboxRows(): InboxRow[] {
  const { roles } = useSeat()
  const seen = usePlace((place) => place.seen)
  const inbox = useRoom((room) => room.view.inbox)
  const issues = useRoom((room) => room.view.issues)
  const asks = useRoom((room) => room.view.asks)
  const escalations = useRoom((room) => room.view.escalations)
  return useMemo(
    () => inboxRows({ inbox, issues, asks, escalations }, { roles, seen }),
    [inbox, issues, asks, escalations, roles, seen],
  )
}
