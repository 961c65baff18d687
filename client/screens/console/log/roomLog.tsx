/**
 * The log of the room as this page knows it: what was there when the console opened, fetched once, and what has come
 * since. Read by the log itself and by the cards, which show each seat's last act.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { api } from '#client/api.ts'
import { useRoom } from '#client/room.tsx'
import type { FactRecord } from '#client/store.ts'
import type { RoleId } from '#shared/ids.ts'
import type { SimMs } from '#shared/time.ts'
import { entriesOf, type PlacedEntry, placed } from '#shared/timeline.ts'
import { joined, lastActs } from './logRecords.ts'

interface RoomLog {
  entries: readonly PlacedEntry[]
  lastActs: Readonly<Partial<Record<RoleId, SimMs>>>
  /** False when the past could not be read: the log then begins when this page opened. */
  whole: boolean
}

const LogContext = createContext<RoomLog | null>(null)

export function RoomLogProvider({ children }: { children: ReactNode }) {
  const code = useRoom((room) => room.view.code)
  const recent = useRoom((room) => room.recent)
  const notes = useRoom((room) => room.view.notes)
  const [past, setPast] = useState<readonly FactRecord[] | 'missing' | null>(null)
  useEffect(() => {
    if (code === null) return
    let wanted = true
    void api.debrief(code).then((reply) => {
      if (wanted) setPast('ok' in reply ? reply.ok.records : 'missing')
    })
    return () => {
      wanted = false
    }
  }, [code])
  const log = useMemo<RoomLog>(() => {
    const known = past === null || past === 'missing' ? [] : past
    const records = joined(known, { recent, notes })
    const entries = entriesOf(placed(records))
    return { entries, lastActs: lastActs(entries), whole: past !== 'missing' }
  }, [past, recent, notes])
  return <LogContext value={log}>{children}</LogContext>
}

export function useRoomLog(): RoomLog {
  const log = useContext(LogContext)
  if (!log) throw new Error('useRoomLog outside of a RoomLogProvider')
  return log
}

export function useLastActs(): RoomLog['lastActs'] {
  return useRoomLog().lastActs
}
