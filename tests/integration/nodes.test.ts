/** Whole processes on a real Redis cluster: two nodes, one room, and a node that is killed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import type { Presence } from '#shared/protocol.ts'
import { Browser, type Tab } from '../support/memoryServer.ts'
import { type Served, serve } from '../support/process.ts'
import { startCluster } from '../support/redisCluster.ts'

const browsers: Browser[] = []
afterEach(() => {
  for (const browser of browsers.splice(0)) browser.close()
})

async function node(REDIS_URL: string): Promise<Served> {
  const LAUNCHROOM_DATA = mkdtempSync(path.join(tmpdir(), 'launchroom-data-'))
  const served = await serve({ LAUNCHROOM_DATA, REDIS_URL })
  onTestFinished(async () => {
    await served.stop('SIGKILL')
    rmSync(LAUNCHROOM_DATA, { recursive: true, force: true })
  })
  return served
}

function browserAt({ url }: Served, cookies: Browser['cookies'] = new Map()): Browser {
  const browser = new Browser(url)
  for (const [name, value] of cookies) browser.cookies.set(name, value)
  browsers.push(browser)
  return browser
}

/** The next frame of presence that fits, after those that came so far. */
async function presenceOf(tab: Tab, fits: (presence: Presence) => boolean): Promise<void> {
  const known = new Set(tab.of('presence'))
  await tab.until('presence', (presence) => !known.has(presence) && fits(presence))
}

test('[CLU13] two nodes on a Redis cluster serve one room, and the death of one costs a moment', async () => {
  const cluster = await startCluster()
  onTestFinished(cluster.remove)
  const [a, b] = [await node(cluster.url), await node(cluster.nodes[2]?.url ?? '')]
  const host = browserAt(a)
  await host.post('/api/signin', { token: a.token })
  const { code } = (await host.post('/api/rooms', { scenario: 'launch-dry-run', name: '' })).body
  const desk = host.open(code, 'facilitator')
  await desk.until('view')
  const noor = browserAt(b)
  const person = await noor.join(code, 'Noor')
  const tab = noor.open(code, 'participant')
  await tab.until('view')
  await presenceOf(desk, ({ people }) => people[person]?.online === true)
  await desk.ask({ type: 'room.brief' })
  await desk.ask({ type: 'room.start' })
  await tab.untilFact('room.started')

  // Noor's node dies; she comes back to the other one, as the same tab.
  const last = tab.of('facts').at(-1)
  await Promise.all([presenceOf(desk, ({ people }) => people[person]?.online === false), b.stop('SIGKILL')])
  const back = browserAt(a, noor.cookies).open(code, 'participant', {
    session: tab.session,
    seq: last.upTo,
    tag: last.tag,
  })
  await presenceOf(desk, ({ people }) => people[person]?.online === true)
  await desk.ask({ type: 'facilitator.say', text: 'go on' })
  await back.untilFact('facilitator.said')
  expect(back.of('view')).toEqual([])
  expect(back.of('gone')).toEqual([])
})
