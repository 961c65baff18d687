import { describe, expect, test } from 'vitest'
import type { Report } from '#server/journal.ts'
import { openShelf, type Shelf } from '#server/library/shelf.ts'
import { createRemovals, type Removals } from '#server/removal.ts'
import { startRetention } from '#server/retention.ts'
import type { Found, Rooms } from '#server/rooms.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import { DAY, HOUR, MINUTE } from '#shared/time.ts'
import {
  FACILITATOR,
  liveRoomIn,
  participant,
  recordsOf,
  scenario,
  send,
  type World,
  world,
} from '../support/room.ts'

const ASK = { person: 'ann', by: 'fac', reason: 'Asked for it' }

interface Served {
  rooms: Rooms
  removals: Removals
  shelf: Shelf
}

/** A process on the world's disk. Each has a store of its own, as nodes have. */
function serve({ start, clock, texts, beats }: World, store = memoryStore(texts, beats)): Served {
  const rooms = start(store)
  const removals = createRemovals({ rooms, store, clock, report: () => {} })
  return { rooms, removals, shelf: openShelf({ store, clock }) }
}

async function endedRoom(here: World, { rooms }: Served): Promise<Found> {
  const found = await liveRoomIn(rooms)
  await found.names.set('ann', 'Ann PRIVATE', here.clock.now())
  await found.names.set('bob', 'Bob', here.clock.now())
  await here.clock.advance(10_000)
  await send(
    found,
    participant('ann'),
    { type: 'message.post', channel: 'chat', role: null, text: 'PRIVATE words', re: null },
    { type: 'moment.mark', text: 'PRIVATE mark' },
  )
  await send(found, FACILITATOR, { type: 'room.end', reason: '' })
  return found
}
const disk = ({ texts }: World) => [...texts.values()].flat().join('\n')

describe('erasing a person', () => {
  test('[PD7] takes the texts and the name out of the store, and everyone finds the room as it is then', async () => {
    const here = world()
    const served = serve(here)
    const { room } = await endedRoom(here, served)
    await room.keepState()
    expect(disk(here)).toContain('PRIVATE')
    expect(await served.removals.erase(room.code, ASK)).toBeNull()
    expect(disk(here)).not.toContain('PRIVATE')
    const again = await served.rooms.find(room.code)
    expect(again?.room.damage).toBeNull()
    expect(again?.room.last.facts).toMatchObject([
      { type: 'person.erased', person: 'ann', by: 'facilitator' },
    ])
    expect(again?.names.all()).toEqual({ bob: 'Bob' })
    expect(again?.room.state.room.people).not.toHaveProperty('ann')
    expect(JSON.stringify(again && (await recordsOf(again)))).not.toContain('PRIVATE')
  })

  test('[PD7] the room goes on: others answer, names are given, and it opens again elsewhere', async () => {
    const here = world()
    const served = serve(here)
    const { room } = await endedRoom(here, served)
    await served.removals.erase(room.code, ASK)
    const again = (await served.rooms.find(room.code)) as Found
    await again.names.set('bob', 'Robert', here.clock.now())
    const answer = { type: 'debrief.answer', question: 'well', text: 'Fine' } as const
    expect(await send(again, participant('bob'), answer)).toEqual({ seq: again.room.last.seq })
    expect(await send(again, participant('ann'), answer)).toMatchObject({ refusal: 'seat.unknownPerson' })
    const elsewhere = await serve(here).rooms.find(room.code)
    expect(elsewhere?.room.last).toEqual(again.room.last)
    expect(elsewhere?.names.all()).toEqual({ bob: 'Robert' })
  })

  test('[PD8] waits for the end of the day, and says so', async () => {
    const here = world()
    const served = serve(here)
    const { room } = await liveRoomIn(served.rooms)
    const before = disk(here)
    expect(await served.removals.erase(room.code, ASK)).toBe('room.notOver')
    const lobby = await served.rooms.open(scenario, FACILITATOR)
    expect(await served.removals.erase(lobby.room.code, ASK)).toBe('room.notOver')
    expect(disk(here)).toContain(before.slice(-200))
  })

  test('[PD8] of nobody the room knows, or of no room, changes nothing', async () => {
    const here = world()
    const served = serve(here)
    const { room } = await endedRoom(here, served)
    const before = disk(here)
    expect(await served.removals.erase(room.code, { ...ASK, person: 'nobody' })).toBe('person.unknown')
    expect(await served.removals.erase('K7M4QX', ASK)).toBe('room.unknown')
    expect(disk(here)).toBe(before)
  })

  test('[PD8] of a damaged log is refused: the room can only be deleted', async () => {
    const here = world()
    const served = serve(here)
    const { room } = await endedRoom(here, served)
    const lines = here.texts.get(room.stream) ?? []
    lines[4] = lines[4]?.replace('"wall":', '"wall":1') ?? ''
    const other = serve(here)
    expect(await other.removals.erase(room.code, ASK)).toBe('room.damaged')
    expect(await other.removals.delete(room.code)).toBeNull()
    expect(disk(here)).not.toContain('PRIVATE')
  })

  test('[PD8] of a log that was damaged since the room opened is refused too, and not chained anew', async () => {
    const here = world()
    const served = serve(here)
    const { room } = await endedRoom(here, served)
    const lines = here.texts.get(room.stream) ?? []
    lines[1] = lines[1]?.replace('"wall":', '"wall":1') ?? ''
    const before = disk(here)
    expect(room.damage).toBeNull()
    expect(await served.removals.erase(room.code, ASK)).toBe('room.damaged')
    expect(disk(here)).toBe(before)
  })

  test('[PD9] whoever writes at the same time is not lost', async () => {
    const here = world()
    const store = memoryStore(here.texts, here.beats)
    const { replace } = store.eraser
    const served = serve(here, store)
    const { room } = await endedRoom(here, served)
    const late = serve(here)
    let once = true
    store.eraser.replace = async (stream, entries, head) => {
      const found = once && stream === room.stream && (await late.rooms.find(room.code))
      if (found) {
        once = false
        await send(found, participant('bob'), { type: 'debrief.answer', question: 'well', text: 'Late' })
      }
      await replace(stream, entries, head)
    }
    expect(await served.removals.erase(room.code, ASK)).toBeNull()
    expect(disk(here)).toContain('Late')
    expect(disk(here)).not.toContain('PRIVATE')
    expect((await serve(here).rooms.find(room.code))?.room.damage).toBeNull()
  })
})

