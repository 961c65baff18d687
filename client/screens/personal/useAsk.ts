/** One request that cannot be taken back: whether it is under way, and what went wrong, in words. */
import { useState } from 'react'
import type { Reply } from '#client/api.ts'
import { useTranslation } from '#client/i18n/index.ts'

export function useAsk(): {
  pending: boolean
  problem: string | null
  /** True if it was done. */
  run: (ask: () => Promise<Reply<unknown>>) => Promise<boolean>
} {
  const { t } = useTranslation('personal')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    pending,
    problem,
    async run(ask) {
      setPending(true)
      setProblem(null)
      const reply = await ask()
      setPending(false)
      if ('ok' in reply) return true
      setProblem(reply.trouble === 'offline' ? t('offline') : t('failed', { message: reply.message }))
      return false
    },
  }
}
