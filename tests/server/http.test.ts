import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { verify } from '#server/chain.ts'
import { StoreAway } from '#server/store/log.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import { SECOND } from '#shared/time.ts'
import { settableClock } from '../support/clock.ts'
import { type Browser, startServer, type TestServer } from '../support/memoryServer.ts'

// Real sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

let server: TestServer
afterEach(() => server?.close())

async function signedIn(): Promise<Browser> {
  const browser = server.browser()
  const { status } = await browser.post('/api/signin', { token: await server.auth.signInToken() })
  expect(status).toBe(200)
  return browser
}

describe('signing in', () => {
  test('[AC4] by the link makes a browser a facilitator until it signs out', async () => {
    server = await startServer()
    const browser = server.browser()
    expect((await browser.get('/api/me')).body).toEqual({ facilitator: false })
    const answer = await browser.post('/api/signin', { token: await server.auth.signInToken() })
    expect(answer.headers.get('set-cookie')).toMatch(/^lr_facilitator=.*HttpOnly; SameSite=Lax$/)
    expect((await browser.get('/api/me')).body).toEqual({ facilitator: true })
    await browser.post('/api/signout', {})
    expect((await browser.get('/api/me')).body).toEqual({ facilitator: false })
  })

  test('[AC4] cookies are for https alone where the server is reached by https', async () => {
    server = await startServer({ originRule: { origin: 'https://launch.example', development: false } })
    const answer = await server.browser().post('/api/signin', { token: await server.auth.signInToken() })
    expect(answer.headers.get('set-cookie')).toContain('Secure')
    expect(answer.headers.get('strict-transport-security')).toContain('max-age')
  })

  test('[AC4] with anything else is refused and says what to do', async () => {
    server = await startServer()
    for (const token of ['', 'x', await server.auth.facilitatorToken('fac')]) {
      const { status, body } = await server.browser().post('/api/signin', { token })
      expect(status).toBe(401)
      expect(body.error).toMatchObject({
        code: 'signin.invalid',
        message: expect.stringContaining('launchroom link'),
      })
    }
  })

  test.each([
    ['GET', '/api/scenarios'],
    ['GET', '/api/rooms'],
    ['POST', '/api/rooms'],
    ['GET', '/api/rooms/CODE/screen-link'],
    ['GET', '/api/rooms/CODE/log'],
  ])('[AC5] %s %s is for facilitators only', async (method, address) => {
    server = await startServer()
    const { code } = await server.openRoom()
    const browser = server.browser()
    await browser.join(code, 'Noor')
    const at = address.replace('CODE', code)
    const { status, body } = await (method === 'GET' ? browser.get(at) : browser.post(at, {}))
    expect({ status, code: body.error.code }).toEqual({ status: 401, code: 'signin.needed' })
  })
})

