import { describe, expect, test } from 'vitest'
import { bestOffset, leftUntil, momentPassed, secondsToStart } from '#client/clock.ts'
import { clockText, durationParts, fromAnchor, offsetText, shortDuration } from '#client/clockText.ts'
import { metricAt, metricLevel, metricText } from '#client/metric.ts'
import { HOUR, MINUTE, SECOND } from '#shared/time.ts'

const newYork = { zone: 'America/New_York', hours: 24 } as const
const running = { sim: 0, wall: 1000, rate: 12, running: true }

describe('time of the server', () => {
  test('[UI1] of several time samples the one with the shortest round trip gives the offset', () => {
    const far = { sent: 0, received: 400, server: 10_000 }
    const near = { sent: 1000, received: 1010, server: 6005 }
    expect(bestOffset([far, near])).toEqual({ offset: 5000, roundTrip: 10 })
    expect(bestOffset([near, far])).toEqual({ offset: 5000, roundTrip: 10 })
    expect(bestOffset([])).toBeNull()
  })

  test('[UI2] a sample from before the device’s clock was set back is not used', () => {
    expect(bestOffset([{ sent: 500, received: 100, server: 0 }])).toBeNull()
  })
})

describe('countdowns', () => {
  test('[UI3] what is left is told in simulated and in real time, and in simulated time alone while the clock stands', () => {
    expect(leftUntil(12 * MINUTE, running, 1000)).toEqual({ sim: 12 * MINUTE, real: MINUTE })
    expect(leftUntil(12 * MINUTE, { ...running, running: false }, 1000)).toEqual({
      sim: 12 * MINUTE,
      real: null,
    })
  })

  test('[UI4] past its limit a countdown counts up in both times', () => {
    expect(leftUntil(0, running, 1000 + 5 * SECOND)).toEqual({ sim: -60 * SECOND, real: -5 * SECOND })
  })

  test('[UI5] a countdown speaks at one minute, at 20 seconds and when it is up, once each', () => {
    const spoken: [number, string][] = []
    for (let left = 90; left > -5; left -= 1) {
      const moment = momentPassed(left * SECOND, (left - 1) * SECOND)
      if (moment) spoken.push([left - 1, moment])
    }
    expect(spoken).toEqual([
      [60, 'minute'],
      [20, 'twenty'],
      [0, 'up'],
    ])
  })

  test('[UI6] moments that a fast clock jumps over say only the latest', () => {
    expect(momentPassed(70 * SECOND, 15 * SECOND)).toBe('twenty')
    expect(momentPassed(70 * SECOND, -5 * SECOND)).toBe('up')
    expect(momentPassed(70 * SECOND, 65 * SECOND)).toBeNull()
  })

  test('[UI7] more time that lifts the limit again says nothing', () => {
    expect(momentPassed(10 * SECOND, 70 * SECOND)).toBeNull()
  })

  test('[UI8] before its first moment a started clock counts 3, 2, 1 and then nothing', () => {
    const started = { ...running, wall: 10_000 }
    const seen = [7000, 7999, 8000, 9001, 10_000, 11_000].map((now) => secondsToStart(started, now))
    expect(seen).toEqual([3, 3, 2, 1, null, null])
    expect(secondsToStart({ ...started, running: false }, 9000)).toBeNull()
    expect(secondsToStart(started, -60_000)).toBeNull()
  })
})

describe('times as words', () => {
  test('[UI9] the clock shows the scenario’s zone, whatever the device’s is, with the offset instead of a name', () => {
    const winter = Date.UTC(2026, 0, 15, 15, 32, 15)
    expect(clockText(winter, newYork)).toBe('10:32:15')
    expect(clockText(winter, newYork, { seconds: false })).toBe('10:32')
    expect(offsetText(winter, newYork.zone)).toBe('UTC−5')
    expect(offsetText(Date.UTC(2026, 6, 15), newYork.zone)).toBe('UTC−4')
    expect(offsetText(winter, 'Asia/Kolkata')).toBe('UTC+5:30')
    expect(offsetText(winter, 'UTC')).toBe('UTC')
  })

  test('[UI10] an hour over the start of summer time shows the time people have', () => {
    const before = Date.UTC(2026, 2, 8, 6, 30)
    expect(clockText(before, newYork, { seconds: false })).toBe('01:30')
    expect(clockText(before + HOUR, newYork, { seconds: false })).toBe('03:30')
  })

  test('[UI11] midnight is 00:00', () => {
    expect(clockText(Date.UTC(2026, 0, 15, 5), newYork)).toBe('00:00:00')
  })

  test('[UI12] lengths are short for the eye and whole words for the ear', () => {
    expect([70, 3725, 5].map((seconds) => shortDuration(seconds * SECOND))).toEqual([
      '1:10',
      '1:02:05',
      '0:05',
    ])
    expect(durationParts(70 * SECOND)).toEqual([
      { unit: 'minutes', count: 1 },
      { unit: 'seconds', count: 10 },
    ])
    expect(durationParts(HOUR + 5 * SECOND)).toEqual([{ unit: 'hours', count: 1 }])
    expect(durationParts(0)).toEqual([{ unit: 'seconds', count: 0 }])
  })

  test('[UI13] T counts from the anchor, before it with a minus', () => {
    expect(fromAnchor(2.5 * HOUR, HOUR)).toEqual({ sign: '+', time: '01:30' })
    expect(fromAnchor(30 * MINUTE, HOUR)).toEqual({ sign: '−', time: '00:30' })
  })
})

describe('metrics', () => {
  const knots = [
    [0, 100],
    [10, 200],
    [20, 150],
  ] as const

  test('[UI14] a metric is read on the straight line between its knots and level outside of them', () => {
    expect([-5, 0, 5, 10, 15, 20, 99].map((at) => metricAt(knots, at))).toEqual([
      100, 100, 150, 200, 175, 150, 150,
    ])
  })

  test('[UI15] a reading is a warning on the side that is not better', () => {
    const metric = {
      id: 'errors',
      label: 'Errors',
      unit: '%',
      decimals: 1,
      min: 0,
      max: 1000,
      better: 'down' as const,
      warning: 20,
      critical: 50,
      watchedBy: [],
    }
    expect([19, 20, 50].map((value) => metricLevel(metric, value))).toEqual(['normal', 'warning', 'critical'])
    const up = { ...metric, better: 'up' as const, warning: 950, critical: 900 }
    expect([960, 950, 900].map((value) => metricLevel(up, value))).toEqual(['normal', 'warning', 'critical'])
    expect(metricText(metric, 964)).toBe('96.4\u00a0%')
  })
})
