/** What the environment and the arguments set, checked once. */
import path from 'node:path'
import { z } from 'zod'
import { SECOND } from '#shared/time.ts'
import { type Trust, trustFrom, trustNobody } from './address.ts'
import type { MetricsFor } from './http/operation.ts'

export interface Settings {
  /** 0 takes any free port. */
  port: number
  host: string
  dataDir: string
  redisUrl: string | null
  logLevel: string
  /** Where the server is reached from outside, when a proxy stands before it. */
  origin: string | null
  /** Proxies whose word on the addresses of visitors counts. */
  trust: Trust
  metrics: MetricsFor
  /** Real milliseconds between being no longer ready and letting go of everybody, at a stop. */
  drainMs: number
  /** Days after which rooms that ended are deleted; null keeps them. */
  keepDays: number | null
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
    .refine(
      isRedisAddress,
      'is not an address like redis://:password@host:6379 (in a password write %2F for /, %3F for ?, %23 for #, ' +
        '%40 for @, %25 for %)',
    )
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `is none of ${LEVELS.join(', ')}`).default('warn'),
  LAUNCHROOM_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, 'is not an address like https://launch.example.org')
    .optional(),
  LAUNCHROOM_TRUST_PROXY: z
    .string()
    .refine(
      (text) => trustIn(text) !== null,
      'is neither off, a number of proxies nor a list of their addresses like 127.0.0.1, 10.0.0.0/8',
    )
    .default('off'),
  LAUNCHROOM_METRICS: z
    .string()
    .regex(
      /^(off|local|open|[\x21-\x7e]{16,})$/,
      'is none of off, local, open or a token of 16 characters or more',
    )
    .default('local'),
  LAUNCHROOM_DRAIN: z
    .string()
    .regex(/^\d{1,3}$/, 'is not a number of seconds')
    .transform(Number)
    .default(0),
  LAUNCHROOM_KEEP_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'is not a number of days, from 1 on')
    .transform(Number)
    .optional(),
  NODE_ENV: z.string().optional(),
})

/** Read by everybody who reads it in the same way, so that what is blotted out is all of the password. */
function isRedisAddress(text: string): boolean {
  if (!URL.canParse(text) || text.split('@').length > 2) return false
  const { username, password, search, hash } = new URL(text)
  if (search !== '' || hash !== '') return false
  try {
    decodeURIComponent(username + password)
    return true
  } catch {
    return false
  }
}

const trustIn = (text: string): Trust | null => (text === 'off' ? trustNobody : trustFrom(text))

/** A setting that cannot be used; the message is the line that a person reads. */
export class SettingsInvalid extends Error {}

/** Throws `SettingsInvalid`. Empty variables count as not set. */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): Settings {
  const set = parsedFrom(env, args)
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: path.resolve(set.LAUNCHROOM_DATA),
    redisUrl: set.REDIS_URL ?? null,
    logLevel: set.LOG_LEVEL,
    origin: set.LAUNCHROOM_ORIGIN ?? null,
    trust: trustIn(set.LAUNCHROOM_TRUST_PROXY) ?? trustNobody,
    metrics: metricsFor(set.LAUNCHROOM_METRICS),
    drainMs: set.LAUNCHROOM_DRAIN * SECOND,
    keepDays: set.LAUNCHROOM_KEEP_DAYS ?? null,
    development: set.NODE_ENV === 'development',
  }
}

function parsedFrom(env: NodeJS.ProcessEnv, args: readonly string[]): z.infer<typeof Environment> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse({ ...given, ...redisFrom(args) })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new SettingsInvalid(`${String(issue?.path[0])} ${issue?.message}.`)
}

function metricsFor(text: string): MetricsFor {
  return text === 'off' || text === 'local' || text === 'open' ? text : { token: text }
}

/** Every setting by the name of its variable; null where it has no value unless one is given. */
export function defaultSettings(): Record<string, string | null> {
  const names = Object.keys(Environment.shape).filter((name) => name !== 'NODE_ENV')
  const set: Record<string, unknown> = parsedFrom({}, [])
  return Object.fromEntries(names.map((name) => [name, name in set ? String(set[name]) : null]))
}

/** What is in force, as `NAME=value`, with what nobody should read in a log blotted out. Throws `SettingsInvalid`. */
export function effectiveSettings(env: NodeJS.ProcessEnv, args: readonly string[]): string[] {
  const set = { ...parsedFrom(env, args), LAUNCHROOM_DATA: readSettings(env, args).dataDir }
  return Object.entries(set)
    .filter(([name, value]) => name !== 'NODE_ENV' && value !== undefined)
    .map(([name, value]) => `${name}=${masked(name, String(value))}`)
}

const BLOT = '***'

function masked(name: string, value: string): string {
  if (name === 'LAUNCHROOM_METRICS') return typeof metricsFor(value) === 'string' ? value : BLOT
  if (/KEY|TOKEN|SECRET|PASSWORD/.test(name)) return BLOT
  // What stands alone before the @ may be meant as a password.
  return value.replace(/^(\w{1,20}:\/\/(?:[^:@/]*:)?)[^@/]*@/, `$1${BLOT}@`)
}

function redisFrom(args: readonly string[]): { REDIS_URL?: string } {
  const at = args.indexOf('--redis')
  if (at < 0) return {}
  return { REDIS_URL: args[at + 1] ?? '' }
}
