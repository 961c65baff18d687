import { afterEach, expect, test, vi } from 'vitest'
import { createMetrics } from '#server/metrics.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import { startServer, type TestServer } from '../support/memoryServer.ts'

// Real sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

let server: TestServer
afterEach(() => server?.close())

type Line = Record<string, unknown> & { level: number; msg: string }

async function listening(logLevel: string, options: Parameters<typeof startServer>[0] = {}) {
  const written: string[] = []
  server = await startServer({ logLevel, logTo: { write: (line) => written.push(line) }, ...options })
  return { written, lines: () => written.map((line): Line => JSON.parse(line)) }
}

/** A session in which everything a person can type, and every secret, holds the word PLANTED. */
async function plantedSession() {
  const { code, facilitator } = await server.openRoom()
  const secrets = [...facilitator.cookies.values()]
  const tab = facilitator.open(code, 'facilitator', { session: 'session-of-desk' })
  await tab.until('view')
  const noor = server.browser()
  await noor.join(code, 'PLANTED name')
  secrets.push(...noor.cookies.values())
  const seat = noor.open(code, 'participant', { session: 'session-of-noor' })
  await seat.until('view')
  await seat.ask({ type: 'seat.take', role: 'lead' })
  for (const command of [
    { type: 'room.brief' },
    { type: 'room.start' },
    { type: 'facilitator.note', text: 'PLANTED note' },
    { type: 'facilitator.say', text: 'PLANTED word' },
    { type: 'clock.hold', reason: 'PLANTED reason' },
    { type: 'clock.hold', reason: 'PLANTED reason again' },
    { type: 'PLANTED.type', text: 'PLANTED' },
    { type: 'facilitator.note', text: 'PLANTED', PLANTED: 'PLANTED' },
    { type: 'clock.resume' },
    { type: 'room.end', reason: 'PLANTED end' },
  ]) {
    await tab.ask(command)
  }
  seat.socket.emit('command', 'PLANTED frame', () => {})
  seat.socket.emit('PLANTED', 'PLANTED')
  await seat.untilFact('room.ended')
  for (const as of ['facilitator', 'screen'] as const) {
    await server.browser().open(code, as, { key: 'PLANTED-KEY' }).until('gone')
  }
  const stranger = server.browser()
  stranger.cookies.set('lr_facilitator', 'PLANTED-COOKIE')
  await stranger.post('/api/signin', { token: 'PLANTED-TOKEN' })
  await stranger.post('/api/rooms', { PLANTED: 'PLANTED' })
  await stranger.get('/api/rooms/PLANTED')
  await stranger.get(`/api/rooms/${code}/debrief?PLANTED`)
  await stranger.post(`/api/rooms/${code}/join`, { name: 'PLANTED'.repeat(10) })
  await stranger.post(
    '/api/signin',
    { token: 'x' },
    { origin: 'https://planted.example', PLANTED: 'PLANTED' },
  )
  await fetch(`${server.url}/api/signin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"PLANTED',
  })
  const token = await server.auth.signInToken()
  return { code, secrets: [...secrets, token] }
}

test('[OP7] at its fullest the log tells rooms, seats and commands by their ids', async () => {
  const { lines } = await listening('trace')
  const { code } = await plantedSession()
  await server.close()
  const told = lines().map(({ msg, room, by, command, type, seq, refusal, reason }) =>
    [msg, room, by, command, type, seq, refusal, reason].filter((part) => part !== undefined).join(' '),
  )
  for (const line of [
    `a room was opened ${code} facilitator`,
    `a seat is connected ${code} participant`,
    expect.stringMatching(`a command was accepted ${code} participant session-of-noor:1 seat.take \\d+`),
    expect.stringMatching(`a command was accepted ${code} facilitator session-of-desk:5 clock.hold \\d+`),
    `a command was refused ${code} facilitator session-of-desk:6 clock.hold clock.alreadyHeld`,
    `a command was refused ${code} participant command.invalid`,
    `a room ended ${code} facilitator`,
    'a connection was turned away not-signed-in',
    expect.stringMatching(`a seat is gone ${code} participant`),
  ]) {
    expect(told).toContainEqual(line)
  }
})

test('[OP8] whatever is typed, sent or secret, no line of the log holds it', async () => {
  const store = memoryStore()
  let away = false
  const read: typeof store.log.read = (...asked) =>
    away ? Promise.reject(new Error('the store is away')) : store.log.read(...asked)
  const { written, lines } = await listening('trace', {
    store: { ...store, log: { ...store.log, read } },
    metrics: createMetrics({ ofProcess: false }),
  })
  const { secrets } = await plantedSession()
  away = true
  await server.browser().open('222223', 'participant', { key: 'PLANTED' }).until('disconnect')
  await server.browser().post('/api/rooms/222223/join', { name: 'PLANTED' })
  await server.close()
  const text = written.join('\n')
  expect(lines().some(({ level }) => level >= 50)).toBe(true)
  expect(text).not.toMatch(/planted/i)
  for (const secret of secrets) expect(text).not.toContain(secret.slice(-20))
})

test('[OP9] the level of the friendly start says nothing while all goes well', async () => {
  const { written } = await listening('warn')
  await plantedSession()
  await server.close()
  expect(written).toEqual([])
})

test('[OP9] trouble with the store is a warning with the room', async () => {
  const store = memoryStore()
  let full = false
  const append: typeof store.log.append = (...asked) =>
    full ? Promise.reject(new Error('disk full')) : store.log.append(...asked)
  const { lines } = await listening('warn', { store: { ...store, log: { ...store.log, append } } })
  const { code, facilitator } = await server.openRoom()
  const tab = facilitator.open(code, 'facilitator')
  await tab.until('view')
  full = true
  await tab.ask({ type: 'room.brief' })
  expect(lines()).toMatchObject([
    {
      level: 40,
      room: code,
      msg: 'a record could not be stored',
      err: { type: 'Error', message: 'disk full' },
    },
  ])
})