describe('deleting a room', () => {
  test('[PD10] leaves nothing but that the code was used', async () => {
    const here = world()
    const served = serve(here)
    const { room } = await endedRoom(here, served)
    await room.keepState()
    await here.clock.advance(MINUTE)
    expect(await served.removals.delete(room.code)).toBeNull()
    expect([...here.texts.keys()]).toEqual([room.stream])
    expect(disk(here)).toMatch(/^\{"seq":0,"wall":\d+,"type":"room.deleted","hash":"\w+"\}$/)
    expect(here.beats.size).toBe(0)
    for (const { rooms } of [served, serve(here)]) {
      expect(await rooms.find(room.code)).toBeNull()
      expect(await rooms.list()).toEqual([])
      expect(await rooms.wasDeleted(room.code)).toBe(true)
    }
    expect(await served.removals.delete(room.code)).toBe('room.unknown')
    expect(here.reports.filter((line) => line.startsWith('error'))).toEqual([])
  })

  test('[PD10] a live room is not deleted, one that never started is', async () => {
    const here = world()
    const served = serve(here)
    const live = await liveRoomIn(served.rooms)
    expect(await served.removals.delete(live.room.code)).toBe('room.live')
    expect(await send(live, FACILITATOR, { type: 'clock.hold', reason: '' })).toHaveProperty('seq')
    const lobby = await served.rooms.open(scenario, FACILITATOR)
    expect(await served.removals.delete(lobby.room.code)).toBeNull()
    expect(await served.rooms.wasDeleted(live.room.code)).toBe(false)
  })

  test('[PD10] of a room nothing is left, whole or damaged, as soon as nobody finds it any more', async () => {
    for (const damage of [false, true]) {
      const here = world()
      const { room } = await endedRoom(here, serve(here))
      if (damage) here.texts.get(room.stream)?.splice(5, 100, 'no JSON at all PRIVATE')
      const store = memoryStore(here.texts, here.beats)
      const fail = async () => {
        throw new Error('the store fails')
      }
      store.eraser.remove = async ([first = '']) => {
        await memoryStore(here.texts, here.beats).eraser.remove([first])
        await fail()
      }
      store.heartbeats.stop = fail
      await expect(serve(here, store).removals.delete(room.code)).rejects.toThrow('the store fails')
      const again = serve(here)
      if (await again.rooms.find(room.code)) expect(await again.removals.delete(room.code)).toBeNull()
      expect(disk(here)).not.toContain('PRIVATE')
    }
  })

  test('[PD10] a room that somebody starts at the same moment stays', async () => {
    const here = world()
    const store = memoryStore(here.texts, here.beats)
    const { replace } = store.eraser
    const served = serve(here, store)
    const { room } = await served.rooms.open(scenario, FACILITATOR)
    const elsewhere = serve(here)
    store.eraser.replace = async (stream, entries, head) => {
      const found = (await elsewhere.rooms.find(room.code)) as Found
      await send(found, FACILITATOR, { type: 'room.brief' }, { type: 'room.start' })
      await replace(stream, entries, head)
    }
    expect(await served.removals.delete(room.code)).toBe('room.live')
    expect((await served.rooms.find(room.code))?.room.damage).toBeNull()
  })

  test('[PD10] a damaged room is deleted whatever its log ends with', async () => {
    const here = world()
    const { room } = await endedRoom(here, serve(here))
    here.texts.get(room.stream)?.splice(5, 100, 'no JSON at all PRIVATE')
    const served = serve(here)
    expect(await served.removals.delete(room.code)).toBeNull()
    expect(disk(here)).not.toContain('PRIVATE')
    expect(await served.rooms.wasDeleted(room.code)).toBe(true)
  })

  test('[PD10] a node that still holds the room finds out when it writes', async () => {
    const here = world()
    const served = serve(here)
    const { room } = await endedRoom(here, served)
    const late = serve(here)
    const held = (await late.rooms.find(room.code)) as Found
    await served.removals.delete(room.code)
    await send(held, participant('bob'), { type: 'debrief.answer', question: 'well', text: 'Late' })
    await here.clock.advance(MINUTE)
    expect(await late.rooms.find(room.code)).toBeNull()
    expect(disk(here)).not.toContain('Late')
  })
})

