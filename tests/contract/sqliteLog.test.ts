import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { StoreAway, StoreUnusable } from '#server/store/log.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { logContract } from './logContract.ts'

function tempFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'launchroom-sqlite-'))
}

logContract('sqlite', async () => {
  const dir = tempFolder()
  return {
    open: () => sqliteStore(dir),
    remove: async () => rmSync(dir, { recursive: true, force: true }),
  }
})

test('[LG8] a data folder serves one process at a time, and says so', async () => {
  const dir = tempFolder()
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const first = await sqliteStore(dir)
  await expect(sqliteStore(dir)).rejects.toThrow(/already using the data folder/)
  await first.close()
  const second = await sqliteStore(dir)
  await second.close()
})

test('[LG8] a data folder that cannot be made is one clear line', async () => {
  const dir = tempFolder()
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  writeFileSync(path.join(dir, 'file'), '')
  const opening = sqliteStore(path.join(dir, 'file', 'data'))
  await expect(opening).rejects.toThrow(StoreUnusable)
  await expect(opening).rejects.toThrow(/cannot be used/)
})

test('[LG14] nobody but the owner of the data folder reads what is stored there, old files included', async () => {
  const dir = tempFolder()
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  writeFileSync(path.join(dir, 'launchroom.sqlite'), '', { mode: 0o644 })
  const store = await sqliteStore(dir)
  await store.log.append('room/AAAAAA', [{ seq: 0, hash: 'h' }], '')
  const modes = ['launchroom.sqlite', 'launchroom.sqlite-wal', 'launchroom.sqlite-shm'].map(
    (name) => statSync(path.join(dir, name)).mode & 0o077,
  )
  await store.close()
  expect(modes).toEqual([0, 0, 0])
})

test('[LG16] a checkpoint waits until nobody else does, and is there for whoever asks for it, erases it or closes', async () => {
  const dir = tempFolder()
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const store = await sqliteStore(dir)
  const order: string[] = []
  const text = 'x'.repeat(50_000)
  const streams = ['a', 'b', 'c', 'd']
  const keeps = streams.map((stream) =>
    store.checkpoints.save(stream, text + stream).then(() => order.push(`kept ${stream}`)),
  )
  await store.log.append('a', [{ seq: 0, hash: 'h' }], '')
  order.push('stored a')
  const [kept] = await Promise.all([store.checkpoints.last('d'), store.eraser.remove(['c'])])
  expect(kept).toBe(`${text}d`)
  await Promise.all(keeps)
  expect(order).toEqual(['stored a', ...streams.map((stream) => `kept ${stream}`)])
  expect(await store.checkpoints.last('c')).toBeNull()
  void store.checkpoints.save('e', text)
  await store.close()
  const again = await sqliteStore(dir)
  expect([await again.checkpoints.last('a'), await again.checkpoints.last('e')]).toEqual([`${text}a`, text])
  await again.close()
})

test('[LG15] of entries appended together none is stored when one of them cannot be', async () => {
  const dir = tempFolder()
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const store = await sqliteStore(dir)
  const first = { seq: 0, hash: 'a' }
  const second = { seq: 1, hash: 'b' }
  const third = { seq: 2, hash: 'c' }
  // in the place of a disk that is full by then: the same number a second time
  const late = store.log.append('test', [first, second, { ...third, seq: 1 }], '')
  const beside = store.log.append('beside', [first], '')
  await expect(late).rejects.toThrow(StoreAway)
  await beside
  expect([await store.log.read('test', -1), await store.log.read('beside', -1)]).toEqual([[], [first]])
  await store.log.append('test', [first, second, third], '')
  expect(await store.log.read('test', -1)).toHaveLength(3)
  await store.close()
})

test('[LG6] closing leaves no write-ahead file behind', async () => {
  const dir = tempFolder()
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const store = await sqliteStore(dir)
  await store.log.append('a', [{ seq: 0, hash: 'h' }], '')
  await store.close()
  expect(existsSync(path.join(dir, 'launchroom.sqlite-wal'))).toBe(false)
})

test('[PD6] what is erased is in no file of the data folder any more, while the store is still open', async () => {
  const dir = tempFolder()
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const store = await sqliteStore(dir)
  const mark = 'UNIQUE-MARK'
  // long enough to fill pages of their own
  const texts = Array.from({ length: 40 }, (_, i) => `${mark} ${i} `.repeat(300))
  for (const stream of ['replaced', 'removed', 'kept']) {
    for (const [seq, text] of texts.entries()) {
      const entry = { seq, hash: `h${seq}`, text: stream === 'kept' ? '' : text }
      await store.log.append(stream, [entry], seq === 0 ? '' : `h${seq - 1}`)
      if (stream !== 'kept') await store.checkpoints.save(stream, text)
    }
  }
  const found = () => readdirSync(dir).filter((name) => readFileSync(path.join(dir, name)).includes(mark))
  expect(found()).not.toEqual([])
  await store.eraser.replace('replaced', [{ seq: 0, hash: 'new' }], 'h39')
  await store.eraser.remove(['removed'])
  expect(found()).toEqual([])
  expect(await store.log.read('kept', -1)).toHaveLength(40)
  await store.close()
})
