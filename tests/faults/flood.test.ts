/**
 * A million messages against a live server (tens of thousands in `npm test`): no crash, no unhandled rejection, no
 * growth of memory, and nothing answered but what is listed.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL } from '#shared/protocol.ts'
import { REFUSALS } from '#shared/refusal.ts'
import { Browser } from '../support/memoryServer.ts'
import {
  bytesFrom,
  commandFrom,
  garbage,
  type Paths,
  packetFrom,
  requestFrom,
  type Throws,
  throwsOf,
} from './floodMessages.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'

const MESSAGES = length(20_000, 1_000_000)
/** So many go to the same two rooms; the first round is the warm-up. */
const ROUND = length(4_000, 20_000)
const IN_FLIGHT = 10
const ANSWER_MS = 10_000

interface Memory {
  heap: number
  rss: number
  open: number
}

const root = path.resolve(import.meta.dirname, '../..')
let dir: string
let server: ChildProcess
let url: string
let token: string
let said = ''
let paths: Paths

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'launchroom-flood-'))
  const args = ['--expose-gc', '--import', 'tsx', 'tests/faults/floodServer.ts', dir]
  server = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (chunk) => {
      said += String(chunk)
    })
  }
  const [started] = await Promise.race([once(server, 'message'), once(server, 'exit')])
  if (typeof started !== 'object') throw new Error(`the server ended: ${said}`)
  ;({ url, token } = started)
  const described: Paths = (await new Browser(url).get('/openapi.json')).body.paths
  paths = Object.fromEntries(Object.entries(described).filter(([at]) => at.startsWith('/api/')))
}, LONGEST_MS)

afterAll(() => {
  server.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

async function measured(): Promise<Memory> {
  server.send('measure')
  const [memory] = await once(server, 'message')
  return memory
}

interface Seat {
  socket: Socket
  session: string
  /** Connects again; the server lets go of who sends garbage. */
  back: () => Promise<void>
}

let sessions = 0
/** A seat whose handshake is done: what is sent before that, nobody hears. */
async function seatOf(browser: Browser, code: string, as: string, key: string | null = null): Promise<Seat> {
  sessions += 1
  const session = `flood-${sessions}-session`
  const connect = async () => {
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: browser.cookieHeader() },
      auth: { protocol: PROTOCOL, code, as, key, session, seq: -1, tag: null },
    })
    await new Promise<void>((known) => {
      for (const event of ['hello', 'gone', 'disconnect', 'connect_error']) socket.once(event, () => known())
    })
    return socket
  }
  let opening: Promise<void> | null = null
  const seat: Seat = {
    session,
    socket: await connect(),
    back() {
      opening ??= connect().then((socket) => {
        seat.socket = socket
        opening = null
      })
      return opening
    },
  }
  return seat
}

/** Once, however often: with a clock that runs fast, whoever is busy for a moment does not read and is let go. */
async function asked(seat: Seat, n: number, command: object): Promise<void> {
  const id = { session: seat.session, n }
  for (let tries = 0; tries < 20; tries += 1) {
    const { socket } = seat
    const ask = () => socket.timeout(ANSWER_MS).emitWithAck('command', { id, command })
    if (socket.connected && (await ask().catch(() => null)) !== null) return
    await seat.back()
  }
  throw new Error(`${JSON.stringify(command)} was never answered`)
}

async function openRoom(facilitator: Browser): Promise<{ code: string; seats: Seat[] }> {
  server.send('open')
  const [{ code }] = (await once(server, 'message')) as [{ code: string }]
  const { url: link } = (await facilitator.get(`/api/rooms/${code}/screen-link`)).body
  const people = ['lead', 'ops', 'ops', null].map(async (role) => {
    const browser = new Browser(url)
    await browser.join(code, 'Somebody')
    const seat = await seatOf(browser, code, 'participant')
    if (role) await asked(seat, 1, { type: 'seat.take', role })
    return seat
  })
  const desk = await seatOf(facilitator, code, 'facilitator')
  for (const [n, type] of ['room.brief', 'room.start'].entries()) {
    await asked(desk, n + 1, { type })
  }
  const screen = await seatOf(new Browser(url), code, 'screen', link.split('#')[1])
  return { code, seats: [desk, ...(await Promise.all(people)), screen] }
}

/** Ends rooms as a facilitator would, so that nothing of them has to stay in memory. */
async function closeRooms(facilitator: Browser, rooms: { code: string; seats: Seat[] }[]): Promise<void> {
  for (const { code, seats } of rooms) {
    const desk = await seatOf(facilitator, code, 'facilitator')
    let n = 0
    const ask = (command: object) => {
      n += 1
      return desk.socket.timeout(5000).emitWithAck('command', { id: { session: desk.session, n }, command })
    }
    // A message may have ended or closed it before.
    await ask({ type: 'room.end', reason: '' }).catch(() => {})
    await ask({ type: 'room.close' }).catch(() => {})
    for (const { socket } of [...seats, desk]) socket.disconnect()
  }
}

