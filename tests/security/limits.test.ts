/** How often somebody may, over the real edge: by seat whatever the tab, by address whatever the header says. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { addressOf, networkOf, type Trust, trustFrom, trustNobody } from '#server/address.ts'
import { limitsBy } from '#server/limits.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { SECOND } from '#shared/time.ts'
import { settableClock } from '../support/clock.ts'
import { startServer, type Tab, type TestServer } from '../support/memoryServer.ts'

vi.setConfig({ testTimeout: 60_000 })

let server: TestServer
afterEach(() => server?.close())

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  }) as Parameters<typeof addressOf>[0]
const trusting = (text: string) => trustFrom(text) as Trust

describe('the address of a visitor', () => {
  test.each<[string, string, string | undefined, Trust, string]>([
    ['is the connection’s', '203.0.113.9', undefined, trustNobody, '203.0.113.9'],
    ['is not what the visitor says', '203.0.113.9', '198.51.100.1', trustNobody, '203.0.113.9'],
    ['is what the one proxy says', '10.0.0.1', '198.51.100.1', trusting('1'), '198.51.100.1'],
    [
      'is not what the visitor told the proxy',
      '10.0.0.1',
      '6.6.6.6, 198.51.100.1',
      trusting('1'),
      '198.51.100.1',
    ],
    [
      'is what the first of two says',
      '10.0.0.1',
      '6.6.6.6, 198.51.100.1, 10.0.0.2',
      trusting('2'),
      '198.51.100.1',
    ],
    [
      'is as far back as trusted networks go',
      '::ffff:10.0.0.1',
      '6.6.6.6, 198.51.100.1, 10.9.9.9',
      trusting('10.0.0.0/8, ::1'),
      '198.51.100.1',
    ],
    [
      'is the connection’s where it is no proxy',
      '203.0.113.9',
      '198.51.100.1',
      trusting('10.0.0.0/8'),
      '203.0.113.9',
    ],
    ['is never text that is no address', '10.0.0.1', '6.6.6.6, <script>\n', trusting('1'), '10.0.0.1'],
    ['is IPv6 too', '::1', '2001:DB8::7', trusting('::1/128'), '2001:db8::7'],
  ])('[SY51] %s', (_, remote, forwarded, trust, address) => {
    expect(addressOf(request(remote, forwarded), trust)).toBe(address)
  })

  test.each(['', 'yes', '1.2.3', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8', '127.0.0.1,', '-1', '1000'])(
    '[SY51] a trust in %j is none',
    (text) => expect(trustFrom(text)).toBeNull(),
  )

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('[SY51] %s counts as %s', (address, network) => expect(networkOf(address)).toBe(network))

  test('[SY51] counts where tries are counted, over HTTP and on sockets', async () => {
    server = await startServer({ trust: trusting('1') })
    const { code } = await server.openRoom()
    const browser = server.browser()
    const from = (address: string) => ({ 'x-forwarded-for': `6.6.6.6, ${address}` })
    const status = async (address: string) => (await browser.get('/api/rooms/ZZZZZZ', from(address))).status
    for (let i = 0; i < 20; i += 1) expect(await status('198.51.100.1')).toBe(404)
    expect([await status('198.51.100.1'), await status('198.51.100.2')]).toEqual([429, 404])
    const away = browser.open(code, 'participant', {}, from('198.51.100.1'))
    await away.until('disconnect')
    expect(away.of('gone')).toEqual([])
    expect(await browser.open(code, 'participant', {}, from('198.51.100.3')).until('gone')).toBe(
      'not-signed-in',
    )
  })

  test('[SY51] is not to be forged where no proxy is trusted', async () => {
    server = await startServer()
    const browser = server.browser()
    const statuses = new Set<number>()
    for (let i = 0; i < 25; i += 1) {
      const forged = { 'x-forwarded-for': `198.51.100.${i}`, forwarded: `for=198.51.100.${i}` }
      statuses.add((await browser.get('/api/rooms/ZZZZZZ', forged)).status)
    }
    expect([...statuses]).toEqual([404, 429])
  })
})

describe('guesses of codes', () => {
  const place = (n: number) => `198.51.${Math.floor(n / 250)}.${n % 250}`

  test('[SY52] from many addresses are slowed down together, and who does not guess is let in', async () => {
    const clock = settableClock()
    const { guesses } = limitsBy(clock)
    const answered = (count: number) => {
      let all = 0
      for (let n = 0; n < 2000; n += 1) {
        for (let i = 0; i < count && !guesses.isSpent(place(n)); i += 1) {
          guesses.missed(place(n))
          all += 1
        }
      }
      return all
    }
    // 600 together, and then one from each address that has none behind it.
    expect(answered(20)).toBe(600 + 1970)
    expect(guesses.isSpent('203.0.113.1')).toBe(false)
    await clock.advance(30 * SECOND)
    expect(answered(20)).toBeLessThan(2400)
  })

  test('[SY52] from thousands of addresses are two a minute from each, once they are slowed down', () => {
    const clock = settableClock()
    const { guesses } = limitsBy(clock)
    const addresses = Array.from({ length: 12_000 }, (_, n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)
    let answered = 0
    for (let seconds = 0; seconds < 60; seconds += 2) {
      for (const address of addresses) {
        if (guesses.isSpent(address)) continue
        guesses.missed(address)
        answered += 1
      }
      clock.jump(2 * SECOND)
    }
    // What is free for all together comes on top.
    expect(answered).toBeLessThanOrEqual(addresses.length * 2 + 600 + 60 * 10)
    expect(guesses.isSpent('203.0.113.1')).toBe(false)
  })

  test('[SY53] get the same answer in about the same time, whatever is wrong with them', async () => {
    server = await startServer({ clock: { ...settableClock(), now: eachTime(2 * SECOND) } })
    const { code, facilitator } = await server.openRoom()
    const desk = facilitator.open(code, 'facilitator')
    await desk.until('view')
    for (const type of ['room.brief', 'room.start']) await desk.ask({ type })
    await desk.ask({ type: 'room.end', reason: '' })
    await desk.ask({ type: 'room.close' })
    const stranger = server.browser()
    const wrong = { unknown: 'ZZZZZZ', ended: code, misspelt: 'K7MOQX', other: '..%2f..%2f' }
    const took: Record<string, number[]> = {}
    const said = new Set<string>()
    for (let round = 0; round < 60; round += 1) {
      for (const [name, guess] of Object.entries(wrong)) {
        const began = performance.now()
        const { status, body } = await stranger.get(`/api/rooms/${guess}`)
        took[name] = [...(took[name] ?? []), performance.now() - began]
        said.add(JSON.stringify({ status, body }))
      }
    }
    const medians = Object.values(took).map((all) => all.sort((a, b) => a - b)[all.length / 2] ?? 0)
    expect(said.size).toBe(1)
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(3)
  })
})

/** A clock that goes on with every look at it, so that no limit is met. */
function eachTime(ms: number): () => number {
  let now = 1_800_000_000_000
  return () => {
    now += ms
    return now
  }
}

