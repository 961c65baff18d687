/** Cookies, headers and hostile bodies at the HTTP edge, and that docs/security.md names only rules there are. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { SIGNED_MS } from '#server/auth.ts'
import { rotated } from '#server/keys.ts'
import { Id, PersonId } from '#shared/ids.ts'
import { Handshake, PROTOCOL } from '#shared/protocol.ts'
import { readText } from '../house/source.ts'
import { type Browser, startServer, type TestServer } from '../support/memoryServer.ts'

vi.setConfig({ testTimeout: 60_000 })

let server: TestServer
afterEach(() => server?.close())

const signIn = async (browser: Browser) =>
  browser.post('/api/signin', { token: await server.auth.signInToken() })

describe('cookies', () => {
  test.each([
    ['http', null, ''],
    ['https', 'https://launch.example', '; Secure'],
  ])('[SY70] over %s are for our pages alone', async (_, origin, secure) => {
    server = await startServer({ originRule: { origin, development: false } })
    const { code } = await server.openRoom()
    const browser = server.browser()
    const attributes = new RegExp(
      `^lr_(facilitator|${code})=[\\w.-]+; Max-Age=2592000; Path=/; HttpOnly${secure}; SameSite=Lax$`,
    )
    expect((await signIn(browser)).headers.get('set-cookie')).toMatch(attributes)
    const joined = await browser.post(`/api/rooms/${code}/join`, { name: 'Noor' })
    expect(joined.headers.get('set-cookie')).toMatch(attributes)
  })

  test('[SY71] that were there before give nobody a session: signing in and joining make fresh ones', async () => {
    server = await startServer()
    const { code } = await server.openRoom()
    const browser = server.browser()
    const planted = await server.auth.seatToken('ZZZZZZ', 'eve')
    browser.cookies.set('lr_facilitator', planted)
    browser.cookies.set(`lr_${code}`, planted)
    await signIn(browser)
    const person = await browser.join(code, 'Noor')
    expect(person).not.toBe('eve')
    expect([...browser.cookies.values()]).not.toContain(planted)
    expect(await server.auth.facilitatorOf(browser.cookies.get('lr_facilitator'))).toMatch(/^f/)
    expect(await server.auth.personOf(code, browser.cookies.get(`lr_${code}`))).toBe(person)
  })
})

test('[SY72] answers of the API stay in no browser', async () => {
  server = await startServer()
  const { code, facilitator } = await server.openRoom()
  for (const at of [
    '/api/me',
    '/api/rooms',
    `/api/rooms/${code}`,
    `/api/rooms/${code}/debrief`,
    '/api/nothing',
  ]) {
    expect((await facilitator.get(at)).headers.get('cache-control'), at).toBe('no-store')
  }
})

test.each([
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'cross-site', origin: 'OURS' }, 403],
  [{ 'sec-fetch-site': 'same-site', origin: 'https://evil.example' }, 403],
  [{ 'sec-fetch-site': 'same-origin', origin: 'OURS' }, 200],
])('[AC3] a request with %j gets %i', async (headers, status) => {
  server = await startServer()
  const sent = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value === 'OURS' ? server.url : value]),
  )
  expect((await server.browser().post('/api/signout', {}, sent)).status).toBe(status)
})

/** Whoever asks: these look themselves at who it is. */
const OPEN_TO_ALL = [
  'post /api/signin',
  'post /api/signout',
  'get /api/me',
  'get /api/rooms/{code}',
  'post /api/rooms/{code}/join',
  'get /api/rooms/{code}/debrief',
  'get /api/rooms/{code}/people/{person}',
  'delete /api/rooms/{code}/people/{person}',
]

test('[SY3] every other address is refused to strangers, seats and cookies under another name', async () => {
  server = await startServer()
  const { code } = await server.openRoom()
  const member = server.browser()
  const person = await member.join(code, 'Noor')
  const cookie = member.cookieHeader()
  const cookies = ['', cookie, cookie.replace(/^[^=]+/, 'lr_facilitator'), 'lr_facilitator=x.y.z']
  const { paths } = (await member.get('/openapi.json')).body as { paths: Record<string, object> }
  const all = Object.entries(paths).flatMap(([at, methods]) =>
    Object.keys(methods).map((one) => `${one} ${at}`),
  )
  const closed = all.filter((one) => one.includes(' /api/') && !OPEN_TO_ALL.includes(one))
  expect(closed.length).toBeGreaterThan(25)
  expect(all).toEqual(expect.arrayContaining(OPEN_TO_ALL))
  for (const one of closed) {
    const [method = '', at = ''] = one.split(' ')
    const real = at
      .replace('{code}', code)
      .replace('{person}', person)
      .replace('{id}', 'launch-dry-run')
      .replace('{revision}', '0')
    for (const sent of cookies) {
      const headers = { cookie: sent, ...(method !== 'get' && { 'content-type': 'application/json' }) }
      const body = method === 'get' ? {} : { body: '{}' }
      const answer = await fetch(server.url + real, { method: method.toUpperCase(), headers, ...body })
      expect(answer.status, `${one} with ${sent.slice(0, 20)}`).toBe(401)
      expect(Object.keys(await answer.json())).toEqual(['error'])
    }
  }
})

