import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { verify } from '#server/chain.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import type { LogRecord } from '#shared/record.ts'
import { Browser } from '../support/memoryServer.ts'
import { type Served, serve, serveInVain } from '../support/process.ts'
import { freePort, startRedis } from '../support/redis.ts'

const running: Served[] = []
const browsers: Browser[] = []
afterEach(async () => {
  for (const browser of browsers.splice(0)) browser.close()
  for (const served of running.splice(0)) await served.stop('SIGKILL')
})

function tempFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-data-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function started(env: Record<string, string>): Promise<Served> {
  const served = await serve(env)
  running.push(served)
  return served
}

function browserFor({ url }: Served, cookies?: Browser['cookies']): Browser {
  const browser = new Browser(url)
  for (const [name, value] of cookies ?? []) browser.cookies.set(name, value)
  browsers.push(browser)
  return browser
}

/** A facilitator with a live room, who says things as fast as they are acknowledged until the server dies. */
async function talkUntilKilled(served: Served, lines: number) {
  const browser = browserFor(served)
  expect((await browser.post('/api/signin', { token: served.token })).status).toBe(200)
  const { body } = await browser.post('/api/rooms', { scenario: 'launch-dry-run', name: '' })
  const tab = browser.open(body.code, 'facilitator')
  await tab.until('view')
  await tab.ask({ type: 'room.brief' })
  await tab.ask({ type: 'room.start' })
  const acknowledged: string[] = []
  const talking = (async () => {
    for (let i = 0; tab.socket.connected; i += 1) {
      const ack = await tab.ask({ type: 'facilitator.note', text: `line ${i}` }).catch(() => null)
      if (ack && 'seq' in ack) acknowledged.push(`line ${i}`)
      if (acknowledged.length === lines) void served.stop('SIGKILL')
    }
  })()
  await talking
  return { code: body.code as string, cookies: browser.cookies, acknowledged, tab }
}

const notesOf = (records: LogRecord[]) =>
  records
    .flatMap(({ facts }) => facts)
    .flatMap((fact) => (fact.type === 'facilitator.noted' ? [fact.text] : []))

describe('signal 9', () => {
  test('[RM13] loses nothing that was acknowledged, and the room goes on with its clients', async () => {
    const env = { LAUNCHROOM_DATA: tempFolder() }
    const first = await started(env)
    const { code, cookies, acknowledged, tab } = await talkUntilKilled(first, 25)
    expect(acknowledged.length).toBeGreaterThanOrEqual(25)

    const second = await started(env)
    const browser = browserFor(second, cookies)
    const back = browser.open(code, 'facilitator', { session: tab.session })
    const { view } = await back.until('view')
    expect(view.notes.map(({ text }: { text: string }) => text)).toEqual(expect.arrayContaining(acknowledged))
    expect(view.state).toBe('live')
    expect(await back.ask({ type: 'facilitator.note', text: 'still here' }, 10_000)).toHaveProperty('seq')
    expect(await second.stop('SIGTERM')).toBe(0)

    const store = await sqliteStore(env.LAUNCHROOM_DATA)
    const { sound, fault } = verify(await store.log.read(`room/${code}`, -1))
    await store.close()
    expect(fault).toBeNull()
    expect(new Set(notesOf(sound)).size).toBe(notesOf(sound).length)
  })

  test('[RM13] loses nothing on Redis either', async () => {
    const redis = await startRedis()
    onTestFinished(redis.remove)
    const env = { LAUNCHROOM_DATA: tempFolder(), REDIS_URL: redis.url }
    const { code, cookies, acknowledged } = await talkUntilKilled(await started(env), 25)
    const second = await started(env)
    const { view } = await browserFor(second, cookies).open(code, 'facilitator').until('view')
    expect(view.notes.map(({ text }: { text: string }) => text)).toEqual(expect.arrayContaining(acknowledged))
  })
})

describe('the process', () => {
  test('[HT12] says where it is, how facilitators sign in and what to do next', async () => {
    const served = await started({ LAUNCHROOM_DATA: tempFolder() })
    expect(served.output()).toMatch(/On this machine +http:\/\/localhost:\d+/)
    expect(served.output()).toMatch(/Facilitators +http:\/\/localhost:\d+\/signin#/)
    expect(served.output()).toContain('npx launchroom link')
    expect((await browserFor(served).get('/livez')).body).toEqual({ alive: true })
  })

  test('[HT13] ends in order on a signal, and leaves nothing unwritten', async () => {
    const dir = tempFolder()
    const served = await started({ LAUNCHROOM_DATA: dir })
    expect(await served.stop('SIGTERM')).toBe(0)
    expect(readdirSync(dir).filter((name) => name.endsWith('-wal'))).toEqual([])
  })

  test('[HT16] at a stop is no longer ready for the time that is set, serves on, and a second signal ends the wait', async () => {
    const served = await started({ LAUNCHROOM_DATA: tempFolder(), LAUNCHROOM_DRAIN: '600' })
    const browser = browserFor(served)
    expect((await browser.post('/api/signin', { token: served.token })).status).toBe(200)
    const { body } = await browser.post('/api/rooms', { scenario: 'launch-dry-run', name: '' })
    const tab = browser.open(body.code, 'facilitator')
    await tab.until('view')
    process.kill(served.pid, 'SIGTERM')
    await vi.waitUntil(async () => (await browser.get('/readyz')).status === 503, { timeout: 10_000 })
    expect((await browser.get('/readyz')).body).toEqual({ ready: false, reason: 'stopping' })
    expect(await tab.ask({ type: 'facilitator.note', text: 'still served' })).toHaveProperty('seq')
    expect(await served.stop('SIGTERM')).toBe(0)
    await tab.until('disconnect')
  })

  test('[HT14] a port in use is one clear line and exit 1', async () => {
    const served = await started({ LAUNCHROOM_DATA: tempFolder() })
    const PORT = new URL(served.url).port
    const { code, said } = await serveInVain({ PORT, LAUNCHROOM_DATA: tempFolder() })
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/^Port \d+ is already in use\. .*\n$/),
    })
  })

  test('[HT14] a data folder in use, or none at all, is one clear line and exit 1', async () => {
    const dir = tempFolder()
    await started({ LAUNCHROOM_DATA: dir })
    const taken = await serveInVain({ LAUNCHROOM_DATA: dir })
    expect(taken).toEqual({ code: 1, said: `Another Launchroom is already using the data folder ${dir}.\n` })
    const file = path.join(tempFolder(), 'file')
    writeFileSync(file, '')
    const { code, said } = await serveInVain({ LAUNCHROOM_DATA: file })
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/^The data folder cannot be used.*\n$/),
    })
  })

  test('[HT14] a wrong setting or a Redis that is not there is one clear line and exit 1', async () => {
    const wrong = await serveInVain({ PORT: 'x', LAUNCHROOM_DATA: tempFolder() })
    expect(wrong).toEqual({ code: 1, said: 'PORT is not a port number.\n' })
    const REDIS_URL = `redis://127.0.0.1:${await freePort()}`
    const away = await serveInVain({ REDIS_URL, LAUNCHROOM_DATA: tempFolder() })
    expect(away).toEqual({ code: 1, said: expect.stringMatching(/^Redis does not answer at redis:\S+\.\n$/) })
  })
})
