/** Loads the debrief, and again when somebody judged or answered, or the log was rewritten. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, type Reply, type Trouble } from '#client/api.ts'
import { useFacts, useRoom } from '#client/room.tsx'
import type { Fact } from '#shared/fact.ts'
import type { RoomCode } from '#shared/ids.ts'
import type { DebriefData } from '#shared/protocol.ts'

export interface DebriefLoad {
  data: DebriefData | null
  /** Null while it loads for the first time, or when all is well. */
  trouble: Trouble | null
  load: () => void
}

const SOON_MS = 300

/** `first` was asked for before it was known what this browser is in the room. */
export function useDebriefData(code: RoomCode, first: Promise<Reply<DebriefData>>): DebriefLoad {
  const [data, setData] = useState<DebriefData | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)

  const take = useCallback((asked: Promise<Reply<DebriefData>>) => {
    setTrouble(null)
    void asked.then((reply) => {
      if ('ok' in reply) setData(reply.ok)
      else setTrouble(reply)
    })
  }, [])
  const load = useCallback(() => take(api.debrief(code)), [take, code])

  useEffect(() => {
    take(first)
    return () => clearTimeout(soon.current)
  }, [take, first])

  const rewrites = useRoom((room) => room.rewrites)
  useEffect(() => {
    if (rewrites > 0) load()
  }, [rewrites, load])

  useFacts(({ facts }) => {
    if (!facts.some(changesDebrief)) return
    clearTimeout(soon.current)
    soon.current = setTimeout(load, SOON_MS)
  })
  return { data, trouble, load }
}

function changesDebrief({ type }: Fact): boolean {
  return (
    type === 'room.ended' ||
    type === 'issue.judged' ||
    type === 'criterion.judged' ||
    type === 'debrief.answered'
  )
}