describe('rooms', () => {
  test('[HT1] are opened from the scenarios there are, and listed', async () => {
    server = await startServer()
    const browser = await signedIn()
    const { body: scenarios } = await browser.get('/api/scenarios')
    const dryRun = { id: 'launch-dry-run', milestones: 7, simulatedMs: 12 * 3600 * SECOND }
    expect(scenarios).toContainEqual(expect.objectContaining(dryRun))
    const { status, body } = await browser.post('/api/rooms', { scenario: 'launch-dry-run', name: 'Dana' })
    expect({ status, state: body.state, you: body.you.facilitator }).toEqual({
      status: 201,
      state: 'lobby',
      you: true,
    })
    const { body: rooms } = await browser.get('/api/rooms')
    expect(rooms).toMatchObject([{ code: body.code, scenario: 'launch-dry-run', state: 'lobby', people: 0 }])
    const found = await server.app.rooms.find(body.code)
    expect(Object.values(found?.names.all() ?? {})).toEqual(['Dana'])
  })

  test('[HT1] of a scenario that does not exist are not opened', async () => {
    server = await startServer()
    const { status, body } = await (await signedIn()).post('/api/rooms', { scenario: 'nothing', name: '' })
    expect({ status, code: body.error.code }).toEqual({ status: 404, code: 'scenario.unknown' })
  })

  test('[HT2] tell what this browser is in them', async () => {
    server = await startServer()
    const { code, facilitator } = await server.openRoom()
    const browser = server.browser()
    expect((await browser.get(`/api/rooms/${code}`)).body).toEqual({
      code,
      title: 'Small day',
      state: 'lobby',
      you: { facilitator: false, participant: null },
    })
    const person = await browser.join(code, 'Noor')
    expect((await browser.get(`/api/rooms/${code}`)).body.you).toEqual({
      facilitator: false,
      participant: person,
    })
    expect((await facilitator.get(`/api/rooms/${code}`)).body.you).toEqual({
      facilitator: true,
      participant: null,
    })
  })

  test('[AC6] joined again with the cookie are joined as the same person; with the name alone as another', async () => {
    server = await startServer()
    const { code } = await server.openRoom()
    const noor = server.browser()
    const person = await noor.join(code, 'Noor')
    expect(await noor.join(code, 'Noor A.')).toBe(person)
    expect(await server.browser().join(code, 'Noor')).not.toBe(person)
    const found = await server.app.rooms.find(code)
    expect(found?.names.all()[person]).toBe('Noor A.')
    expect(Object.keys(found?.room.state.room.people ?? {})).toHaveLength(2)
  })

  test('[AC6] a seat in one room is none in another', async () => {
    server = await startServer()
    const one = await server.openRoom()
    const other = await server.openRoom()
    const browser = server.browser()
    const person = await browser.join(one.code, 'Noor')
    browser.cookies.set(`lr_${other.code}`, browser.cookies.get(`lr_${one.code}`) ?? '')
    expect((await browser.get(`/api/rooms/${other.code}`)).body.you.participant).toBeNull()
    expect(await browser.join(other.code, 'Noor')).not.toBe(person)
  })

  test('[AC7] that are locked let nobody in, but those who were in', async () => {
    server = await startServer()
    const { code, facilitator } = await server.openRoom()
    const inside = server.browser()
    const person = await inside.join(code, 'Noor')
    const desk = facilitator.open(code, 'facilitator')
    await desk.until('view')
    await desk.ask({ type: 'room.configure', limits: 10, sharedSeats: true, locked: true })
    const { status, body } = await server.browser().post(`/api/rooms/${code}/join`, { name: 'Eve' })
    expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'room.locked' })
    expect(await inside.join(code, 'Noor')).toBe(person)
    const found = await server.app.rooms.find(code)
    expect(Object.values(found?.names.all() ?? {})).toEqual(['Noor'])
  })

  test.each([{ name: '' }, { name: '   ' }, { name: 'x'.repeat(41) }, {}, { name: 'Noor', role: 'lead' }])(
    '[HT3] are not joined with %j',
    async (body) => {
      server = await startServer()
      const { code } = await server.openRoom()
      const answer = await server.browser().post(`/api/rooms/${code}/join`, body)
      expect({ status: answer.status, code: answer.body.error.code }).toEqual({
        status: 400,
        code: 'request.invalid',
      })
    },
  )

  test('[AC8] give a room screen its key, good for this room only', async () => {
    server = await startServer()
    const { code, facilitator } = await server.openRoom()
    const { url } = (await facilitator.get(`/api/rooms/${code}/screen-link`)).body
    const key = url.replace(`/screen/${code}#`, '')
    const screen = server.browser().open(code, 'screen', { key })
    expect((await screen.until('view')).you).toEqual({ kind: 'screen', person: null, roles: [] })
    const other = await server.openRoom()
    expect(await server.browser().open(other.code, 'screen', { key }).until('gone')).toBe('not-signed-in')
  })
})

