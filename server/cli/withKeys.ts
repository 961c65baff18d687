import { fileKeys } from '#server/keys/fileKeys.ts'
import { keysOf } from '#server/keys/keysOf.ts'
import type { Keys } from '#server/keys.ts'
import { readSettings, type Settings, SettingsInvalid } from '#server/settings.ts'
import { StoreUnusable } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { Complaint, type Io, optionOf, type Parsed } from './io.ts'

type Use<T> = (keys: Keys, settings: Settings) => Promise<T>

/** Does something with the keys of the server that these settings mean, whether it runs or not. */
export async function withKeys<T>(parsed: Parsed, io: Io, use: Use<T>): Promise<T> {
  try {
    const redis = optionOf(parsed, 'redis')
    const settings = readSettings(process.env, redis === undefined ? [] : ['--redis', redis])
    if (settings.redisUrl !== null) return await inRedis(settings.redisUrl, { settings, io, use })
    const keys = await fileKeys(settings.dataDir, io.err)
    return await use(keys, settings).finally(keys.close)
  } catch (error) {
    if (error instanceof SettingsInvalid || error instanceof StoreUnusable) throw new Complaint(error.message)
    if (error instanceof Error) throw new Complaint(`The keys cannot be used: ${error.message}.`)
    throw error
  }
}

async function inRedis<T>(
  url: string,
  { settings, io, use }: { settings: Settings; io: Io; use: Use<T> },
): Promise<T> {
  const store = await redisStore(url, { warn: io.err })
  try {
    const keys = await keysOf(settings, store.log, io.err)
    return await use(keys, settings).finally(keys.close)
  } finally {
    await store.close()
  }
}
