/** Two servers on one store, as two nodes on one Redis: what happens at one is known at the other. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Clock } from '#server/clock.ts'
import { createRooms, type Rooms } from '#server/rooms.ts'
import type { Store } from '#server/store/log.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import type { Presence } from '#shared/protocol.ts'
import { MINUTE, SECOND } from '#shared/time.ts'
import { type SettableClock, settableClock, turn } from '../support/clock.ts'
import { type Browser, startServer, type Tab, type TestServer } from '../support/memoryServer.ts'
import { liveRoomIn } from '../support/room.ts'

const running: TestServer[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})

async function twoNodes(clock?: SettableClock) {
  const store = memoryStore()
  const a = await startServer({ store, ...(clock && { clock }) })
  const b = await startServer({ store, auth: a.auth, ...(clock && { clock }) })
  running.push(a, b)
  const { code, facilitator } = await a.openRoom()
  const noorA = a.browser()
  const noor = await noorA.join(code, 'Noor')
  return {
    store,
    a,
    b,
    code,
    noor,
    noorA,
    noorB: at(b, noorA),
    facilitator,
    facilitatorB: at(b, facilitator),
  }
}

/** The same browser, led to another node. */
function at(server: TestServer, { cookies }: Browser): Browser {
  const browser = server.browser()
  for (const [name, value] of cookies) browser.cookies.set(name, value)
  return browser
}

const sees = (tab: Tab, fits: (presence: Presence) => boolean) => tab.until('presence', fits)

describe('presence', () => {
  test('[CLU10] of those on one node is told on the other, and that they are gone', async () => {
    const { code, noor, noorB, facilitator } = await twoNodes()
    const desk = facilitator.open(code, 'facilitator')
    const tab = noorB.open(code, 'participant')
    await sees(desk, ({ people }) => people[noor]?.online === true)
    await sees(tab, ({ facilitators }) => facilitators === 1)
    tab.close()
    const from = desk.frames.length
    await sees(
      desk,
      (presence) =>
        desk.frames.slice(from).some(({ data }) => data === presence) && !presence.people[noor]?.online,
    )
  })

  test('[CLU11] a tab on another node replaces the older one; the same tab only sheds its old connection', async () => {
    const { code, noorA, noorB } = await twoNodes()
    const older = noorA.open(code, 'participant')
    await older.until('view')
    const same = noorB.open(code, 'participant', { session: older.session })
    await older.until('disconnect')
    expect(older.of('gone')).toEqual([])
    await same.until('view')
    const other = noorA.open(code, 'participant')
    expect(await same.until('gone')).toBe('replaced')
    await other.until('view')
    await turn()
    expect(other.of('gone')).toEqual([])
  })
})

describe('the facilitator', () => {
  test('[CLU11] who is on another node has not left', async () => {
    const clock = settableClock()
    const { a, code, facilitator, facilitatorB } = await twoNodes(clock)
    const [here, there] = [facilitator.open(code, 'facilitator'), facilitatorB.open(code, 'facilitator')]
    await Promise.all([here.until('view'), there.until('view')])
    await there.ask({ type: 'room.brief' })
    await there.ask({ type: 'room.start' })
    await clock.advance(SECOND)
    const room = (await a.app.rooms.find(code))?.room
    const gone = async (tab: Tab) => {
      tab.close()
      while ((await leaders()) > (tab === here ? 1 : 0)) await clock.advance(SECOND / 4)
    }
    const leaders = async () => {
      const found = await a.app.rooms.find(code)
      const there = found?.company.elsewhere().reduce((sum, { facilitators }) => sum + facilitators, 0) ?? 0
      return there + (here.socket.connected ? 1 : 0)
    }
    await gone(here)
    await clock.advance(10 * SECOND)
    expect(room?.state.room.facilitatorAway).toBe(false)
    await gone(there)
    await clock.advance(10 * SECOND)
    await room?.settled()
    expect(room?.state.room.facilitatorAway).toBe(true)
  })
})