describe('unknown codes', () => {
  test('[AC2] get the same answer, whatever is wrong with them', async () => {
    server = await startServer()
    const { code, facilitator } = await server.openRoom()
    const desk = facilitator.open(code, 'facilitator')
    await desk.until('view')
    for (const type of ['room.brief', 'room.start', 'room.close']) {
      if (type === 'room.close') await desk.ask({ type: 'room.end', reason: '' } as never)
      await desk.ask({ type })
    }
    const stranger = server.browser()
    const answers: string[] = []
    for (const wrong of ['ZZZZZZ', 'zzz', '__proto__', code]) {
      const { status, body } = await stranger.get(`/api/rooms/${wrong}`)
      answers.push(JSON.stringify({ status, body }))
    }
    expect(new Set(answers)).toEqual(new Set([answers[0]]))
    expect(answers[0]).toContain('No open room has this code. It may have ended.')
    expect((await facilitator.get(`/api/rooms/${code}`)).body.state).toBe('closed')
  })

  test('[AC2] tried too often get no answer for a while, nor do right ones', async () => {
    const clock = settableClock()
    server = await startServer({ clock })
    const { code } = await server.openRoom()
    const browser = server.browser()
    const statuses: number[] = []
    for (let i = 0; i < 22; i += 1) statuses.push((await browser.get('/api/rooms/ZZZZZZ')).status)
    expect(statuses).toEqual([...Array(20).fill(404), 429, 429])
    const limited = await browser.get(`/api/rooms/${code}`)
    expect({ status: limited.status, wait: limited.headers.get('retry-after') }).toEqual({
      status: 429,
      wait: '30',
    })
    expect((await browser.post(`/api/rooms/${code}/join`, { name: 'Eve' })).status).toBe(429)
    await clock.advance(30 * SECOND)
    expect((await browser.get(`/api/rooms/${code}`)).status).toBe(200)
  })

  test('[AC9] all other calls are limited by address too', async () => {
    server = await startServer()
    const browser = server.browser()
    await Promise.all(Array.from({ length: 600 }, () => browser.get('/api/me')))
    const { status, body } = await browser.get('/api/me')
    expect({ status, code: body.error.code }).toEqual({ status: 429, code: 'calls.tooMany' })
    expect((await browser.get('/livez')).status).toBe(200)
  })
})

