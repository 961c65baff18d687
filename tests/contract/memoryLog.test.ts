import { memoryStore } from '#server/store/memoryLog.ts'
import { logContract } from './logContract.ts'

logContract('memory', async () => {
  const texts = new Map<string, string[]>()
  const beats = new Map<string, number>()
  return { open: async () => memoryStore(texts, beats), remove: async () => {} }
})
