import { describe, expect, test } from 'vitest'
import { type Answered, openConnection } from '#client/connection.ts'
import { createRoomStore } from '#client/store.ts'
import type { Command } from '#shared/command.ts'
import { delivered, fakeServer, marked } from './fakeServer.ts'

const mark = (text: string): Command => ({ type: 'moment.mark', text })

/** A tab on a fake server, with a clock that is set by hand. */
function tab() {
  const server = fakeServer()
  const store = createRoomStore()
  const time = { now: 1_000_000 }
  let beat = () => {}
  let n = 0
  const connection = openConnection({
    code: 'K7M4QX',
    as: 'participant',
    key: null,
    store,
    session: {
      id: 'session-1',
      next: () => {
        n += 1
        return { session: 'session-1', n }
      },
    },
    open: server.open,
    now: () => time.now,
    every: (_, act) => {
      beat = act
      return () => {}
    },
  })
  return {
    server,
    store,
    connection,
    time,
    /** Real seconds pass, one look a second. */
    pass: (seconds: number) => {
      for (let i = 0; i < seconds; i += 1) {
        time.now += 1000
        beat()
      }
    },
    answers: [] as Answered[],
  }
}

function liveTab() {
  const it = tab()
  it.server.hello()
  it.server.view({ seq: 4 })
  return it
}

const statusOf = ({ store }: ReturnType<typeof tab>) => store.getState().status
const texts = ({ store }: ReturnType<typeof tab>) => store.getState().view.marks.map(({ text }) => text)

describe('joining and folding', () => {
  test('[CN1] a first handshake asks for everything, a rejoin only for what came after its last record', () => {
    const it = liveTab()
    it.server.drop()
    it.server.reconnect()
    expect(it.server.handshakes.map(({ seq }) => seq)).toEqual([-1, 4])
    expect(it.server.handshakes.every(({ session }) => session === 'session-1')).toBe(true)
  })

  test('[CN2] facts are folded in order, and what is already known is passed over', () => {
    const it = liveTab()
    it.server.facts({ after: 4, upTo: 6, facts: [marked('one')] })
    it.server.facts({ after: 4, upTo: 6, facts: [marked('one')] })
    it.server.facts({ after: 6, upTo: 7, facts: [marked('two')] })
    expect(texts(it)).toEqual(['one', 'two'])
    expect(it.store.getState().view.seq).toBe(7)
    expect(it.store.getState().recent.map(({ seq }) => seq)).toEqual([6, 7])
    expect(it.server.handshakes).toHaveLength(1)
  })

  test('[CN3] facts that do not follow on what is known are not folded: the room is asked again from the start', () => {
    const it = liveTab()
    it.server.facts({ after: 5, upTo: 6, facts: [marked('after a gap')] })
    expect(texts(it)).toEqual([])
    expect(it.server.handshakes.map(({ seq }) => seq)).toEqual([-1, -1])
    it.server.hello()
    expect(statusOf(it).kind).toBe('reconnecting')
    it.server.view({ seq: 9 })
    expect(statusOf(it).kind).toBe('live')
    it.server.facts({ after: 9, upTo: 10, facts: [marked('whole again')] })
    expect(texts(it)).toEqual(['whole again'])
  })

  test('[CN4] a snapshot in the middle of a run takes the place of all that was known', () => {
    const it = liveTab()
    it.server.facts({ after: 4, upTo: 5, facts: [marked('before')] })
    it.server.view({ seq: 6 })
    expect(texts(it)).toEqual([])
    expect(it.store.getState().view.seq).toBe(6)
  })
})

