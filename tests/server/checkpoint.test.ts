import { describe, expect, test } from 'vitest'
import type { Found } from '#server/rooms.ts'
import type { Store } from '#server/store/log.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import type { LogRecord } from '#shared/record.ts'
import { MINUTE, SECOND } from '#shared/time.ts'
import { FACILITATOR, liveRoomIn, recordsOf, scenario, send, type World, world } from '../support/room.ts'

/** Long enough for two checkpoints and some records after them. */
const NOTES = 70

interface Kept {
  here: World
  store: Store
  found: Found
  /** How often the log was read whole since then. */
  wholeReads: () => number
}

/** A live room that talked for a while, on a store that outlives the process. */
async function talked(): Promise<Kept> {
  const here = world()
  const disk = memoryStore(here.texts, here.beats)
  let whole = 0
  const read: Store['log']['read'] = (stream, seq, most) => {
    if (stream.startsWith('room/') && seq === -1 && most === undefined) whole += 1
    return disk.log.read(stream, seq, most)
  }
  const store = { ...disk, log: { ...disk.log, read } }
  const found = await liveRoomIn(here.start(store))
  for (let i = 0; i < NOTES; i++) {
    await here.clock.advance(SECOND)
    await send(found, FACILITATOR, { type: 'facilitator.note', text: `note ${i}` })
  }
  whole = 0
  return { here, store, found, wholeReads: () => whole }
}

/** As after signal 9, at once. */
async function again({ here, store, found }: Kept): Promise<Found> {
  here.clock.die()
  const opened = await here.start(store).find(found.room.code)
  if (!opened) throw new Error('lost')
  return opened
}

function rewrite({ here, found }: Kept, seq: number, change: (record: LogRecord) => unknown): void {
  const lines = here.texts.get(found.room.stream) ?? []
  lines[seq] = JSON.stringify(change(JSON.parse(lines[seq] ?? '')))
}

describe('a room opened from a checkpoint', () => {
  test('[CP1] stands as if its whole log had been played, and goes on the same', async () => {
    const kept = await talked()
    const { here, store, found, wholeReads } = kept
    const opened = await again(kept)
    expect(wholeReads()).toBe(0)
    expect(opened.room.state).toEqual(found.room.state)
    expect(opened.room.last).toEqual(found.room.last)
    await send(opened, FACILITATOR, { type: 'clock.hold', reason: 'Lunch' })
    const stream = found.room.stream
    const fresh = await here.start(memoryStore(here.texts, here.beats)).find(found.room.code)
    expect(fresh?.room.state).toEqual(opened.room.state)
    expect(await recordsOf(opened)).toEqual(await store.log.read(stream, -1))
  })

  test('[CP1] is kept when it leaves memory, and when the server stops', async () => {
    const here = world()
    const store = memoryStore(here.texts, here.beats)
    const rooms = here.start(store)
    const quiet = await rooms.open(scenario, FACILITATOR)
    await here.clock.advance(12 * MINUTE)
    expect(await store.checkpoints.last(quiet.room.stream)).toContain(quiet.room.last.hash)
    const other = await liveRoomIn(rooms)
    await rooms.close()
    expect(await store.checkpoints.last(other.room.stream)).toContain(other.room.last.hash)
  })

  test('[CP4] is kept once a minute in a busy room, and rooms that began together are kept apart', async () => {
    const here = world()
    const disk = memoryStore(here.texts, here.beats)
    const saves: Record<string, number[]> = {}
    const save: Store['checkpoints']['save'] = async (stream, text) => {
      const { last } = JSON.parse(text.split('\n')[2] ?? '')
      saves[stream] = [...(saves[stream] ?? []), last.seq]
    }
    const rooms = here.start({ ...disk, checkpoints: { ...disk.checkpoints, save } })
    const all: Found[] = []
    for (let n = 0; n < 10; n += 1) all.push(await rooms.open(scenario, FACILITATOR))
    const talk = async (notes: number) => {
      for (const found of all) {
        for (let i = 0; i < notes; i++)
          await send(found, FACILITATOR, { type: 'facilitator.note', text: 'n' })
      }
    }
    await talk(150)
    expect(Object.values(saves).map(({ length }) => length)).toEqual(all.map(() => 1))
    expect(new Set(Object.values(saves).flat()).size).toBeGreaterThan(1)
    await here.clock.advance(MINUTE)
    await talk(1)
    expect(Object.values(saves).map(([, next]) => next)).toEqual(all.map(() => 151))
  })

  test.each<[string, (kept: Kept, text: string) => string]>([
    ['of another engine', (_, text) => text.replace(/^./, (first) => (first === '0' ? '1' : '0'))],
    ['that was changed', (_, text) => text.replace('note', 'nope').replace('"sim":', '"sim":1')],
    ['that was cut off', (_, text) => text.slice(0, -10)],
    ['that is nothing of ours', () => 'nothing'],
  ])('[CP2] one %s is passed over', async (_, change) => {
    const kept = await talked()
    const { stream } = kept.found.room
    const text = (await kept.store.checkpoints.last(stream)) ?? ''
    await kept.store.checkpoints.save(stream, change(kept, text))
    const opened = await again(kept)
    expect(kept.wholeReads()).toBe(1)
    expect(opened.room.state).toEqual(kept.found.room.state)
  })

  test('[CP2] one of a log that lost its tail, or was written anew, is passed over', async () => {
    const kept = await talked()
    const lines = kept.here.texts.get(kept.found.room.stream) ?? []
    lines.length = 20
    const opened = await again(kept)
    expect(opened.room.last.seq).toBe(19)
    expect(opened.room.damage).toBeNull()
  })

  test('[CP3] damage after the checkpoint is found on opening', async () => {
    const kept = await talked()
    const { seq } = kept.found.room.last
    rewrite(kept, seq - 1, (record) => ({ ...record, wall: record.wall + 1 }))
    const opened = await again(kept)
    expect(opened.room.damage).toMatch(new RegExp(`Record ${seq - 1} .* damaged`))
    expect(opened.room.last.seq).toBe(seq - 2)
  })

  test('[CP3] damage before the checkpoint is found soon after, and ends the writing', async () => {
    const kept = await talked()
    rewrite(kept, 5, (record) => ({ ...record, wall: record.wall + 1 }))
    const opened = await again(kept)
    expect(opened.room.last.seq).toBe(kept.found.room.last.seq)
    await kept.here.clock.advance(SECOND)
    expect(opened.room.damage).toMatch(/Record 5 of the log is damaged: its hash is wrong/)
    expect(await send(opened, FACILITATOR, { type: 'clock.hold', reason: '' })).toMatchObject({
      refusal: 'room.readOnly',
    })
    expect(kept.here.reports).toContainEqual(expect.stringMatching(/^error: .*Record 5/))
  })

  test('[CP3] a record missing before the checkpoint is found soon after', async () => {
    const kept = await talked()
    const { stream } = kept.found.room
    const { read } = kept.store.log
    kept.store.log.read = async (name, seq, most) => {
      const entries = (await read(name, seq, most)) as LogRecord[]
      return name === stream && most !== undefined ? entries.filter((entry) => entry.seq !== 9) : entries
    }
    const opened = await again(kept)
    await kept.here.clock.advance(SECOND)
    expect(opened.room.damage).toMatch(/Record 9 .* damaged: it is numbered 10/)
  })

  test('[CP3] a sound log is found sound', async () => {
    const kept = await talked()
    const opened = await again(kept)
    await kept.here.clock.advance(MINUTE)
    expect(opened.room.damage).toBeNull()
  })
})
