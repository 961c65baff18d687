import { describe, expect, test } from 'vitest'
import { later } from '#client/later.ts'

describe('a part that is loaded later', () => {
  test('[CS4] it is loaded once, and whoever waits for it is told', async () => {
    let loads = 0
    const part = later(async () => `part ${++loads}`)
    const told: (string | null)[] = []
    part.listen(() => told.push(part.get()))
    expect(part.get()).toBe(null)
    expect(await Promise.all([part.load(), part.load()])).toEqual(['part 1', 'part 1'])
    expect([part.get(), told, loads]).toEqual(['part 1', ['part 1'], 1])
  })

  test('[CS5] a part that could not be loaded can be asked for again', async () => {
    let tries = 0
    const part = later(async () => {
      tries += 1
      if (tries === 1) throw new Error('the network is away')
      return 'there'
    })
    await expect(part.load()).rejects.toThrow('the network is away')
    expect(part.get()).toBe(null)
    expect(await part.load()).toBe('there')
  })
})