describe('another history', () => {
  test('[CLU2] a rejoin says of which history it knows the last record', () => {
    const it = liveTab()
    it.server.facts({ after: 4, upTo: 6, facts: [marked('one')] })
    it.server.drop()
    it.server.reconnect()
    expect(it.server.handshakes.map(({ seq, tag }) => ({ seq, tag }))).toEqual([
      { seq: -1, tag: null },
      { seq: 6, tag: 'tag 6' },
    ])
  })

  test('[CLU2] a view of a log that was rewritten leaves nothing of the old one', () => {
    const it = liveTab()
    it.server.facts({ after: 4, upTo: 6, facts: [marked('never happened')] })
    it.server.view({ seq: 5 }, true)
    expect(texts(it)).toEqual([])
    expect(it.store.getState().recent).toEqual([])
    it.server.facts({ after: 5, upTo: 6, facts: [marked('the truth')] })
    expect(it.store.getState().recent.map(({ facts }) => facts)).toEqual([[marked('the truth')]])
  })
})

describe('commands', () => {
  test('[CN5] one command is on its way at a time, numbered, the others wait their turn', async () => {
    const it = liveTab()
    const first = it.connection.send(mark('a'))
    const second = it.connection.send(mark('b'))
    expect(it.server.commands.map(({ what }) => what.id.n)).toEqual([1])
    it.server.commands[0]?.answer({ seq: 5 })
    expect(it.server.commands.map(({ what }) => what.id.n)).toEqual([1, 2])
    it.server.commands[1]?.answer({ refusal: 'room.notNow', message: 'No.', detail: null })
    expect(await first).toEqual({ seq: 5 })
    expect(await second).toEqual({ refusal: 'room.notNow', message: 'No.', detail: null })
  })

  test('[CN6] a command given while the wire is down is not sent, then or later, and is kept to be confirmed', async () => {
    const it = liveTab()
    it.server.drop()
    expect(await it.connection.send(mark('offline'))).toEqual({ notSent: 'offline', at: 0 })
    it.server.reconnect()
    it.server.hello()
    expect(it.server.commands).toEqual([])
    expect(it.store.getState().unsent).toMatchObject([{ command: mark('offline'), reason: 'offline' }])
  })

  test('[CN7] after a break the client asks what became of the command in flight: applied is acknowledged', async () => {
    const it = liveTab()
    const sent = it.connection.send(mark('a'))
    it.server.drop()
    it.server.reconnect()
    it.server.hello()
    expect(it.server.outcomes.map(({ what }) => what)).toEqual([{ session: 'session-1', n: 1 }])
    it.server.outcomes[0]?.answer({ applied: true, seq: 8 })
    expect(await sent).toEqual({ seq: 8 })
    expect(it.store.getState().unsent).toEqual([])
    expect(it.server.commands).toHaveLength(1)
  })

  test('[CN8] a command in flight that did not arrive comes back to the person and is never sent by itself', async () => {
    const it = liveTab()
    const sent = it.connection.send(mark('a'))
    const queued = it.connection.send(mark('b'))
    it.server.drop()
    expect(await queued).toMatchObject({ notSent: 'offline' })
    it.server.reconnect()
    it.server.hello()
    it.server.outcomes[0]?.answer({ applied: false, seq: 4 })
    expect(await sent).toMatchObject({ notSent: 'lost' })
    expect(it.server.commands).toHaveLength(1)
    expect(it.store.getState().unsent.map(({ reason }) => reason)).toEqual(['offline', 'lost'])
  })

  test('[CN9] what was not sent goes out under a new number when the person says so, or is discarded', async () => {
    const it = liveTab()
    it.server.drop()
    await it.connection.send(mark('a'))
    await it.connection.send(mark('b'))
    const [a, b] = it.store.getState().unsent
    expect(await it.connection.resend(a?.key ?? '')).toMatchObject({ notSent: 'offline' })
    expect(it.store.getState().unsent).toHaveLength(2)
    it.server.reconnect()
    it.server.hello()
    const again = it.connection.resend(a?.key ?? '')
    it.connection.discard(b?.key ?? '')
    expect(it.store.getState().unsent).toEqual([])
    expect(it.server.commands.map(({ what }) => what.command)).toEqual([mark('a')])
    it.server.commands[0]?.answer({ seq: 5 })
    expect(await again).toEqual({ seq: 5 })
  })

  test('[CN10] the end of a connection for good answers everything that waits', async () => {
    const it = liveTab()
    const flying = it.connection.send(mark('a'))
    const queued = it.connection.send(mark('b'))
    it.server.gone('replaced')
    expect(await flying).toMatchObject({ notSent: 'lost' })
    expect(await queued).toMatchObject({ notSent: 'offline' })
    expect(statusOf(it)).toEqual({ kind: 'gone', reason: 'replaced' })
    expect(it.server.isConnected()).toBe(false)
    it.connection.reopen()
    expect(it.server.isConnected()).toBe(true)
    it.server.hello()
    expect(statusOf(it).kind).toBe('live')
  })
})

