import { expect, test } from 'vitest'
import { bucket, buckets } from '#server/limits.ts'
import { isOurOrigin } from '#server/origin.ts'
import { settableClock } from '../support/clock.ts'

test('[AC9] a bucket gives its burst at once and then as much as time brings', async () => {
  const clock = settableClock()
  const { take, isEmpty } = bucket(clock, { burst: 3, perSecond: 2 })
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false])
  await clock.advance(499)
  expect(isEmpty()).toBe(true)
  await clock.advance(1)
  expect([isEmpty(), take(), take()]).toEqual([false, true, false])
  await clock.advance(60_000)
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false])
})

test('[AC9] every address has a bucket of its own, and only so many are kept', () => {
  const all = buckets(settableClock(), { burst: 1, perSecond: 1 }, 2)
  expect([all.of('a').take(), all.of('a').take(), all.of('b').take()]).toEqual([true, false, true])
  all.of('c')
  expect(all.of('a').take()).toBe(true)
})

const away = { origin: null, development: false }
test.each([
  ['a program', {}, away, true],
  ['our page', { origin: 'http://10.0.0.7:3000', host: '10.0.0.7:3000' }, away, true],
  [
    'our page behind a proxy',
    { origin: 'https://launch.example', host: 'node1:3000' },
    { ...away, origin: 'https://launch.example' },
    true,
  ],
  [
    'a page whose browser says so',
    { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' },
    away,
    true,
  ],
  ['another site', { origin: 'https://evil.example', host: '10.0.0.7:3000' }, away, false],
  ['another port', { origin: 'http://localhost:5173', host: 'localhost:3000' }, away, false],
  [
    'another port in development',
    { origin: 'http://localhost:5173', host: '127.0.0.1:3000' },
    { ...away, development: true },
    true,
  ],
  [
    'another site in development',
    { origin: 'https://evil.example', host: 'localhost:3000' },
    { ...away, development: true },
    false,
  ],
  ['a sandboxed page', { origin: 'null', host: 'null' }, away, false],
])('[AC3] %s', (_, headers, rule, ours) => {
  expect(isOurOrigin(headers, rule)).toBe(ours)
})
