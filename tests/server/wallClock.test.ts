import { describe, expect, test } from 'vitest'
import { memoryStore } from '#server/store/memoryLog.ts'
import { openWallClock } from '#server/wallClock.ts'
import { HOUR, SECOND } from '#shared/time.ts'
import { settableClock } from '../support/clock.ts'

const START = 1_800_000_000_000

/** A process whose counter, whose host's clock and whose store's clock are set by hand. */
function host({ offset = 0, tripMs = 0, store = memoryStore() } = {}) {
  const timers = settableClock(0)
  const wall = { host: START, redis: START + offset, away: false }
  const warnings: string[] = []
  const steady = () => timers.now()
  const wallTime = async () => {
    if (wall.away) throw new Error('Redis is away')
    timers.jump(tripMs)
    return wall.redis + steady()
  }
  const open = (shared: boolean) =>
    openWallClock({
      store: { ...store, wallTime: shared ? wallTime : null },
      warn: (text) => warnings.push(text),
      steady,
      host: () => wall.host + steady(),
      timers,
    })
  return { timers, wall, warnings, open, store }
}

describe('the clock of a process', () => {
  test('[CLU9] goes on evenly while the clock of its host leaps', async () => {
    const { timers, wall, open } = host()
    const clock = await open(false)
    expect(clock.now()).toBe(START)
    for (const leap of [HOUR, -HOUR]) {
      wall.host += leap
      const before = clock.now()
      await timers.advance(10 * SECOND)
      expect(clock.now()).toBe(before + 10 * SECOND)
    }
  })

  test('[CLU9] does not begin before the store was last written to', async () => {
    const first = host()
    await first.open(false)
    await first.timers.advance(20 * SECOND)
    const again = host({ store: first.store })
    again.wall.host -= HOUR
    expect((await again.open(false)).now()).toBe(START + 20 * SECOND)
  })

  test('[CLU9] is that of Redis where nodes share one, whatever their hosts say', async () => {
    const { timers, wall, open } = host({ offset: 7 * SECOND })
    const clock = await open(true)
    wall.host += HOUR
    await timers.advance(SECOND)
    expect(clock.now()).toBe(START + 8 * SECOND)
  })

  test('[CLU9] takes half the way to Redis into account', async () => {
    const { timers, open } = host({ tripMs: 40 })
    const clock = await open(true)
    expect(Math.abs(clock.now() - (START + timers.now()))).toBeLessThanOrEqual(20)
  })

  test('[CLU9] follows what Redis drifts, never goes back and does not follow a leap', async () => {
    const { timers, wall, open, warnings } = host()
    const clock = await open(true)
    wall.redis += 30
    await timers.advance(6 * SECOND)
    expect(clock.now()).toBe(START + timers.now() + 30)
    wall.redis -= 100
    const before = clock.now()
    await timers.advance(5 * SECOND)
    expect(clock.now()).toBe(START + timers.now() - 70)
    expect(clock.now()).toBeGreaterThan(before)
    for (const leap of [HOUR, -2 * HOUR]) {
      wall.redis += leap
      const now = clock.now()
      await timers.advance(20 * SECOND)
      expect(clock.now()).toBe(now + 20 * SECOND)
    }
    expect(warnings).toEqual(['The clock of Redis was set: rooms go on without following it'])
  })

  test('[CLU9] goes on while Redis is away', async () => {
    const { timers, wall, open } = host()
    const clock = await open(true)
    wall.away = true
    await timers.advance(60 * SECOND)
    expect(clock.now()).toBe(START + 60 * SECOND)
  })
})
