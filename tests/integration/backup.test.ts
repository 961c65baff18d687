import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { launchroom } from '#server/cli/program.ts'
import { systemClock } from '#server/clock.ts'
import { fileKeys } from '#server/keys/fileKeys.ts'
import { createRooms } from '#server/rooms.ts'
import { openBackup } from '#server/store/backupFile.ts'
import type { Store } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { sqlite } from '#server/store/sqlite.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import type { LogRecord } from '#shared/record.ts'
import { Browser, type Tab } from '../support/memoryServer.ts'
import { type Served, serve } from '../support/process.ts'
import { startRedis } from '../support/redis.ts'
import { FACILITATOR, scenario, send } from '../support/room.ts'

const running: Served[] = []
const browsers: Browser[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const browser of browsers.splice(0)) browser.close()
  for (const served of running.splice(0)) await served.stop('SIGKILL')
})

function tempFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-backup-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function started(env: Record<string, string>): Promise<Served> {
  const served = await serve(env)
  running.push(served)
  return served
}

/** A facilitator with a room of this server. */
async function atDesk(served: Served): Promise<{ browser: Browser; tab: Tab; code: string }> {
  const browser = new Browser(served.url)
  browsers.push(browser)
  await browser.post('/api/signin', { token: served.token })
  const { body } = await browser.post('/api/rooms', { scenario: 'launch-dry-run', name: 'Dana' })
  const tab = browser.open(body.code, 'facilitator')
  await tab.until('view')
  return { browser, tab, code: body.code }
}

/** The command line on a data folder, in this process. */
async function cli(dataDir: string, ...args: string[]) {
  vi.stubEnv('LAUNCHROOM_DATA', dataDir)
  vi.stubEnv('REDIS_URL', '')
  const said: string[] = []
  const code = await launchroom(args, { out: (text) => said.push(text), err: (text) => said.push(text) })
  return { code, said: said.join('\n') }
}

const textsIn = (records: unknown[]) =>
  (records as LogRecord[]).map(({ command }) => (command.type === 'facilitator.note' ? command.text : ''))

async function notesIn(file: string, code: string): Promise<string[]> {
  const backup = await openBackup(file)
  try {
    return textsIn(backup.read(`room/${code}`))
  } finally {
    backup.close()
  }
}

/** A data folder with one room, as a server has left it. */
async function usedFolder(): Promise<{ data: string; code: string }> {
  const data = path.join(tempFolder(), 'data')
  ;(await fileKeys(data)).close()
  const store = await sqliteStore(data)
  const code = await openRoom(store)
  await store.close()
  return { data, code }
}

async function openRoom(store: Store): Promise<string> {
  const rooms = createRooms({ store, clock: systemClock, report: () => {} })
  const found = await rooms.open(scenario, FACILITATOR)
  await send(found, FACILITATOR, { type: 'facilitator.note', text: 'kept' })
  await found.names.set('fac', 'Dana', systemClock.now())
  await rooms.close()
  return found.room.code
}

describe('a backup', () => {
  test('[OP11] of a server under load has every record acknowledged before it began, and stops no write', async () => {
    const folder = tempFolder()
    const data = path.join(folder, 'data')
    const served = await started({ LAUNCHROOM_DATA: data })
    const desks = await Promise.all([atDesk(served), atDesk(served), atDesk(served)])
    const acknowledged = desks.map((): string[] => [])
    let talking = true
    const talk = desks.map(async ({ tab }, desk) => {
      for (let i = 0; talking; i += 1) {
        const ack = await tab.ask({ type: 'facilitator.note', text: `${desk}-${i}` })
        if ('seq' in ack) acknowledged[desk]?.push(`${desk}-${i}`)
      }
    })
    const enough = (n: number) =>
      vi.waitFor(
        () => expect(Math.min(...acknowledged.map(({ length }) => length))).toBeGreaterThan(n),
        20_000,
      )
    for (const round of [1, 2, 3]) {
      await enough(5 * round)
      const before = acknowledged.map((lines) => [...lines])
      const file = path.join(folder, `${round}.backup`)
      expect(await cli(data, 'backup', file)).toMatchObject({
        code: 0,
        said: expect.stringMatching(/^Backed up .*: 3 rooms, \d+ records in \d+ sound chains\./),
      })
      for (const [desk, { code }] of desks.entries()) {
        expect(await notesIn(file, code)).toEqual(expect.arrayContaining(before[desk] ?? ['?']))
      }
    }
    await enough(Math.max(...acknowledged.map(({ length }) => length)))
    talking = false
    await Promise.all(talk)
  })

  test('[OP12] is for its owner alone, takes the keys along, and replaces no file', async () => {
    const { data } = await usedFolder()
    const file = path.join(tempFolder(), 'a.backup')
    expect((await cli(data, 'backup', file)).said).toContain('holds the keys')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const again = await cli(data, 'backup', file)
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('already there') })
    const backup = await openBackup(file)
    expect(Buffer.from(backup.files()['keys.json'] ?? [])).toEqual(readFileSync(path.join(data, 'keys.json')))
    backup.close()
    expect(readdirSync(path.dirname(file))).toEqual(['a.backup'])
  })

  test('[OP12] of nothing, or to nowhere, is one clear line', async () => {
    const nothing = tempFolder()
    expect(await cli(nothing, 'backup', path.join(nothing, 'a'))).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^The backup was not written to .*: there is no log in/),
    })
    const { data } = await usedFolder()
    expect(await cli(data, 'backup', '/nowhere/a.backup')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^The backup was not written to/),
    })
  })
})

