import { useRef, useState } from 'react'
import type { Reply, Trouble } from '#client/api.ts'

/** Something the server works on for a while, when it is asked to. Only the last question's answer counts. */
export function useAsked<T>(): {
  answer: T | null
  trouble: Trouble | null
  pending: boolean
  ask: (work: Promise<Reply<T>>) => void
} {
  const [answer, setAnswer] = useState<T | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [pending, setPending] = useState(false)
  const latest = useRef<Promise<Reply<T>>>(null)
  const ask = (work: Promise<Reply<T>>) => {
    latest.current = work
    setPending(true)
    void work.then((reply) => {
      if (latest.current !== work) return
      setPending(false)
      setTrouble('ok' in reply ? null : reply)
      if ('ok' in reply) setAnswer(reply.ok)
    })
  }
  return { answer, trouble, pending, ask }
}
