import { useEffect, useState } from 'react'
import { useFacts } from '#client/room.tsx'

const SHOWN_MS = 15_000

/** The gate whose final call was made in front of this screen a moment ago; null after fifteen real seconds. */
export function useLastCall(): string | null {
  const [call, setCall] = useState<{ gate: string; seq: number } | null>(null)
  useFacts(({ seq, facts }) => {
    for (const fact of facts) if (fact.type === 'poll.decided') setCall({ gate: fact.gate, seq })
  })
  useEffect(() => {
    if (!call) return
    const timer = setTimeout(() => setCall(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [call])
  return call?.gate ?? null
}