describe('a seat', () => {
  const ask = (tab: Tab) => tab.ask({ type: 'document.open', document: 'runbook' })
  const accepted = async (tab: Tab, count: number) => {
    const acks = await Promise.all(Array.from({ length: count }, () => ask(tab)))
    return acks.filter((ack) => 'seq' in ack).length
  }

  async function seated(clock = settableClock()) {
    server = await startServer({ clock })
    const { code, facilitator } = await server.openRoom()
    const browser = server.browser()
    await browser.join(code, 'Noor')
    const tab = browser.open(code, 'participant')
    await tab.until('view')
    expect(await tab.ask({ type: 'seat.take', role: 'ops' })).toHaveProperty('seq')
    return { clock, code, facilitator, browser, tab }
  }

  test('[SY54] has one allowance, in however many tabs and after however many reconnects', async () => {
    const { clock, code, browser, tab } = await seated()
    expect(await accepted(tab, 50)).toBe(39)
    for (let i = 0; i < 3; i += 1) {
      const other = browser.open(code, 'participant')
      await other.until('view')
      expect(await accepted(other, 5)).toBe(0)
    }
    await clock.advance(SECOND)
    const later = browser.open(code, 'participant')
    await later.until('view')
    expect(await accepted(later, 20)).toBe(10)
  })

  test('[SY54] of a facilitator has one too, and takes nothing from the others', async () => {
    const { code, facilitator, tab } = await seated()
    const desks = [facilitator.open(code, 'facilitator'), facilitator.open(code, 'facilitator')]
    let taken = 0
    for (const desk of desks) {
      await desk.until('view')
      const acks = await Promise.all(
        Array.from({ length: 30 }, () => desk.ask({ type: 'facilitator.note', text: 'x' } as never)),
      )
      taken += acks.filter((ack) => 'seq' in ack).length
    }
    expect(taken).toBe(40)
    expect(await accepted(tab, 5)).toBe(5)
  })

  test('[SY54] pays for what is no command as well', async () => {
    const { tab } = await seated()
    const acks = await Promise.all(
      Array.from({ length: 45 }, () => tab.socket.emitWithAck('command', { nonsense: true })),
    )
    expect(acks.map(({ refusal }) => refusal).slice(-6)).toEqual(Array(6).fill('room.tooFast'))
  })

  test('[SY55] that connects again and again waits, and then is let in', async () => {
    const { clock, code, browser } = await seated()
    const views: boolean[] = []
    for (let i = 0; i < 70; i += 1) {
      const tab = browser.open(code, 'participant', { session: 'the-same-tab' })
      views.push(
        await Promise.race([tab.until('view').then(() => true), tab.until('disconnect').then(() => false)]),
      )
      tab.close()
    }
    expect(views.filter(Boolean)).toHaveLength(59)
    await clock.advance(SECOND)
    expect(await browser.open(code, 'participant').until('view')).toHaveProperty('you')
  })

  test('[SY55] gets costly pages only so often', async () => {
    const { clock, code, facilitator } = await seated()
    const get = async () => (await facilitator.get(`/api/rooms/${code}/debrief`)).status
    const statuses: number[] = []
    for (let i = 0; i < 32; i += 1) statuses.push(await get())
    expect(statuses).toEqual([...Array(30).fill(200), 429, 429])
    await clock.advance(2 * SECOND)
    expect(await get()).toBe(200)
  })
})

