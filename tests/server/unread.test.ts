import { EventEmitter } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { createMetrics } from '#server/metrics.ts'
import { watchUnread } from '#server/unread.ts'
import type { Command } from '#shared/command.ts'
import { SECOND } from '#shared/time.ts'
import { settableClock } from '../support/clock.ts'
import { startServer, type Tab } from '../support/memoryServer.ts'

const megabyte = 'x'.repeat(1_000_000)

function watched() {
  const conn = new EventEmitter()
  const clock = settableClock()
  const it = { conn, clock, letGo: 0 }
  watchUnread(conn, { clock, letGo: () => (it.letGo += 1) })
  return it
}

test('[FT15] a client that reads nothing for five seconds while a megabyte waits is let go', async () => {
  const it = watched()
  it.conn.emit('flush')
  for (const data of [megabyte, 'one more', 'and more']) it.conn.emit('packetCreate', { data })
  expect(it.letGo).toBe(0)
  await it.clock.advance(5 * SECOND)
  it.conn.emit('packetCreate', { data: 'the next' })
  expect(it.letGo).toBe(1)
})

test('[FT15] a client that reads slowly, or is sent one large frame, stays', async () => {
  const it = watched()
  for (let i = 0; i < 20; i += 1) {
    it.conn.emit('packetCreate', { data: megabyte })
    await it.clock.advance(4 * SECOND)
    it.conn.emit('packetCreate', { data: 'more' })
    it.conn.emit('flush')
  }
  await it.clock.advance(60 * SECOND)
  it.conn.emit('packetCreate', { data: megabyte })
  it.conn.emit('flush')
  expect(it.letGo).toBe(0)
})

test('[FT15] it does not hold up the others, and is brought up to date when it is back', async () => {
  const clock = settableClock()
  const metrics = createMetrics({ ofProcess: false })
  const ended = { unread: 0 }
  metrics.meters.letGo = (reason) => {
    ended[reason] += 1
  }
  const server = await startServer({ clock, metrics })
  onTestFinished(server.close)
  const { code, facilitator } = await server.openRoom()
  const found = await server.app.rooms.find(code)
  const deaf = facilitator.open(code, 'facilitator')
  const other = facilitator.open(code, 'facilitator')
  await Promise.all([deaf.until('view'), other.until('view')])
  stopReading(deaf.socket)

  const upToDate = (tab: Tab) => tab.until('facts', ({ upTo }) => upTo === found?.room.last.seq)
  const say = (n: number): Command => ({ type: 'facilitator.say', text: `${n} ${'言'.repeat(1900)}` })
  for (let n = 1; n <= 3000 && ended.unread === 0; n += 1) {
    await found?.room.submit({ by: { kind: 'facilitator', person: 'fac' }, id: null, command: say(n) })
    if (n % 500 !== 0) continue
    await upToDate(other)
    await clock.advance(6 * SECOND)
  }
  expect(ended).toEqual({ unread: 1 })
  await upToDate(other)
  const last = found?.room.last.seq
  const back = facilitator.open(code, 'facilitator')
  expect((await back.until('view')).view.seq).toBe(last)
})

/** The kernel takes a few megabytes for it, and then no more. */
function stopReading(socket: { io: { engine: object } }): void {
  const { transport } = socket.io.engine as { transport: { ws: { _socket: { pause: () => void } } } }
  transport.ws._socket.pause()
}
