import path from 'node:path'
import { expect, test } from 'vitest'
import { trustNobody } from '#server/address.ts'
import { defaultSettings, effectiveSettings, readSettings, SettingsInvalid } from '#server/settings.ts'
import { readText } from '../house/source.ts'

test('[HT11] without any setting the server is one for this folder', () => {
  expect(readSettings({}, [])).toEqual({
    port: 3000,
    host: '0.0.0.0',
    dataDir: path.resolve('data'),
    redisUrl: null,
    logLevel: 'warn',
    origin: null,
    trust: trustNobody,
    metrics: 'local',
    drainMs: 0,
    keepDays: null,
    development: false,
  })
})

test('[HT11] an empty variable counts as not set, an argument goes before a variable', () => {
  expect(readSettings({ PORT: '', REDIS_URL: 'redis://a' }, ['--redis', 'redis://b'])).toMatchObject({
    port: 3000,
    redisUrl: 'redis://b',
  })
})

test.each([
  [{ PORT: 'x' }, [], 'PORT is not a port number.'],
  [{ PORT: '70000' }, [], 'PORT is not a port number.'],
  [{ REDIS_URL: 'localhost' }, [], 'REDIS_URL does not begin with redis:// or rediss://.'],
  [{}, ['--redis'], 'REDIS_URL does not begin with redis:// or rediss://.'],
  [{ REDIS_URL: 'redis://:one/two@h' }, [], /^REDIS_URL is not an address like redis:/],
  [{ REDIS_URL: 'redis://:one@two@h' }, [], /^REDIS_URL is not an address like redis:/],
  [{ REDIS_URL: 'redis://:one%two@h' }, [], /^REDIS_URL is not an address like redis:/],
  [{ REDIS_URL: 'redis://h?password=one' }, [], /^REDIS_URL is not an address like redis:/],
  [{ LAUNCHROOM_METRICS: 'short' }, [], /^LAUNCHROOM_METRICS is none of off, local, open or a token/],
  [{ LAUNCHROOM_DRAIN: '-1' }, [], 'LAUNCHROOM_DRAIN is not a number of seconds.'],
  [{ LAUNCHROOM_KEEP_DAYS: '0' }, [], 'LAUNCHROOM_KEEP_DAYS is not a number of days, from 1 on.'],
  [{ LOG_LEVEL: 'loud' }, [], /^LOG_LEVEL is none of fatal, error/],
  [{ LAUNCHROOM_ORIGIN: 'launch.example' }, [], /^LAUNCHROOM_ORIGIN is not an address/],
])('[HT11] %j %j is one clear line', (env, args, line) => {
  expect(() => readSettings(env, args)).toThrow(SettingsInvalid)
  expect(() => readSettings(env, args)).toThrow(line)
})

test('[OP1] the settings in force are told without what is secret', () => {
  const told = effectiveSettings(
    {
      REDIS_URL: 'rediss://worker:PLANTED-1@redis.example:6379/2',
      LAUNCHROOM_METRICS: 'PLANTED-2-and-more',
      LAUNCHROOM_DATA: '/srv/launchroom',
    },
    [],
  )
  expect(told).toContain('REDIS_URL=rediss://worker:***@redis.example:6379/2')
  expect(told).toContain('LAUNCHROOM_METRICS=***')
  expect(told).toContain('LAUNCHROOM_DATA=/srv/launchroom')
  expect(told).toContain('PORT=3000')
  expect(effectiveSettings({}, ['--redis', 'redis://:PLANTED-3@h']).join()).toContain(
    'REDIS_URL=redis://:***@h',
  )
  // Somebody took the place of the name for that of the password.
  expect(effectiveSettings({ REDIS_URL: 'redis://PLANTED-4@h' }, [])).toContain('REDIS_URL=redis://***@h')
  expect(effectiveSettings({ REDIS_URL: 'redis://:PLANTED-5:6%40@h' }, [])).toContain(
    'REDIS_URL=redis://:***@h',
  )
  expect(told.join()).not.toContain('PLANTED')
})

test('[OP1] the table of settings in docs/operate.md names every setting with its default, and no other', () => {
  const rows = readText('docs/operate.md').matchAll(/^\| `([A-Z_]+)`[^|]*\|[^|]*\| (?:`([^`]*)`)?/gm)
  expect(Object.fromEntries([...rows].map(([, name, value]) => [name, value ?? null]))).toEqual(
    defaultSettings(),
  )
})
