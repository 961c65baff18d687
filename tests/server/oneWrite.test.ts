import { Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import type { Command } from '#shared/command.ts'
import { startServer, type TestServer } from '../support/memoryServer.ts'

// Real sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

let server: TestServer
afterEach(async () => {
  vi.restoreAllMocks()
  await server?.close()
})

const note = (text: string): Command => ({ type: 'facilitator.note', text })

/** What goes out to the network from here on, in either direction: one text a write. */
function watchWrites(): string[] {
  const writes: string[] = []
  const { _writev, _write } = Socket.prototype
  vi.spyOn(Socket.prototype, '_writev').mockImplementation(function (this: Socket, chunks, done) {
    writes.push(chunks.map(({ chunk }) => String(chunk)).join(''))
    _writev?.call(this, chunks, done)
  })
  vi.spyOn(Socket.prototype, '_write').mockImplementation(function (this: Socket, chunk, encoding, done) {
    writes.push(String(chunk))
    _write.call(this, chunk, encoding, done)
  })
  return writes
}

test('[WI16] records stored together come in one message, and their acknowledgements leave with it in one write', async () => {
  server = await startServer()
  const { code, facilitator } = await server.openRoom()
  const desk = facilitator.open(code, 'facilitator')
  const other = facilitator.open(code, 'facilitator')
  await Promise.all([desk.until('presence'), other.until('presence')])
  const writes = watchWrites()
  const acks = await Promise.all(['one', 'two', 'three'].map((text) => desk.ask(note(text))))
  expect(acks).toEqual([{ seq: 1 }, { seq: 2 }, { seq: 3 }])
  await other.until('facts', ({ upTo }) => upTo === 3)
  const sent = writes.filter((text) => text.includes('42["facts"'))
  const [toDesk, ...more] = sent.filter((text) => text.includes('[{"seq":'))
  expect(more).toEqual([])
  expect(toDesk?.match(/42\["facts"|43\d+\[\{"seq":\d\}\]|"upTo":\d/g)).toEqual([
    '42["facts"',
    ...[1, 2, 3].map((seq) => `"upTo":${seq}`),
    ...[1, 2, 3].map((seq) => expect.stringMatching(`{"seq":${seq}}`)),
  ])
  expect(sent).toHaveLength(2)
})