describe('a restore', () => {
  test('[OP13] gives back rooms, names, people’s cookies and the moment at which a room stood', async () => {
    const folder = tempFolder()
    const [data, elsewhere] = [path.join(folder, 'data'), path.join(folder, 'elsewhere')]
    const file = path.join(folder, 'a.backup')
    const served = await started({ LAUNCHROOM_DATA: data })
    const { browser, tab, code } = await atDesk(served)
    await tab.ask({ type: 'room.brief' })
    await tab.ask({ type: 'room.start' })
    await tab.ask({ type: 'facilitator.note', text: 'before the backup' })
    expect((await cli(data, 'backup', file)).code).toBe(0)
    await tab.ask({ type: 'facilitator.note', text: 'after it' })
    await served.stop('SIGKILL')

    expect(await cli(elsewhere, 'restore', file)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Restored .*elsewhere from .*: 1 room, \d+ records in 2 sound chains\.$/),
    })
    const again = await started({ LAUNCHROOM_DATA: elsewhere })
    const back = new Browser(again.url)
    browsers.push(back)
    for (const [name, value] of browser.cookies) back.cookies.set(name, value)
    const { body } = await back.get('/api/rooms')
    expect(body).toMatchObject([{ code, state: 'live' }])
    const seen = back.open(code, 'facilitator')
    expect(Object.values(await seen.until('names'))).toEqual(['Dana'])
    const { view } = await seen.until('view')
    expect(view.notes.map(({ text }: { text: string }) => text)).toEqual(['before the backup'])
    expect(await seen.ask({ type: 'facilitator.note', text: 'and on' })).toHaveProperty('seq')
  })

  test('[OP14] overwrites nothing unless forced, and nothing at all while a server runs there', async () => {
    const { data, code } = await usedFolder()
    const file = path.join(tempFolder(), 'a.backup')
    await cli(data, 'backup', file)
    expect(await cli(data, 'restore', file)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/is not empty\. --force deletes/),
    })
    const running = await sqliteStore(data)
    const second = await openRoom(running)
    expect(await cli(data, 'restore', file, '--force')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^Another Launchroom is already using/),
    })
    await running.close()
    expect((await cli(data, 'restore', file, '--force')).code).toBe(0)
    const store = await sqliteStore(data)
    expect(await store.log.streams('room/')).toEqual([`room/${code}`])
    expect(second).not.toBe(code)
    await store.close()
  })

  test('[OP15] proves every chain first: with one that is damaged nothing is restored, unless without it', async () => {
    const { data, code } = await usedFolder()
    const folder = tempFolder()
    const file = path.join(folder, 'a.backup')
    await cli(data, 'backup', file)
    const db = new (await sqlite())(file)
    db.exec(`UPDATE entries SET entry = replace(entry, 'kept', 'kepT') WHERE stream = 'room/${code}'`)
    db.close()
    const target = path.join(folder, 'target')
    expect(await cli(target, 'restore', file)).toMatchObject({
      code: 1,
      said: expect.stringMatching(
        new RegExp(`^room/${code} is damaged: record \\d+: its hash is wrong\\.\nNothing was restored`),
      ),
    })
    expect(await cli(target, 'restore', file, '--skip-damaged')).toMatchObject({
      code: 0,
      said: expect.stringContaining('0 rooms'),
    })
    writeFileSync(path.join(folder, 'no.backup'), 'no database')
    expect(await cli(target, 'restore', path.join(folder, 'no.backup'))).toMatchObject({
      code: 1,
      said: expect.stringMatching(/is no backup of Launchroom/),
    })
  })
})

test('[OP16] Redis is written to the same kind of file, and filled from it', async () => {
  const [from, to] = [await startRedis(), await startRedis()]
  onTestFinished(async () => {
    await from.remove()
    await to.remove()
  })
  const folder = tempFolder()
  const data = path.join(folder, 'data')
  const store = await redisStore(from.url, { warn: () => {} })
  const code = await openRoom(store)
  await store.close()
  const file = path.join(folder, 'a.backup')
  expect(await cli(data, 'backup', file, '--redis', from.url)).toMatchObject({ code: 0 })
  expect(await notesIn(file, code)).toContain('kept')
  const other = path.join(folder, 'other')
  expect(await cli(other, 'restore', file, '--redis', to.url)).toMatchObject({ code: 0 })
  const again = await cli(path.join(folder, 'third'), 'restore', file, '--redis', to.url)
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('Redis is not empty') })
  const second = path.join(folder, 'b.backup')
  await cli(other, 'backup', second, '--redis', to.url)
  expect(await notesIn(second, code)).toEqual(await notesIn(file, code))
})
