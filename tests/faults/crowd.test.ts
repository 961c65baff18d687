import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { type Auth, createAuth, FACILITATOR_COOKIE } from '#server/auth.ts'
import { keysOf } from '#server/keys/keysOf.ts'
import { readSettings } from '#server/settings.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import { checkParty } from './checks.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import { openEmptyRooms, openParty } from './party.ts'
import { embeddedSite } from './sites.ts'
import { until } from './until.ts'

const CLIENTS = length(400, 10_000)
const PROCESSES = length(2, 5)
const ROOMS = length(4, 100)
/** Of the server for each of them, socket and all. */
const KB_A_CLIENT = 300
const crowd = fileURLToPath(new URL('./crowd.mjs', import.meta.url))

interface Part {
  count: () => { in: number; told: number }
  leave: () => Promise<void>
}

function openPart(url: string, seats: { code: string; cookie: string }[]): Part {
  const child: ChildProcess = spawn(process.execPath, [crowd], { stdio: ['pipe', 'pipe', 'inherit'] })
  let count = { in: 0, told: 0 }
  child.stdout?.on('data', (chunk: Buffer) => {
    count = JSON.parse(String(chunk).trim().split('\n').at(-1) ?? '')
  })
  child.stdin?.end(JSON.stringify({ url, protocol: PROTOCOL, seats }))
  return {
    count: () => count,
    async leave() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Cookies are signed here, with the server's own key: nobody could sign in so often. */
async function signer(dir: string): Promise<Auth> {
  const settings = readSettings({ LAUNCHROOM_DATA: dir }, [])
  return createAuth(await keysOf(settings, memoryStore().log, () => {}))
}

function memoryKb(pid: number): number {
  const text = readFileSync(path.join('/proc', String(pid), 'status'), 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1])
}

test(`[FT16] ${CLIENTS} clients that connect at once all get in or are told why not, and the rooms at work go on`, {
  timeout: LONGEST_MS,
}, async () => {
  const site = await embeddedSite()
  onTestFinished(site.close)
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 2, seed })
  onTestFinished(party.close)
  const codes = await openEmptyRooms(site.url, site.node.token(), ROOMS)
  const auth = await signer(site.dir)
  const seats: { code: string; cookie: string }[] = []
  for (let i = 0; i < CLIENTS; i += 1) {
    const code = codes[i % ROOMS] ?? ''
    seats.push({ code, cookie: `${FACILITATOR_COOKIE}=${await auth.facilitatorToken(`crowd-${i}`)}` })
  }

  party.work()
  const before = memoryKb(site.node.pid())
  const size = Math.ceil(CLIENTS / PROCESSES)
  const parts = Array.from({ length: PROCESSES }, (_, i) =>
    openPart(site.url, seats.slice(i * size, (i + 1) * size)),
  )
  for (const { leave } of parts) onTestFinished(leave)
  const sum = (what: 'in' | 'told') => parts.reduce((all, { count }) => all + count()[what], 0)
  await until(
    'all are in or were told',
    () => (sum('in') + sum('told') >= CLIENTS ? null : `${sum('in')} in, ${sum('told')} told`),
    LONGEST_MS,
  )
  const grown = (memoryKb(site.node.pid()) - before) / CLIENTS
  console.log(`${sum('in')} in, ${sum('told')} told, ${Math.round(grown)} kB of the server for each`)
  expect(sum('in')).toBe(CLIENTS)
  expect(grown).toBeLessThan(KB_A_CLIENT)
  await party.rest()
  await checkParty(party, site.read)
  for (const { leave } of parts) await leave()
  party.work()
  await party.rest()
  await checkParty(party, site.read)
})