describe('keeping rooms for some days', () => {
  async function aged(
    days: number,
  ): Promise<{ here: World; served: Served; told: unknown[]; stop: () => void }> {
    const here = world()
    const served = serve(here)
    const told: unknown[] = []
    const report: Report = (_, text, about) => told.push([text, about?.count])
    const stop = startRetention({ ...served, clock: here.clock, report, keepDays: days })
    return { here, served, told, stop }
  }

  /** Days pass; whatever is due by then happens once. */
  async function pass({ clock }: World, ms: number): Promise<void> {
    clock.jump(ms)
    await clock.advance(MINUTE)
  }

  test('[PD11] deletes what ended or never started longer ago, once a day, and tells how many', async () => {
    const { here, served, told, stop } = await aged(2)
    const ended = await endedRoom(here, served)
    const unused = await served.rooms.open(scenario, FACILITATOR)
    await pass(here, DAY)
    await pass(here, DAY - HOUR)
    const young = await served.rooms.open(scenario, FACILITATOR)
    expect((await served.rooms.list()).map(({ code }) => code)).toHaveLength(3)
    await pass(here, DAY)
    expect((await served.rooms.list()).map(({ code }) => code)).toEqual([young.room.code])
    for (const { room } of [ended, unused]) expect(await served.rooms.wasDeleted(room.code)).toBe(true)
    expect(told).toEqual([
      ['old rooms were deleted', 0],
      ['old rooms were deleted', 2],
    ])
    stop()
  })

  test('[PD11] an answer in the debrief does not make a room younger', async () => {
    const { here, served } = await aged(2)
    const { room } = await endedRoom(here, served)
    await pass(here, DAY)
    const found = (await served.rooms.find(room.code)) as Found
    await send(found, participant('bob'), { type: 'debrief.answer', question: 'well', text: 'Late' })
    await pass(here, DAY + 2 * HOUR)
    expect(await served.rooms.find(room.code)).toBeNull()
  })

  test('[PD11] never touches a room that is live, however old', async () => {
    const { here, served } = await aged(1)
    const { room } = await liveRoomIn(served.rooms)
    await send({ room } as Found, FACILITATOR, { type: 'clock.hold', reason: '' })
    await pass(here, 5 * DAY)
    expect((await served.rooms.find(room.code))?.room.code).toBe(room.code)
  })

  test('[LB16] takes scenarios that were deleted along, and leaves the others', async () => {
    const { here, served, told } = await aged(1)
    const { shelf } = served
    for (const id of ['old', 'kept']) await shelf.save(id, { by: 'fac', text: 'text', note: '', basedOn: 0 })
    await shelf.delete('old', 'fac')
    await pass(here, 3 * DAY)
    expect((await shelf.all()).map(({ id }) => id)).toEqual(['kept'])
    expect(told).toContainEqual(['versions of deleted scenarios were deleted', 1])
  })

  test('[PD11] goes on after a restart, and two nodes that look at once do no harm', async () => {
    const { here, served } = await aged(1)
    const { room } = await endedRoom(here, served)
    here.clock.die()
    here.clock.jump(3 * DAY)
    const counts: (number | undefined)[] = []
    const report: Report = (level, _, about) => counts.push(level === 'info' ? about?.count : -1)
    for (const node of [serve(here), serve(here)])
      startRetention({ ...node, clock: here.clock, report, keepDays: 1 })
    await here.clock.advance(2 * MINUTE)
    expect(counts.sort()).toEqual([0, 1])
    expect(await serve(here).rooms.wasDeleted(room.code)).toBe(true)
  })
})
