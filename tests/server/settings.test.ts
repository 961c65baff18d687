import path from 'node:path'
import { expect, test } from 'vitest'
import { readSettings, SettingsInvalid } from '#server/settings.ts'

test('[HT11] without any setting the server is one for this folder', () => {
  expect(readSettings({}, [])).toEqual({
    port: 3000,
    host: '0.0.0.0',
    dataDir: path.resolve('data'),
    redisUrl: null,
    logLevel: 'warn',
    origin: null,
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
  [{ LOG_LEVEL: 'loud' }, [], /^LOG_LEVEL is none of fatal, error/],
  [{ LAUNCHROOM_ORIGIN: 'launch.example' }, [], /^LAUNCHROOM_ORIGIN is not an address/],
])('[HT11] %j %j is one clear line', (env, args, line) => {
  expect(() => readSettings(env, args)).toThrow(SettingsInvalid)
  expect(() => readSettings(env, args)).toThrow(line)
})
