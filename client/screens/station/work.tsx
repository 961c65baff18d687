/** The middle pane: one item, or the overview of what the seat looks after. */
import { useEffect } from 'react'
import { useRoom } from '#client/room.tsx'
import { Overview } from './overview.tsx'
import { usePlace } from './place.tsx'
import { useSeat } from './seat.ts'
import { useAct } from './useAct.ts'
import { WorkIssue } from './workIssue.tsx'
import { WorkMessage } from './workMessage.tsx'

export function Work() {
  const item = usePlace((place) => place.item)
  const kind = useRoom(({ view }) => {
    if (item === null) return 'none'
    if (view.issues[item] && view.inbox[item]) return 'issue'
    return view.inbox[item] ? 'message' : 'none'
  })
  useSeeOnce(item)
  if (item === null || kind === 'none') return <Overview />
  return kind === 'issue' ? <WorkIssue key={item} id={item} /> : <WorkMessage key={item} id={item} />
}

/** Tells the room, once, that this seat has opened the item. */
function useSeeOnce(item: string | null): void {
  const { run } = useAct()
  const { roles } = useSeat()
  const live = useRoom((room) => room.status.kind === 'live' || room.status.kind === 'slow')
  const unseen = useRoom(({ view }) => {
    const known = item === null ? undefined : view.inbox[item]
    return known !== undefined && !known.seenBy.some((role) => roles.includes(role))
  })
  useEffect(() => {
    if (item !== null && unseen && live) void run({ type: 'inject.see', inject: item })
  }, [item, unseen, live, run])
}
