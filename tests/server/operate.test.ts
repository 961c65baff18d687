import { io } from 'socket.io-client'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { nextWake } from '#server/engine/step.ts'
import { createMetrics } from '#server/metrics.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import { readText, sourcesBelow } from '../house/source.ts'
import { settableClock } from '../support/clock.ts'
import { startServer, type TestServer } from '../support/memoryServer.ts'

// Real sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

let server: TestServer
afterEach(() => server?.close())

/** The value of each series, by its name with its labels. */
async function counted(metrics: ReturnType<typeof createMetrics>): Promise<Record<string, number>> {
  const { text } = await metrics.read()
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]))
}

describe('being ready', () => {
  test('[OP2] ends with the stop, before anybody is let go, while the process is alive', async () => {
    server = await startServer()
    const browser = server.browser()
    server.app.retire()
    expect(await browser.get('/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, reason: 'stopping' },
    })
    expect((await browser.get('/livez')).body).toEqual({ alive: true })
    const { code, facilitator } = await server.openRoom()
    await facilitator.open(code, 'facilitator').until('view')
  })

  test('[OP2] needs a store that answers in time', async () => {
    const clock = settableClock()
    const store = memoryStore()
    const last = () => new Promise<never>(() => {})
    server = await startServer({ clock, store: { ...store, heartbeats: { ...store.heartbeats, last } } })
    const answer = server.browser().get('/readyz')
    await vi.waitFor(async () => {
      await clock.advance(3000)
      expect(await Promise.race([answer, null])).toMatchObject({ status: 503, body: { reason: 'store' } })
    })
  })

  test('[OP2] needs scenarios', async () => {
    server = await startServer({ scenariosDir: '/nowhere' })
    expect((await server.browser().get('/readyz')).body).toEqual({ ready: false, reason: 'scenarios' })
  })
})

describe('the metrics', () => {
  test('[OP3] count rooms, seats, commands, refusals, injects, records and connections that were refused', async () => {
    const metrics = createMetrics({ ofProcess: false })
    server = await startServer({ metrics })
    const { code, facilitator } = await server.openRoom()
    const desk = facilitator.open(code, 'facilitator')
    await desk.until('view')
    const browser = server.browser()
    await browser.join(code, 'Noor')
    const tab = browser.open(code, 'participant')
    await tab.until('view')
    await tab.ask({ type: 'room.start' })
    for (const type of ['room.brief', 'room.start']) expect(await desk.ask({ type })).toHaveProperty('seq')
    const upTo = Math.max(...tab.of('facts').map(({ upTo }) => upTo))
    tab.close()
    const again = browser.open(code, 'participant', { session: tab.session, seq: upTo })
    await again.until('hello')
    await server.browser().open('222222', 'participant').until('gone')
    await vi.waitFor(async () => {
      expect(await counted(metrics)).toMatchObject({
        'launchroom_rooms{state="loaded"}': 1,
        'launchroom_rooms{state="live"}': 1,
        'launchroom_seats{kind="facilitator"}': 1,
        'launchroom_seats{kind="participant"}': 1,
        'launchroom_seats{kind="screen"}': 0,
        'launchroom_command_seconds_count{outcome="accepted"}': 2,
        'launchroom_command_seconds_count{outcome="refused"}': 1,
        'launchroom_refusals_total{code="command.facilitatorOnly"}': 1,
        'launchroom_reconnects_total{kind="participant"}': 1,
        'launchroom_connections_refused_total{reason="unknown-room"}': 1,
      })
    })
    expect((await counted(metrics))['launchroom_append_seconds_count{outcome="stored"}']).toBeGreaterThan(4)
  })

  test('[OP3] tell how late injects went out, by the clock of the room', async () => {
    const clock = settableClock()
    const metrics = createMetrics({ ofProcess: false })
    server = await startServer({ metrics, clock })
    const { code } = await server.openRoom()
    const { room } = (await server.app.rooms.find(code))!
    const by = { kind: 'facilitator', person: 'fac' } as const
    for (const type of ['room.brief', 'room.start'] as const) {
      await room.submit({ by, id: null, command: { type } })
    }
    const before = await counted(metrics)
    expect(before['launchroom_inject_lateness_seconds_count']).toBe(0)
    // The machine sleeps: the wake-up of the first inject comes 400 ms late.
    while ((await counted(metrics))['launchroom_inject_lateness_seconds_count'] === 0) {
      const due = nextWake(room.state)
      if (due === null) throw new Error('nothing is due')
      clock.jump(due - clock.now() + 400)
      await clock.advance(0)
      await room.settled()
    }
    const after = await counted(metrics)
    const count = after['launchroom_inject_lateness_seconds_count'] ?? 0
    expect((after['launchroom_inject_lateness_seconds_sum'] ?? 0) / count).toBeCloseTo(0.4)
  })

  test('[OP3] count what the store did not do', async () => {
    const metrics = createMetrics({ ofProcess: false })
    const store = memoryStore()
    let full = false
    const append: typeof store.log.append = (...asked) =>
      full ? Promise.reject(new Error('disk full')) : store.log.append(...asked)
    server = await startServer({ metrics, store: { ...store, log: { ...store.log, append } } })
    const { code, facilitator } = await server.openRoom()
    const desk = facilitator.open(code, 'facilitator')
    await desk.until('view')
    full = true
    expect(await desk.ask({ type: 'room.brief' })).toMatchObject({ refusal: 'room.busy' })
    expect(await counted(metrics)).toMatchObject({
      'launchroom_append_seconds_count{outcome="failed"}': 1,
      'launchroom_refusals_total{code="room.busy"}': 1,
    })
  })

  test('[OP4] have as many series with many rooms as with one, and none names anybody', async () => {
    const metrics = createMetrics({ ofProcess: false })
    server = await startServer({ metrics })
    const codes: string[] = []
    const series: number[] = []
    for (let i = 0; i < 12; i += 1) {
      const { code, facilitator } = await server.openRoom()
      codes.push(code)
      await facilitator.open(code, 'facilitator').until('view')
      const browser = server.browser()
      await browser.join(code, `PLANTED-NAME-${i}`)
      const tab = browser.open(code, 'participant', { session: `PLANTED-SESSION-${i}` })
      await tab.until('view')
      await tab.ask({ type: `PLANTED-TYPE-${i}` })
      await tab.ask({ type: 'room.start' })
      series.push(Object.keys(await counted(metrics)).length)
    }
    expect(series.at(-1)).toBe(series[0])
    const { text } = await metrics.read()
    expect(text).not.toMatch(/PLANTED/)
    expect(codes.filter((code) => text.includes(code))).toEqual([])
  })

  test('[OP4] with the process’s own tell memory, CPU and the event loop', async () => {
    const names = Object.keys(await counted(createMetrics({ ofProcess: true }))).join()
    for (const name of [
      'process_cpu_seconds_total',
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99',
    ])
      expect(names).toContain(name)
  })
})