describe('the debrief', () => {
  async function ended(options: Parameters<typeof startServer>[0] = {}) {
    server = await startServer(options)
    const { code, facilitator } = await server.openRoom()
    const noor = server.browser()
    const lea = server.browser()
    const person = await noor.join(code, 'Noor')
    await lea.join(code, 'Lea')
    const desk = facilitator.open(code, 'facilitator')
    await desk.until('view')
    const tab = noor.open(code, 'participant')
    await tab.until('view')
    await tab.ask({ type: 'seat.take', role: 'ops' })
    await tab.ask({ type: 'seat.allow', allowance: 50, person: null })
    await desk.ask({ type: 'room.brief' })
    await desk.ask({ type: 'room.start' })
    await desk.ask({ type: 'facilitator.note', text: 'SECRET-NOTE' })
    await desk.ask({ type: 'inject.send', inject: 'leak' })
    const end = () => desk.ask({ type: 'room.end', reason: 'Enough' })
    return { code, facilitator, noor, lea, desk, person, end }
  }

  test('[HT4] opens for participants when the room has ended, for facilitators at any time', async () => {
    const { code, facilitator, noor, end } = await ended()
    const early = await noor.get(`/api/rooms/${code}/debrief`)
    expect({ status: early.status, code: early.body.error.code }).toEqual({
      status: 409,
      code: 'debrief.notYet',
    })
    expect((await facilitator.get(`/api/rooms/${code}/debrief`)).status).toBe(200)
    await end()
    expect((await noor.get(`/api/rooms/${code}/debrief`)).status).toBe(200)
    const stranger = await server.browser().get(`/api/rooms/${code}/debrief`)
    expect({ status: stranger.status, code: stranger.body.error.code }).toEqual({
      status: 401,
      code: 'debrief.notYours',
    })
  })

  test('[HT5] shows everybody what the others saw, but nothing private and no hash', async () => {
    const { code, facilitator, noor, lea, person, end } = await ended()
    await end()
    const of = async (browser: Browser) => (await browser.get(`/api/rooms/${code}/debrief`)).body
    const [forNoor, forLea, forDana] = [await of(noor), await of(lea), await of(facilitator)]
    for (const data of [forNoor, forLea, forDana]) {
      expect(JSON.stringify(data)).toContain('SECRET-BODY-LEAK')
      expect(JSON.stringify(data)).not.toContain('SECRET-NOTE')
      expect(JSON.stringify(data)).not.toMatch(/"hash"|"digest"/)
      expect(data).toMatchObject({ code, damage: null, score: { version: 1 }, names: { [person]: 'Noor' } })
    }
    expect(JSON.stringify(forNoor)).toContain('seat.allowed')
    expect(JSON.stringify(forLea)).not.toContain('seat.allowed')
    expect(JSON.stringify(forDana)).not.toContain('seat.allowed')
    expect(forNoor.you).toEqual({ kind: 'participant', person, roles: ['ops'] })
  })

  test('[HT15] is read and scored once for all who come together, and anew once something was judged', async () => {
    const store = memoryStore()
    let readings = 0
    const read: typeof store.log.read = (stream, seq, most) => {
      if (stream.startsWith('room/')) readings += 1
      return store.log.read(stream, seq, most)
    }
    const { code, facilitator, noor, lea, desk, end } = await ended({
      store: { ...store, log: { ...store.log, read } },
    })
    await end()
    const of = (browser: Browser) => browser.get(`/api/rooms/${code}/debrief`)
    readings = 0
    const [forNoor] = await Promise.all([of(noor), of(lea), of(facilitator)])
    expect(readings).toBe(1)
    await desk.ask({ type: 'criterion.judge', criterion: 'contained', met: true, comment: '' })
    expect((await of(noor)).body.score.criteria).not.toEqual(forNoor.body.score.criteria)
  })

  test('[HT6] the log is a download that proves itself, from the debrief on', async () => {
    const { code, facilitator, end } = await ended()
    const early = await facilitator.get(`/api/rooms/${code}/log`)
    expect({ status: early.status, code: early.body.error.code }).toEqual({ status: 409, code: 'log.notYet' })
    await end()
    const { body, headers } = await facilitator.get(`/api/rooms/${code}/log`)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="launchroom-${code}.jsonl"`)
    const records = body
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line))
    expect(records.length).toBeGreaterThan(5)
    expect(verify(records).fault).toBeNull()
    expect(body).not.toContain('Noor')
  })
})

describe('the edge', () => {
  test('[AC3] a request of another site is not carried out', async () => {
    server = await startServer()
    const token = await server.auth.signInToken()
    const browser = server.browser()
    const from = (origin: string, more = {}) => browser.post('/api/signin', { token }, { origin, ...more })
    expect((await from('https://evil.example')).body.error.code).toBe('origin.foreign')
    expect((await from('null')).status).toBe(403)
    expect((await from('http://127.0.0.1:1')).status).toBe(403)
    expect((await from(server.url)).status).toBe(200)
  })

  test('[HT7] an error is a code and a sentence', async () => {
    server = await startServer()
    const browser = server.browser()
    const json = { 'content-type': 'application/json' }
    const answers = [
      await browser.get('/api/nothing'),
      await browser.post('/api/signin', { token: 'x'.repeat(70_000) }),
      await browser.post('/api/signin', []),
      await browser.post('/api/signin', 'x', { ...json, 'content-type': 'text/plain' }),
      // Refused before there is a route for them.
      await browser.get('/api/rooms/%ff'),
      await browser.get(`/api/rooms/${'x'.repeat(200)}`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 413, 400, 400, 400, 414])
    for (const { body } of answers) {
      expect(body.error.code).toMatch(/^\w+\.\w+$/)
      expect(body.error.message).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('[HT17] a store that is away is answered as such, with when to try again, and is no fault of ours', async () => {
    const store = memoryStore()
    const written: string[] = []
    server = await startServer({ store, logLevel: 'info', logTo: { write: (line) => written.push(line) } })
    const facilitator = await signedIn()
    const gone = async () => {
      throw new StoreAway('Redis: no answer within 2000 ms')
    }
    store.log.streams = store.log.read = gone
    const answers = [await facilitator.get('/api/rooms'), await facilitator.get('/api/rooms/93Q6N6')]
    for (const { status, headers, body } of answers) {
      expect(status).toBe(503)
      expect(headers.get('retry-after')).toBe('5')
      expect(body.error).toEqual({
        code: 'store.away',
        message: expect.stringMatching(/^The server cannot reach what it stores.*Try again/),
      })
    }
    const failures = written.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'a request failed')
    const WARN = 40
    expect(failures.map(({ level }) => level)).toEqual([WARN, WARN])
  })

  test('[HT8] pages come with a strict policy that works over plain http', async () => {
    server = await startServer()
    const { headers } = await server.browser().get('/api/me')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`connect-src 'self' ws://${new URL(server.url).host}`)
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('[HT9] every address that is no file is a page of the client; a wrong file is not', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-client-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    mkdirSync(path.join(dir, 'assets'))
    writeFileSync(path.join(dir, 'index.html'), '<title>Launchroom</title>')
    writeFileSync(path.join(dir, 'assets/main-1a2b.js'), 'let x')
    server = await startServer({ clientDir: dir })
    const browser = server.browser()
    for (const page of ['/', '/j/K7M4QX', '/room/K7M4QX?x=a.b', '/index.html']) {
      const { status, body, headers } = await browser.get(page)
      expect({ status, body }).toEqual({ status: 200, body: '<title>Launchroom</title>' })
      expect(headers.get('cache-control')).toBe('no-cache')
    }
    const asset = await browser.get('/assets/main-1a2b.js')
    expect(asset.headers.get('cache-control')).toContain('immutable')
    for (const wrong of ['/assets/old.js', '/favicon.png', '/../package.json', '/%2e%2e/package.json']) {
      expect((await browser.get(wrong)).status).toBe(404)
    }
  })

  test('[CS7] a room has a page of its own, and every text goes out as small as the browser can read it', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-client-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    mkdirSync(path.join(dir, 'assets'))
    writeFileSync(path.join(dir, 'index.html'), 'any page')
    writeFileSync(path.join(dir, 'room.html'), 'a room')
    writeFileSync(path.join(dir, 'assets/main-1a2b.js'), 'let plain')
    writeFileSync(path.join(dir, 'assets/main-1a2b.js.br'), brotliCompressSync('let small'))
    server = await startServer({ clientDir: dir })
    const browser = server.browser()
    expect((await browser.get('/room/K7M4QX')).body).toBe('a room')
    expect((await browser.get('/console/K7M4QX')).body).toBe('any page')
    const script = `${server.url}/assets/main-1a2b.js`
    const small = await fetch(script, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(await small.text()).toBe('let small')
    expect(small.headers.get('content-encoding')).toBe('br')
    expect(small.headers.get('content-type')).toContain('javascript')
    expect(small.headers.get('cache-control')).toContain('immutable')
    expect(small.headers.get('vary')?.toLowerCase()).toContain('accept-encoding')
    const plain = await fetch(script, { headers: { 'accept-encoding': 'identity' } })
    expect([await plain.text(), plain.headers.get('content-encoding')]).toEqual(['let plain', null])
  })

  test('[HT9] a client that is not built yet says so', async () => {
    server = await startServer()
    const { status, body } = await server.browser().get('/')
    expect(status).toBe(503)
    expect(body).toContain('npm run build')
  })

  test('[HT10] alive is whoever answers, ready is whose store answers', async () => {
    const store = memoryStore()
    let broken = false
    const last = () => (broken ? Promise.reject(new Error('away')) : store.heartbeats.last())
    server = await startServer({ store: { ...store, heartbeats: { ...store.heartbeats, last } } })
    const browser = server.browser()
    expect((await browser.get('/readyz')).status).toBe(200)
    broken = true
    expect((await browser.get('/livez')).status).toBe(200)
    expect((await browser.get('/readyz')).body).toEqual({ ready: false, reason: 'store' })
  })
})