describe('people as they are', () => {
  test('[SY56] forty behind one address come in within a minute, and a phone reconnects ten times', async () => {
    // On a disk, where what one does is still under way when the next one comes.
    const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-limits-'))
    const store = await sqliteStore(dir)
    onTestFinished(async () => {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    })
    server = await startServer({ store })
    const { code, facilitator } = await server.openRoom()
    const desk = facilitator.open(code, 'facilitator')
    await desk.until('view')
    const people = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const browser = server.browser()
        for (const page of ['/api/me', `/api/rooms/${code}`])
          expect((await browser.get(page)).status).toBe(200)
        if (n % 4 === 0) expect((await browser.get('/api/rooms/ZZZZZZ')).status).toBe(404)
        await browser.join(code, `Person ${n}`)
        const tab = browser.open(code, 'participant')
        await tab.until('view')
        return { browser, tab }
      }),
    )
    const phone = people[0]
    if (!phone) throw new Error('nobody came')
    for (let i = 0; i < 10; i += 1) {
      phone.tab.close()
      phone.tab = phone.browser.open(code, 'participant', { session: phone.tab.session })
      expect(await phone.tab.until('view')).toHaveProperty('you')
      expect(await phone.tab.ask({ type: 'seat.allow', allowance: 20, person: null })).toHaveProperty('seq')
    }
    expect(desk.of('gone')).toEqual([])
  })

  test('[SY57] nobody fills a room with people who are not there', async () => {
    const clock = settableClock()
    server = await startServer({ clock })
    const { code } = await server.openRoom()
    const join = async () =>
      (await server.browser().post(`/api/rooms/${code}/join`, { name: 'Eve' })).body.error?.code ?? 'joined'
    const answers: string[] = []
    for (let i = 0; i < 130; i += 1) answers.push(await join())
    expect(answers).toEqual([...Array(120).fill('joined'), ...Array(10).fill('calls.tooMany')])
    const room = (await server.app.rooms.find(code))?.room
    for (let n = 0; n < 380; n += 1) {
      await room?.submit({
        by: { kind: 'participant', person: `p${n}` },
        id: null,
        command: { type: 'room.join' },
      })
    }
    await clock.advance(60 * SECOND)
    expect(await join()).toBe('room.full')
  })
})

describe('a request', () => {
  /** Real ms after which the server lets go of whoever began to say this. */
  async function letGoAfter(said: string): Promise<number> {
    const began = performance.now()
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write(said)
    socket.resume()
    await once(socket, 'close')
    return performance.now() - began
  }

  test('[SY58] that does not come to its end is given up, in its head or in its body', async () => {
    server = await startServer()
    const { http } = server.app
    expect(http.server.requestTimeout).toBe(30 * SECOND)
    // Node takes the longer of the two for the whole of a request, whichever it is.
    expect(http.server.headersTimeout).toBeLessThanOrEqual(http.server.requestTimeout)
    http.server.requestTimeout = 300
    http.server.headersTimeout = 300
    const head = 'POST /api/signin HTTP/1.1\r\nHost: x\r\n'
    const body = `${head}Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{"to`
    const took = await Promise.all([letGoAfter(head), letGoAfter(body)])
    expect(Math.max(...took)).toBeLessThan(10 * SECOND)
  })
})