describe('who may read the metrics', () => {
  const metrics = createMetrics({ ofProcess: false })
  const read = (headers: Record<string, string> = {}) => server.browser().get('/metrics', headers)

  test('[OP5] without a setting: programs on this machine that come by no proxy and ask for this machine', async () => {
    server = await startServer({ metrics })
    expect(await read()).toMatchObject({
      status: 200,
      body: expect.stringContaining('# TYPE launchroom_rooms gauge'),
    })
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      expect(await read({ [header]: '203.0.113.9' })).toMatchObject({ status: 404 })
    }
    const other = await server.app.http.inject({ url: '/metrics', remoteAddress: '203.0.113.9' })
    expect(other.statusCode).toBe(404)
    const renamed = await server.app.http.inject({ url: '/metrics', headers: { host: 'evil.example' } })
    expect(renamed.statusCode).toBe(404)
  })

  test('[OP5] with a token: whoever sends it', async () => {
    const token = 'a-token-of-some-length'
    server = await startServer({ metrics, metricsFor: { token } })
    expect((await read()).status).toBe(401)
    expect((await read({ authorization: `Bearer ${token}x` })).status).toBe(401)
    const sent = { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' }
    expect((await read(sent)).status).toBe(200)
  })

  test('[OP5] open: everybody; off: nobody', async () => {
    server = await startServer({ metrics, metricsFor: 'open' })
    expect((await read({ via: 'x' })).status).toBe(200)
    await server.close()
    server = await startServer({ metrics: null, metricsFor: 'off' })
    expect((await read()).status).toBe(404)
  })
})

describe('the connection test', () => {
  const connect = () =>
    io(`${server.url}/check`, { transports: ['websocket'], forceNew: true, reconnection: false })

  test('[OP22] tells the time to anybody, and nothing else', async () => {
    const clock = settableClock()
    server = await startServer({ clock })
    const { code } = await server.openRoom()
    const socket = connect()
    expect(await socket.emitWithAck('time')).toBe(clock.now())
    const heard: string[] = []
    socket.onAny((event) => heard.push(event))
    socket.emit('time', 'no function')
    socket.emit('command', { id: { session: 'session-1', n: 1 }, command: { type: 'room.brief' } })
    expect(await socket.emitWithAck('time')).toBe(clock.now())
    expect((await server.app.rooms.find(code))?.room.last.seq).toBe(0)
    expect(heard).toEqual([])
    socket.disconnect()
  })

  test('[OP22] whoever stays too long or asks too often is let go', async () => {
    const clock = settableClock()
    server = await startServer({ clock })
    const patient = connect()
    await patient.emitWithAck('time')
    const gone = new Promise((ended) => patient.on('disconnect', ended))
    await clock.advance(60_000)
    expect(await gone).toBe('io server disconnect')
    const eager = connect()
    const thrown = new Promise((ended) => eager.on('disconnect', ended))
    for (let i = 0; i < 40; i += 1) eager.emit('time', () => {})
    expect(await thrown).toBe('io server disconnect')
  })
})

