import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { launchroom } from '#server/cli/program.ts'
import { systemClock } from '#server/clock.ts'
import { createRemovals } from '#server/removal.ts'
import { createRooms, type Found, type Rooms } from '#server/rooms.ts'
import type { Store } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { startRedis } from '../support/redis.ts'
import { FACILITATOR, participant, recordsOf, scenario, send } from '../support/room.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A room that was just opened again is not opened once more for a moment. */
const patience = { timeout: 20_000 }
const report = () => {}
const roomsOn = (store: Store) => createRooms({ store, clock: systemClock, report })
const removalsOn = (store: Store, rooms: Rooms) =>
  createRemovals({ rooms, store, clock: systemClock, report })

function tempFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-personal-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function cli(dataDir: string, ...args: string[]) {
  vi.stubEnv('LAUNCHROOM_DATA', dataDir)
  vi.stubEnv('REDIS_URL', '')
  const said: string[] = []
  const code = await launchroom(args, { out: (text) => said.push(text), err: (text) => said.push(text) })
  return { code, said: said.join('\n') }
}

/** A room that is over, in which Ann typed what nobody else did. */
async function endedRoom(rooms: Rooms): Promise<Found> {
  const found = await rooms.open(scenario, FACILITATOR)
  await send(found, participant('pann'), { type: 'room.join' }, { type: 'seat.take', role: 'lead' })
  await found.names.set('pann', 'Ann PRIVATE', 1)
  await send(found, FACILITATOR, { type: 'room.brief' }, { type: 'room.start' })
  const note = { type: 'moment.mark', text: 'PRIVATE '.repeat(200) } as const
  await send(found, participant('pann'), ...Array.from({ length: 20 }, () => note))
  await send(found, FACILITATOR, { type: 'room.end', reason: '' })
  await found.room.keepState()
  return found
}

describe('a data folder', () => {
  test('[PD16] loses every byte of an erased person and of a deleted room, while it is served', async () => {
    const dir = tempFolder()
    const store = await sqliteStore(dir)
    const rooms = roomsOn(store)
    const removals = removalsOn(store, rooms)
    const found = () =>
      readdirSync(dir).filter((name) => readFileSync(path.join(dir, name)).includes('PRIVATE'))
    for (const act of ['erase', 'delete'] as const) {
      const { room } = await endedRoom(rooms)
      expect(found()).not.toEqual([])
      const ask = { person: 'pann', by: 'fac', reason: '' }
      expect(await (act === 'erase' ? removals.erase(room.code, ask) : removals.delete(room.code))).toBeNull()
      expect(found()).toEqual([])
    }
    await rooms.close()
    await store.close()
  })

  test('[PD17] a person is exported from all rooms by id, looked up by name, while the server runs', async () => {
    const dir = tempFolder()
    const store = await sqliteStore(dir)
    const rooms = roomsOn(store)
    const [one, other] = [await endedRoom(rooms), await endedRoom(rooms)]
    const byId = await cli(dir, 'person', 'export', 'pann')
    expect(byId.code).toBe(0)
    const { person, rooms: files } = JSON.parse(byId.said)
    expect(person).toBe('pann')
    expect(files.map((file: { room: { code: string } }) => file.room.code).sort()).toEqual(
      [one.room.code, other.room.code].sort(),
    )
    expect(files[0]).toMatchObject({
      person: { names: [{ name: 'Ann PRIVATE' }], seats: [{ role: 'lead' }] },
    })
    const byName = await cli(dir, 'person', 'export', 'ann private')
    expect(byName.said).toMatch(new RegExp(`pann +${one.room.code} +Ann PRIVATE`))
    expect(await cli(dir, 'person', 'export', 'nobody')).toEqual({
      code: 1,
      said: 'No room keeps anything about nobody.',
    })
    expect((await cli(dir, 'person', 'erase', 'pann')).code).toBe(2)
    await rooms.close()
    await store.close()
    expect(await cli(tempFolder(), 'person', 'export', 'pann')).toMatchObject({ code: 1 })
  })

  test('[PD18] an erased log is proven by replay, which says what was erased; a backup holds it and the deleted', async () => {
    const dir = tempFolder()
    const store = await sqliteStore(dir)
    const rooms = roomsOn(store)
    const removals = removalsOn(store, rooms)
    const [kept, deleted] = [await endedRoom(rooms), await endedRoom(rooms)]
    await removals.erase(kept.room.code, { person: 'pann', by: 'fac', reason: 'Asked by mail' })
    await removals.delete(deleted.room.code)
    const again = (await rooms.find(kept.room.code)) as Found
    const file = path.join(dir, 'log.jsonl')
    writeFileSync(file, (await recordsOf(again)).map((record) => JSON.stringify(record)).join('\n'))
    await rooms.close()
    await store.close()
    const { code, said } = await cli(dir, 'replay', file)
    expect(code).toBe(0)
    expect(said).toContain('whole and proven')
    expect(said).toMatch(
      /pann was erased on .* by facilitator, because: Asked by mail\. The log ended with [0-9a-f]{64}/,
    )
    const backup = path.join(tempFolder(), 'backup')
    expect((await cli(dir, 'backup', backup)).said).not.toContain('damaged')
    const fresh = path.join(tempFolder(), 'fresh')
    expect(await cli(fresh, 'restore', backup)).toMatchObject({ code: 0 })
    const restored = await sqliteStore(fresh)
    const there = roomsOn(restored)
    expect(await there.wasDeleted(deleted.room.code)).toBe(true)
    expect((await there.find(kept.room.code))?.room.damage).toBeNull()
    await there.close()
    await restored.close()
  })
})

test('[PD19] on several nodes an erasure and a deletion by one are found by the others', async () => {
  const redis = await startRedis()
  const stores = [
    await redisStore(redis.url, { warn: report }),
    await redisStore(redis.url, { warn: report }),
  ] as const
  const [here, there] = [roomsOn(stores[0]), roomsOn(stores[1])]
  onTestFinished(async () => {
    for (const rooms of [here, there]) await rooms.close()
    for (const store of stores) await store.close()
    await redis.remove()
  })
  const { room } = await endedRoom(here)
  const { code } = room
  expect((await there.find(code))?.names.all()).toEqual({ pann: 'Ann PRIVATE' })
  const exported = await cli(tempFolder(), 'person', 'export', 'pann', '--redis', redis.url)
  expect(JSON.parse(exported.said).rooms).toMatchObject([{ room: { code }, person: { id: 'pann' } }])
  const removals = removalsOn(stores[0], here)
  expect(await removals.erase(code, { person: 'pann', by: 'fac', reason: '' })).toBeNull()
  await vi.waitUntil(async () => {
    const found = await there.find(code)
    return found?.room.last.command.type === 'person.erase' && !found.names.all()['pann']
  }, patience)
  expect((await there.find(code))?.room.damage).toBeNull()
  expect(JSON.stringify(await recordsOf((await there.find(code)) as Found))).not.toContain('PRIVATE')
  expect(await removals.delete(code)).toBeNull()
  await vi.waitUntil(async () => (await there.find(code)) === null, patience)
  expect(await there.wasDeleted(code)).toBe(true)
  expect(await there.list()).toEqual([])
})