describe('states of the connection', () => {
  test('[CN11] an answer that takes two seconds makes the connection slow, and its arrival live again', () => {
    const it = liveTab()
    it.server.times[0]?.answer(it.time.now)
    void it.connection.send(mark('a'))
    it.pass(1)
    expect(statusOf(it).kind).toBe('live')
    it.pass(2)
    expect(statusOf(it)).toEqual({ kind: 'slow', ms: 3000 })
    for (const { answer } of it.server.times) answer(it.time.now)
    it.server.commands[0]?.answer({ seq: 5 })
    it.pass(1)
    expect(statusOf(it).kind).toBe('live')
  })

  test('[CN12] a wire that answers nothing for 15 seconds is given up and opened again', () => {
    const it = liveTab()
    void it.connection.send(mark('a'))
    it.pass(16)
    expect(it.server.handshakes.length).toBeGreaterThan(1)
    expect(statusOf(it).kind).toBe('reconnecting')
    it.server.hello()
    expect(it.server.outcomes).toHaveLength(1)
  })

  test('[CN13] while it tries, the number of the try is told', () => {
    const it = liveTab()
    it.server.drop()
    expect(statusOf(it)).toEqual({ kind: 'reconnecting', attempt: 1 })
    it.server.reconnect(3)
    expect(statusOf(it)).toEqual({ kind: 'reconnecting', attempt: 3 })
  })

  test('[CN14] back from a break, it says for ten seconds how many items were missed', () => {
    const it = liveTab()
    expect(it.store.getState().back).toBeNull()
    it.server.drop()
    it.server.reconnect()
    it.server.hello()
    it.server.facts({ after: 4, upTo: 5, facts: [delivered('a'), marked('x')] })
    it.server.facts({ after: 5, upTo: 6, facts: [delivered('b')] })
    expect(it.store.getState().back).toEqual({ items: 2 })
    it.time.now += 2000
    it.server.facts({ after: 6, upTo: 7, facts: [delivered('c')] })
    expect(it.store.getState().back).toEqual({ items: 2 })
    it.pass(8)
    expect(it.store.getState().back).toBeNull()
  })

  test('[CN15] what ends for good stays ended, any other trouble is tried again', () => {
    const it = tab()
    it.server.cannotConnect()
    expect(statusOf(it).kind).toBe('reconnecting')
    it.server.gone('old-client')
    it.server.drop()
    expect(statusOf(it)).toEqual({ kind: 'gone', reason: 'old-client' })
  })
})

describe('time', () => {
  test('[CN16] the offset of the server’s clock comes from the shortest round trip', () => {
    const it = tab()
    it.server.hello(1_005_000)
    expect(it.store.getState().offset).toBe(5000)
    it.time.now += 100
    it.server.times[0]?.answer(1_005_060)
    expect(it.store.getState()).toMatchObject({ offset: 5010, roundTrip: 100 })
    it.time.now += 20
    it.server.times[1]?.answer(1_005_125)
    expect(it.store.getState()).toMatchObject({ offset: 5015, roundTrip: 20 })
    it.time.now += 900
    it.server.times[2]?.answer(1_009_999)
    expect(it.store.getState()).toMatchObject({ offset: 5015, roundTrip: 20 })
    expect(it.server.latencies).toEqual([100, 20, 20])
  })
})
