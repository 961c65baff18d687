import { firstRing, type Keys } from '../keys.ts'
import type { Log } from '../store/log.ts'
import { fileKeys, ringIn } from './fileKeys.ts'
import { logKeys } from './logKeys.ts'

/** The keys of a server: in its data folder, or with Redis in the store of all nodes, which takes over the first node's. */
export function keysOf(
  { redisUrl, dataDir }: { redisUrl: string | null; dataDir: string },
  log: Log,
  warn: (text: string) => void,
): Promise<Keys> {
  if (redisUrl === null) return fileKeys(dataDir, warn)
  return logKeys(log, async () => (await ringIn(dataDir)) ?? firstRing())
}
