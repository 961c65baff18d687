import { useState } from 'react'
import { useLocation } from 'wouter'
import { api } from '#client/api.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { getSettings } from '#client/settings.ts'

/** Opens a room with a scenario and goes to its console. */
export function useRun(id: string): { run: () => Promise<void>; pending: boolean; problem: string | null } {
  const { t } = useTranslation('library')
  const [, go] = useLocation()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async () => {
    setPending(true)
    setProblem(null)
    const reply = await api.openRoom(id, getSettings().name)
    setPending(false)
    if ('ok' in reply) go(`/console/${reply.ok.code}`)
    else setProblem(t('act.runFailed', { message: reply.message }))
  }
  return { run, pending, problem }
}
