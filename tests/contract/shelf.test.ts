import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { faultInStream } from '#server/chain.ts'
import { scenarioStream } from '#server/library/revision.ts'
import { openShelf, revisionOf, type Shelf } from '#server/library/shelf.ts'
import type { Store } from '#server/store/log.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { settableClock } from '../support/clock.ts'
import { startRedis } from '../support/redis.ts'

/** Two nodes on the same ground; where a store serves one process alone, both are on it. */
interface Ground {
  here: Store
  there: Store
  remove: () => Promise<void>
}

const memory = async (): Promise<Ground> => {
  const store = memoryStore()
  return { here: store, there: store, remove: async () => {} }
}
const sqlite = async (): Promise<Ground> => {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-shelf-'))
  const store = await sqliteStore(dir)
  const remove = async () => {
    await store.close()
    rmSync(dir, { recursive: true, force: true })
  }
  return { here: store, there: store, remove }
}
const redis = async (): Promise<Ground> => {
  const server = await startRedis()
  const [here, there] = await Promise.all(
    [server.url, server.url].map((url) => redisStore(url, { warn() {} })),
  )
  if (!here || !there) throw new Error('both were opened')
  const remove = async () => {
    await Promise.all([here.close(), there.close()])
    await server.remove()
  }
  return { here, there, remove }
}

describe.each([
  ['memory', memory],
  ['sqlite', sqlite],
  ['redis', redis],
])('own scenarios on %s', (_, open) => {
  const clock = settableClock()
  let ground: Ground
  let here: Shelf
  let there: Shelf
  let id: string
  let count = 0

  beforeAll(async () => {
    ground = await open()
  })
  afterAll(() => ground?.remove())
  beforeEach(() => {
    count += 1
    id = `scenario-${count}`
    here = openShelf({ store: ground.here, clock })
    there = openShelf({ store: ground.there, clock })
  })

  const save = (shelf: Shelf, text: string, basedOn: number, by = 'fdana') =>
    shelf.save(id, { by, text, note: `note of ${text}`, basedOn })
  const read = () => ground.here.log.read(scenarioStream(id), -1)

  test('[LB10] what one node saves the other has at once, chained from the first revision on', async () => {
    expect(await there.of(id)).toBeNull()
    await save(here, 'one', 0)
    await save(there, 'two', 1, 'fnoor')
    await save(here, 'three', 2)
    for (const shelf of [here, there]) {
      const history = await shelf.of(id)
      expect(history?.head).toMatchObject({ text: 'three', by: 'fdana' })
      expect(history?.versions.map(({ revision, by }) => [revision, by])).toEqual([
        [1, 'fdana'],
        [2, 'fnoor'],
        [3, 'fdana'],
      ])
      expect(await shelf.version(id, 2)).toMatchObject({ text: 'two', note: 'note of two' })
      expect((await shelf.all()).map((one) => one.id)).toContain(id)
    }
    expect(faultInStream(scenarioStream(id), await read())).toBeNull()
  })

  test('[LB10] more revisions than are read at once all come', async () => {
    for (let n = 0; n < 45; n++) await save(here, `text ${n}`, n)
    expect((await there.of(id))?.versions).toHaveLength(45)
    expect((await there.of(id))?.head).toMatchObject({ text: 'text 44' })
  })

  test('[LB11] of two who save the same revision at once one wins and the other learns of it', async () => {
    await save(here, 'one', 0)
    await Promise.all([here.of(id), there.of(id)])
    const ends = await Promise.all([save(here, 'mine', 1), save(there, 'yours', 1)])
    const won = ends.filter((end) => 'history' in end)
    const lost = ends.filter((end) => 'changed' in end)
    expect([won.length, lost.length]).toEqual([1, 1])
    const text = (await here.of(id))?.head?.text
    expect(lost[0]).toMatchObject({ changed: { head: { text } } })
    expect(await read()).toHaveLength(2)
  })

  test('[LB12] a deleted scenario keeps its versions and may begin again after them', async () => {
    await save(here, 'one', 0)
    await there.delete(id, 'fnoor')
    expect(await here.of(id)).toMatchObject({
      head: null,
      versions: [{ kind: 'saved' }, { kind: 'deleted' }],
    })
    expect(await save(here, 'two', 1)).toHaveProperty('changed')
    const again = await save(here, 'two', 0)
    expect('history' in again && revisionOf(again.history)).toBe(3)
    expect(await there.version(id, 1)).toMatchObject({ text: 'one' })
  })

  test('[LB13] what is deleted for good is gone on every node, and what is saved then is new', async () => {
    await save(here, 'one', 0)
    await save(here, 'two', 1)
    await there.of(id)
    await here.purge(id)
    expect(await there.of(id)).toBeNull()
    expect(await read()).toEqual([])
    await save(here, 'uno', 0)
    await save(here, 'due', 1)
    expect((await there.of(id))?.head).toMatchObject({ text: 'due' })
    expect(await there.version(id, 1)).toMatchObject({ text: 'uno' })
  })

  test('[LB14] a person is erased from every history: notes are blank, texts stay, the chain says so', async () => {
    await save(here, 'one', 0)
    await save(here, 'two', 1, 'fnoor')
    await there.of(id)
    const head = (await here.of(id))?.end.hash
    await here.forget({ person: 'fdana', by: 'fnoor', reason: 'asked for it' })
    const entries = await read()
    expect(entries).toMatchObject([
      { text: 'one', note: '' },
      { text: 'two', note: 'note of two' },
      { type: 'erased', person: 'fdana', by: 'fnoor', head },
    ])
    expect(faultInStream(scenarioStream(id), entries)).toBeNull()
    expect(await there.of(id)).toMatchObject({ erased: ['fdana'], head: { text: 'two' } })
    expect(await save(there, 'three', 2)).toHaveProperty('history')
  })

  test('[LB15] scenarios, revisions and bytes are bounded', async () => {
    const others = (await ground.here.log.streams('scenario/')).length
    const small = openShelf({
      store: ground.here,
      clock,
      most: { scenarios: others + 1, revisions: 3, bytes: 10 },
    })
    await save(small, 'one', 0)
    expect(await save(small, 'x'.repeat(8), 1)).toEqual({ full: 'bytes' })
    await save(small, 'two', 1)
    await save(small, '3', 2)
    expect(await save(small, '4', 3)).toEqual({ full: 'revisions' })
    expect(await small.delete(id, 'fdana')).toHaveProperty('history')
    const more = { by: 'fdana', text: 'x', note: '', basedOn: 0 }
    expect(await small.save(`${id}-more`, more)).toEqual({ full: 'scenarios' })
  })

  test('[LB16] deleted scenarios go for good once they are old enough', async () => {
    await save(here, 'one', 0)
    await here.delete(id, 'fdana')
    const deleted = clock.now()
    clock.jump(1000)
    await here.purgeDeletedBefore(deleted)
    expect(await there.of(id)).not.toBeNull()
    await here.purgeDeletedBefore(deleted + 1)
    expect(await there.of(id)).toBeNull()
  })
})
