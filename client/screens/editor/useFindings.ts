import { useEffect, useState } from 'react'
import type { ScenarioProblem } from '#shared/library.ts'
import { library } from './libraryApi.ts'
import type { TextModel } from './text/model.ts'

const PAUSE_MS = 600

/** What the server finds in the text, a moment after the last change; the latest answer wins. Null until the first. */
export function useFindings(model: TextModel | null): readonly ScenarioProblem[] | null {
  const [problems, setProblems] = useState<readonly ScenarioProblem[] | null>(null)
  useEffect(() => {
    if (!model) return
    let newest = 0
    let timer: ReturnType<typeof setTimeout>
    const check = async () => {
      newest += 1
      const own = newest
      const reply = await library.check(model.text())
      if (own !== newest) return
      if ('ok' in reply) setProblems(reply.ok)
      else if (reply.trouble === 'offline' || reply.trouble === 'limited') soon(5000)
    }
    const soon = (ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => void check(), ms)
    }
    soon(0)
    const stop = model.listen(() => {
      newest += 1
      soon(PAUSE_MS)
    })
    return () => {
      newest = Number.POSITIVE_INFINITY
      clearTimeout(timer)
      stop()
    }
  }, [model])
  return problems
}