describe('the description of the HTTP side', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a document of somebody else's format.
  type Document = any

  async function document(): Promise<Document> {
    server = await startServer()
    return (await server.browser().get('/openapi.json')).body
  }

  test('[OP6] is OpenAPI 3.1 and has every route with a summary, its request, its answers and its errors', async () => {
    const { openapi, info, paths, components, tags } = await document()
    expect(openapi).toBe('3.1.0')
    expect(info).toMatchObject({ title: 'Launchroom', version: expect.any(String) })
    const known = tags.map(({ name }: { name: string }) => name)
    const described: string[] = []
    for (const [path, methods] of Object.entries<Document>(paths)) {
      for (const [method, route] of Object.entries<Document>(methods)) {
        const where = `${method} ${path}`
        described.push(where)
        expect(known, where).toEqual(expect.arrayContaining(route.tags))
        expect(route.summary, where).toMatch(/^[A-Z].+[^.]$/)
        expect(Object.keys(route.responses), where).toEqual(expect.arrayContaining(['500']))
        expect(
          Object.keys(route.responses).some((status) => /^2../.test(status)),
          where,
        ).toBe(true)
        for (const answer of Object.values<Document>(route.responses)) {
          expect(answer.description, where).not.toBe('Default Response')
        }
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        const named = (route.parameters ?? []).map(({ name }: { name: string }) => name)
        expect(named, where).toEqual(inPath)
        for (const scheme of (route.security ?? []).flatMap(Object.keys)) {
          expect(components.securitySchemes, where).toHaveProperty(scheme)
        }
      }
    }
    expect(described).toEqual(expect.arrayContaining(['post /api/rooms/{code}/join', 'get /metrics']))
  })

  test('[OP6] leaves out no route of the API', async () => {
    const served = sourcesBelow('server/http').flatMap((file) =>
      [...readText(file).matchAll(/\bapp\.(get|post|put|patch|delete)\(\s*'(\/[^']*)'/g)].map(
        ([, method, url]) => `${method} ${url?.replace(/:(\w+)/g, '{$1}')}`,
      ),
    )
    const { paths } = await document()
    const described = Object.entries<Document>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(served.length).toBeGreaterThan(10)
    expect(described.sort()).toEqual(served.sort())
  })

  test('[OP6] holds for real answers: a schema made of it takes what the server sends', async () => {
    const { paths } = await document()
    const { code, facilitator } = await server.openRoom()
    const answers: [string, string, Document][] = [
      ['get', '/api/me', await facilitator.get('/api/me')],
      ['get', '/api/scenarios', await facilitator.get('/api/scenarios')],
      ['get', '/api/rooms', await facilitator.get('/api/rooms')],
      ['get', '/api/rooms/{code}', await facilitator.get(`/api/rooms/${code}`)],
      ['get', '/api/rooms/{code}', await facilitator.get('/api/rooms/222222')],
      [
        'post',
        '/api/rooms/{code}/join',
        await server.browser().post(`/api/rooms/${code}/join`, { name: 'Noor' }),
      ],
      [
        'post',
        '/api/rooms/{code}/join',
        await server.browser().post(`/api/rooms/${code}/join`, { name: '' }),
      ],
      ['get', '/api/rooms/{code}/debrief', await facilitator.get(`/api/rooms/${code}/debrief`)],
      ['get', '/readyz', await facilitator.get('/readyz')],
    ]
    for (const [method, path, { status, body }] of answers) {
      const { schema } = paths[path][method].responses[status].content['application/json']
      const taken = z.fromJSONSchema(schema).safeParse(body)
      expect(taken.error?.issues ?? [], `${method} ${path} ${status}`).toEqual([])
    }
  })

  test('[OP6] an answer that does not fit its schema is an error where answers are checked', async () => {
    server = await startServer()
    const { code } = await server.openRoom()
    const { room } = (await server.app.rooms.find(code))!
    Object.defineProperty(room.script, 'title', { value: 7 })
    expect((await server.browser().get(`/api/rooms/${code}`)).status).toBe(500)
  })
})