test('[SY38] a rotation at once ends open connections, and the cookies of before open none', async () => {
  server = await startServer()
  const { code, facilitator } = await server.openRoom()
  const member = server.browser()
  await member.join(code, 'Noor')
  const key = await server.auth.screenKey(code)
  const open = () => [
    facilitator.open(code, 'facilitator'),
    member.open(code, 'participant'),
    server.browser().open(code, 'screen', { key }),
  ]
  const tabs = open()
  await Promise.all(tabs.map((tab) => tab.until('view')))
  const rotate = (keepMs: number) => server.keys.change((ring) => rotated(ring, { now: Date.now(), keepMs }))
  await rotate(SIGNED_MS)
  expect(await tabs[0]?.ask({ type: 'room.brief' })).toHaveProperty('seq')
  await Promise.all(tabs.map((tab) => tab.untilFact('room.briefed')))
  expect(tabs.flatMap((tab) => tab.of('disconnect'))).toEqual([])
  await rotate(0)
  await Promise.all(tabs.map((tab) => tab.until('disconnect')))
  for (const tab of open()) expect(await tab.until('gone')).toBe('not-signed-in')
  expect((await facilitator.get('/api/me')).body).toEqual({ facilitator: false })
})

describe('names that every object has', () => {
  const TAKEN = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'isPrototypeOf']

  test('[SY73] are no ids, of people, roles or sessions', () => {
    const session = (name: string) =>
      Handshake.safeParse({
        protocol: PROTOCOL,
        code: 'K7M4QX',
        as: 'facilitator',
        key: null,
        session: name,
        seq: -1,
        tag: null,
      }).success
    expect(session('constructors')).toBe(true)
    for (const name of TAKEN) {
      expect([Id.safeParse(name).success, PersonId.safeParse(name).success, session(name)]).toEqual([
        false,
        false,
        false,
      ])
    }
  })

  test('[SY73] give no seat, and nothing in a body reaches what objects share', async () => {
    server = await startServer()
    const { code } = await server.openRoom()
    const browser = server.browser()
    await browser.join(code, 'Noor')
    const tab = browser.open(code, 'participant')
    await tab.until('view')
    expect(await tab.ask({ type: 'seat.take', role: 'constructor' } as never)).toMatchObject({
      refusal: 'command.invalid',
    })
    const json = { 'content-type': 'application/json' }
    const bodies = [
      '{"name":"Eve","__proto__":{"polluted":true}}',
      '{"name":"Eve","constructor":{"prototype":{"polluted":true}}}',
      `{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      `{"name":"Eve","more":${'{"a":'.repeat(8000)}1${'}'.repeat(8000)}}`,
      `[${'1,'.repeat(30_000)}1]`,
    ]
    for (const at of [`/api/rooms/${code}/join`, '/api/signin', '/api/rooms']) {
      for (const body of bodies) {
        const { status } = await fetch(server.url + at, { method: 'POST', headers: json, body })
        expect([400, 401]).toContain(status)
      }
    }
    expect('polluted' in {}).toBe(false)
  })
})

test.each([
  ['docs/security.md', 30],
  ['docs/operate.md', 5],
])('[SY90] every rule that %s names is in tests/RULES.md', (page, least) => {
  const rules = new Set(
    [...readText('tests/RULES.md').matchAll(/^- \*\*([A-Z]{2,3}\d+)\*\*/gm)].map(([, id]) => id),
  )
  const named = [...readText(page).matchAll(/\b[A-Z]{2,3}\d+\b/g)].map(([id]) => id)
  expect(named.length).toBeGreaterThan(least)
  expect(named.filter((id) => !rules.has(id))).toEqual([])
})