function expectListed(answer: unknown): void {
  const { refusal, ...rest } = answer as { refusal?: keyof typeof REFUSALS }
  if (refusal === undefined) {
    expect(Object.keys(rest)).toHaveLength(1)
    expect(rest).toEqual('facts' in rest ? { facts: expect.any(Array) } : { seq: expect.any(Number) })
  } else {
    expect(Object.keys(REFUSALS)).toContain(refusal)
    const detail = (rest as { detail: unknown }).detail
    expect(rest).toEqual({ message: REFUSALS[refusal], detail })
    expect(detail === null || typeof detail === 'string').toBe(true)
  }
}

/** What became of each message: how often it was answered with what. */
const counted: Record<string, number> = {}
const count = (what: string) => {
  counted[what] = (counted[what] ?? 0) + 1
}

async function sendOne(seat: Seat, dice: Throws, n: number): Promise<void> {
  const { socket, session } = seat
  if (socket.disconnected) return count('not connected')
  switch (dice.below(50)) {
    case 1:
      count('event')
      socket.emit(
        dice.pick(['latency', 'time', 'outcome', 'nothing', 'command']),
        garbage(dice),
        garbage(dice),
      )
      return
    case 2:
      return answered(seat, 'preview', commandFrom(dice))
    case 3:
      return answered(seat, 'command', garbage(dice))
    default:
      return answered(seat, 'command', { id: { session, n }, command: commandFrom(dice) })
  }
}

async function answered(seat: Seat, event: string, message: unknown): Promise<void> {
  const { socket } = seat
  const answer = await socket
    .timeout(ANSWER_MS)
    .emitWithAck(event, message)
    .catch(() => {
      if (socket.disconnected) return null
      throw new Error(`${event} was not answered: ${JSON.stringify(message)?.slice(0, 300)}`)
    })
  count(answer === null ? 'let go' : (answer.refusal ?? 'accepted'))
  if (answer !== null) expectListed(answer)
}

/** On a connection of its own, which the server may let go of, or forget about. */
async function sendPackets(facilitator: Browser, code: string, dice: Throws): Promise<void> {
  const { socket } = await seatOf(facilitator, code, 'facilitator')
  for (let i = 0; i < 3; i += 1) {
    count('packet')
    socket.io.engine.write(packetFrom(dice))
  }
  socket.disconnect()
}

async function sendBytes(dice: Throws): Promise<void> {
  count('bytes')
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {})
  // Half a request is left where it is.
  socket.setTimeout(20, () => socket.destroy())
  socket.end(Buffer.from(bytesFrom(dice), 'latin1'))
  socket.resume()
  await once(socket, 'close')
}

/** By a stranger, or by somebody who has the facilitator's cookie. */
async function sendRequest(facilitator: Browser, dice: Throws, code: string): Promise<void> {
  const { method, path, body } = requestFrom(dice, { paths, code })
  const cookie = dice.below(3) === 0 ? '' : facilitator.cookieHeader()
  const headers = { cookie, ...(body !== null && { 'content-type': 'application/json' }) }
  const sent = body === null ? {} : { body: JSON.stringify(body) }
  const answer = await fetch(url + path, { method, headers, ...sent })
  const text = await answer.text()
  count(`http ${answer.status}`)
  if (answer.status < 400) return
  const { error } = JSON.parse(text)
  expect(error, `${method} ${path}`).toEqual({ code: expect.any(String), message: expect.any(String) })
  // Its threads are asked by others at the same time.
  if (error.code !== 'work.busy') expect(answer.status, `${method} ${path} ${text}`).toBeLessThan(500)
}

async function round(facilitator: Browser, dice: Throws, messages: number): Promise<void> {
  const rooms = [await openRoom(facilitator), await openRoom(facilitator)]
  const seats = rooms.flatMap((room) => room.seats)
  let sent = 0
  await Promise.all(
    seats.flatMap((seat) =>
      Array.from({ length: IN_FLIGHT }, async () => {
        while (sent < messages) {
          sent += 1
          if (sent % 200 === 0) await sendBytes(dice)
          else if (sent % 400 === 100) await sendRequest(facilitator, dice, rooms[0]?.code ?? '')
          else if (sent % 200 === 50) await sendPackets(facilitator, rooms[0]?.code ?? '', dice)
          else await sendOne(seat, dice, 10 + sent)
          if (seat.socket.disconnected) await seat.back()
        }
      }),
    ),
  )
  await closeRooms(facilitator, rooms)
}

test(`[SY60] ${MESSAGES} messages end nothing, leave nothing behind and are answered as listed`, {
  timeout: LONGEST_MS,
}, async () => {
  const dice = throwsOf(seed)
  const began = performance.now()
  const facilitator = new Browser(url)
  expect((await facilitator.post('/api/signin', { token })).status).toBe(200)
  await round(facilitator, dice, ROUND)
  const before = await measured()
  for (let sent = ROUND; sent < MESSAGES; sent += ROUND) {
    await round(facilitator, dice, Math.min(ROUND, MESSAGES - sent))
    if (sent % 100_000 === 0) console.log(`${sent} messages`, await measured())
  }
  const after = await measured()
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(`seed ${seed}, ${MESSAGES} messages in ${seconds} s`, counted, before, after)
  expect(server.exitCode).toBeNull()
  expect(said).toBe('')
  expect(counted['accepted']).toBeGreaterThan(MESSAGES / 100)
  expect({ open: after.open }).toEqual({ open: 0 })
  expect(after.heap).toBeLessThan(before.heap * 1.2 + 4_000_000)
})
