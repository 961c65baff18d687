import { describe, expect, test } from 'vitest'
import {
  atFirst,
  type Finding,
  type Line,
  type Means,
  type Probe,
  runCheck,
  verdictOf,
} from '#client/networkCheck.ts'

/** A network on which each question takes so long, and a server whose clock is ahead of the device's. */
function network({ tripMs = 40, aheadMs = 0 } = {}) {
  let now = 1_800_000_000_000
  const closed: string[] = []
  const probe = (way: string): Probe => ({
    async time() {
      now += tripMs / 2
      const server = now + aheadMs
      now += tripMs / 2
      return server
    },
    close: () => closed.push(way),
  })
  const means: Means = {
    now: () => now,
    async ask() {
      now += tripMs
      return { ours: true }
    },
    open: async (way) => probe(way),
    canStore: () => true,
    hasCookies: () => true,
    canSound: () => true,
  }
  return { means, closed, probe }
}

async function findings(means: Means) {
  const found = { ...atFirst }
  const order: Line[] = []
  await runCheck(means, (line, finding) => {
    found[line] = finding
    order.push(line)
  })
  const short = Object.fromEntries(
    Object.entries(found).map(([line, { verdict, says }]: [string, Finding]) => [line, `${verdict} ${says}`]),
  )
  return { found, order, short, verdict: verdictOf(found) }
}

describe('the connection test', () => {
  test('[OP21] finds nothing wrong where nothing is, and says each line once', async () => {
    const { means, closed } = network()
    const { found, order, short, verdict } = await findings(means)
    expect(short).toEqual({
      server: 'good serverGood',
      socket: 'good socketGood',
      roundTrip: 'good roundTripGood',
      clock: 'good clockGood',
      sound: 'good soundGood',
      storage: 'good storageGood',
    })
    expect([found.server.ms, found.roundTrip.ms]).toEqual([40, 40])
    expect(verdict).toBe('good')
    expect(order.sort()).toEqual(['clock', 'roundTrip', 'server', 'socket', 'sound', 'storage'])
    expect(closed).toEqual(['websocket'])
  })

  test('[OP21] tells a blocked WebSocket from no connection', async () => {
    const { means, probe } = network()
    const blocked = await findings({
      ...means,
      open: async (way) => (way === 'polling' ? probe(way) : Promise.reject(new Error('blocked'))),
    })
    expect(blocked.short).toMatchObject({ socket: 'limited socketPolling', roundTrip: 'good roundTripGood' })
    expect(blocked.verdict).toBe('limited')
    const none = await findings({ ...means, open: () => Promise.reject(new Error('no way')) })
    expect(none.short).toMatchObject({
      socket: 'bad socketBad',
      roundTrip: 'unknown notMeasured',
      clock: 'unknown notMeasured',
    })
    expect(none.verdict).toBe('bad')
  })

  test('[OP21] tells the sign-in page of a guest network from a server that is away', async () => {
    const { means } = network()
    expect((await findings({ ...means, ask: async () => ({ ours: false }) })).short['server']).toBe(
      'bad serverOther',
    )
    expect((await findings({ ...means, ask: () => Promise.reject(new Error()) })).short['server']).toBe(
      'bad serverAway',
    )
  })

  test.each([
    [{ tripMs: 320 }, { roundTrip: 'limited roundTripSlow', server: 'good serverGood' }],
    [{ tripMs: 1200 }, { roundTrip: 'limited roundTripSlow', server: 'limited serverSlow' }],
    [{ aheadMs: 90_000 }, { clock: 'good clockSlow' }],
    [{ aheadMs: -90_000 }, { clock: 'good clockFast' }],
    [{ aheadMs: 1500 }, { clock: 'good clockGood' }],
  ])('[OP21] measures %j', async (given, expected) => {
    expect((await findings(network(given).means)).short).toMatchObject(expected)
  })

  test('[OP21] a clock that is off harms nobody, missing cookies do, missing sound and storage limit', async () => {
    const { means } = network({ aheadMs: 3_600_000 })
    expect((await findings(means)).verdict).toBe('good')
    expect(await findings({ ...means, canSound: () => false })).toMatchObject({ verdict: 'limited' })
    expect(await findings({ ...means, canStore: () => false })).toMatchObject({
      verdict: 'limited',
      short: { storage: 'limited storageNone' },
    })
    expect(await findings({ ...means, hasCookies: () => false })).toMatchObject({
      verdict: 'bad',
      short: { storage: 'bad cookiesNone' },
    })
  })

  test('[OP21] a connection that breaks meanwhile is measured by what it gave', async () => {
    const { means, probe } = network()
    let left = 3
    const open = async (way: string): Promise<Probe> => {
      const steady = probe(way)
      return {
        ...steady,
        time: () => {
          left -= 1
          return left < 0 ? Promise.reject(new Error('broken')) : steady.time()
        },
      }
    }
    expect((await findings({ ...means, open })).short).toMatchObject({ roundTrip: 'good roundTripGood' })
  })
})
