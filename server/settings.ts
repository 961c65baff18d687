/** What the environment and the arguments set, checked once. */
import path from 'node:path'
import { z } from 'zod'

export interface Settings {
  /** 0 takes any free port. */
  port: number
  host: string
  dataDir: string
  redisUrl: string | null
  logLevel: string
  /** Where the server is reached from outside, when a proxy stands before it. */
  origin: string | null
  development: boolean
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port number')
    .transform(Number)
    .refine((port) => port <= 65535, 'is not a port number')
    .default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  LAUNCHROOM_DATA: z.string().min(1).default('data'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'does not begin with redis:// or rediss://')
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `is none of ${LEVELS.join(', ')}`).default('warn'),
  LAUNCHROOM_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, 'is not an address like https://launch.example.org')
    .optional(),
  NODE_ENV: z.string().optional(),
})

/** A setting that cannot be used; the message is the line that a person reads. */
export class SettingsInvalid extends Error {}

/** Throws `SettingsInvalid`. Empty variables count as not set. */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse({ ...given, ...redisFrom(args) })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new SettingsInvalid(`${String(issue?.path[0])} ${issue?.message}.`)
  }
  const set = parsed.data
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: path.resolve(set.LAUNCHROOM_DATA),
    redisUrl: set.REDIS_URL ?? null,
    logLevel: set.LOG_LEVEL,
    origin: set.LAUNCHROOM_ORIGIN ?? null,
    development: set.NODE_ENV === 'development',
  }
}

function redisFrom(args: readonly string[]): { REDIS_URL?: string } {
  const at = args.indexOf('--redis')
  if (at < 0) return {}
  return { REDIS_URL: args[at + 1] ?? '' }
}