describe('a log that is rewritten', () => {
  test('[CLU4] lets go of the clients of every node, who come back to what is there now', async () => {
    const { store, a, code, noorA, noorB, facilitator, facilitatorB } = await twoNodes()
    const desk = facilitator.open(code, 'facilitator')
    const tab = noorB.open(code, 'participant')
    await Promise.all([desk.until('view'), tab.until('view')])
    await desk.ask({ type: 'facilitator.say', text: 'never said' })
    await tab.untilFact('facilitator.said')
    const stream = `room/${code}`
    const records = (await store.log.read(stream, -1)) as { seq: number; hash: string }[]
    await store.eraser.replace(stream, records.slice(0, -1), records.at(-1)?.hash ?? '')
    await Promise.all([desk.until('disconnect'), tab.until('disconnect')])
    expect([...desk.of('gone'), ...tab.of('gone')]).toEqual([])
    const last = (of: Tab) => of.of('facts').at(-1)
    const again = noorA.open(code, 'participant', {
      session: tab.session,
      seq: last(tab).upTo,
      tag: last(tab).tag,
    })
    const view = await again.until('view')
    expect(view).toMatchObject({ rewritten: true, view: { seq: records.length - 2 } })
    const back = facilitatorB.open(code, 'facilitator', { seq: last(desk).upTo, tag: last(desk).tag })
    expect(await back.until('view')).toMatchObject({ rewritten: true })
    expect((await a.app.rooms.find(code))?.room.damage).toBeNull()
  })
})

/** Nodes on a store that several may serve, as Redis is; any of them may die. */
function nodes() {
  const clock = settableClock()
  const [texts, beats] = [new Map<string, string[]>(), new Map<string, number>()]
  const store: Store = { ...memoryStore(texts, beats), wallTime: async () => clock.now() }
  const start = () => {
    let dead = false
    const own: Clock = { now: clock.now, set: (ms, act) => clock.set(ms, () => dead || act()) }
    const die = () => {
      dead = true
    }
    return { rooms: createRooms({ store, clock: own, report: () => {} }), die }
  }
  return { clock, texts, beats, start }
}

describe('rooms of other nodes', () => {
  test('[CLU12] a fresh node leaves what another one runs, and does not freeze it', async () => {
    const { start, clock, texts } = nodes()
    const found = await liveRoomIn(start().rooms)
    await clock.advance(3 * SECOND)
    const fresh = start().rooms
    const recovered = fresh.recover()
    await clock.advance(20 * SECOND)
    await recovered
    expect(fresh.counts().loaded).toBe(0)
    expect((await fresh.find(found.room.code))?.room.state.world.held).toBe(false)
    expect(texts.get(found.room.stream)?.join()).not.toContain('room.freeze')
  })

  test('[CLU12] what a dead node ran is taken over before its clock would have stopped', async () => {
    const { start, clock, texts } = nodes()
    const [dying, other] = [start(), start()]
    const found = await liveRoomIn(dying.rooms)
    await clock.advance(5 * SECOND)
    expect(other.rooms.counts().loaded).toBe(0)
    dying.die()
    const written = texts.get(found.room.stream)?.length ?? 0
    await clock.advance(9 * SECOND)
    expect(other.rooms.counts().live).toBe(1)
    await clock.advance(20 * MINUTE)
    expect(texts.get(found.room.stream)?.length).toBeGreaterThan(written)
    expect(texts.get(found.room.stream)?.join()).not.toContain('room.freeze')
  })

  test('[CLU12] a room that another node keeps leaves memory here, and beats on there', async () => {
    const { start, clock, beats } = nodes()
    const both = [start().rooms, start().rooms]
    const [first, second] = both as [Rooms, Rooms]
    const { room } = await liveRoomIn(first)
    await second.find(room.code)
    await clock.advance(12 * MINUTE)
    expect(both.map((rooms) => rooms.counts().loaded).sort()).toEqual([0, 1])
    await clock.advance(3 * SECOND)
    expect(clock.now() - (beats.get(room.stream) ?? 0)).toBeLessThanOrEqual(2 * SECOND)
  })
})
