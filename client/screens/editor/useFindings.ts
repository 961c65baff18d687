import { useEffect, useState } from 'react'
import { libraryApi } from '#client/libraryApi.ts'
import type { ScenarioProblem } from '#shared/library.ts'
import type { TextModel } from './text/model.ts'

const PAUSE_MS = 600

export interface Findings {
  /** Null until the first answer. */
  problems: readonly ScenarioProblem[] | null
  /** They are about the text as it is now. */
  fresh: boolean
}

/** What the server finds in the text, a moment after the last change; the latest answer wins. */
export function useFindings(model: TextModel): Findings {
  const [findings, setFindings] = useState<Findings>({ problems: null, fresh: false })
  useEffect(() => {
    let newest = 0
    let timer: ReturnType<typeof setTimeout>
    const check = async () => {
      newest += 1
      const own = newest
      const reply = await libraryApi.check(model.text())
      if (own !== newest) return
      if ('ok' in reply) setFindings({ problems: reply.ok, fresh: true })
      else if (reply.trouble === 'offline' || reply.trouble === 'limited') soon(5000)
    }
    const soon = (ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => void check(), ms)
    }
    soon(0)
    const stop = model.listen(() => {
      newest += 1
      setFindings(({ problems }) => ({ problems, fresh: false }))
      soon(PAUSE_MS)
    })
    return () => {
      newest = Number.POSITIVE_INFINITY
      clearTimeout(timer)
      stop()
    }
  }, [model])
  return findings
}
