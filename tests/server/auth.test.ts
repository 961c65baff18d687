import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SignJWT } from 'jose'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createAuth, newPerson, SIGNED_MS, signInLink } from '#server/auth.ts'
import { keysCommand } from '#server/cli/keys.ts'
import { fileKeys, ringIn } from '#server/keys/fileKeys.ts'
import { logKeys } from '#server/keys/logKeys.ts'
import { bytesOf, firstRing, type Keys, memoryKeys, rotated, withNewLinks } from '#server/keys.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import { PersonId } from '#shared/ids.ts'

function tempFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-auth-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function keysIn(dir: string): Promise<Keys> {
  const keys = await fileKeys(dir)
  onTestFinished(keys.close)
  return keys
}

describe('the keys of a folder', () => {
  test('[AC10] are made once, for their owner only', async () => {
    const dir = path.join(tempFolder(), 'data')
    const [one, other] = await Promise.all([keysIn(dir), keysIn(dir)])
    expect(one.ring()).toEqual(other.ring())
    expect(statSync(path.join(dir, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(dir)).toEqual(['keys.json'])
    await one.change(withNewLinks)
    expect(statSync(path.join(dir, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(dir)).toEqual(['keys.json'])
  })

  test('[AC10] that are damaged are told, not used', async () => {
    const dir = tempFolder()
    writeFileSync(
      path.join(dir, 'keys.json'),
      '{"keys":[{"kid":"a","secret":"short","until":null}],"links":0}',
    )
    await expect(fileKeys(dir)).rejects.toThrow(/keys.json is damaged/)
    rmSync(path.join(dir, 'keys.json'))
    writeFileSync(path.join(dir, 'secret.key'), 'short')
    await expect(fileKeys(dir)).rejects.toThrow(/secret.key is damaged/)
  })

  test('[SY31] take over the one key of before, with all that it has signed', async () => {
    const dir = tempFolder()
    const { secret } = firstRing().keys[0]
    writeFileSync(path.join(dir, 'secret.key'), `${secret}\n`)
    const old = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('facilitator')
      .setSubject('dana')
      .setExpirationTime('30d')
      .sign(bytesOf(secret))
    const auth = createAuth(await keysIn(dir))
    expect(await auth.facilitatorOf(old)).toBe('dana')
    expect(readdirSync(dir)).toEqual(['keys.json'])
  })

  test('[SY32] are seen by a server that runs when the command line changes them', async () => {
    const dir = tempFolder()
    const keys = await keysIn(dir)
    const auth = createAuth(keys)
    const cookie = await auth.facilitatorToken('dana')
    vi.stubEnv('LAUNCHROOM_DATA', dir)
    onTestFinished(() => void vi.unstubAllEnvs())
    const said: string[] = []
    const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) }
    let ended = 0
    auth.watchEnds(() => {
      ended += 1
    })
    expect(await keysCommand({ files: ['rotate'], values: { now: true } }, io)).toBe(0)
    await vi.waitUntil(async () => (await auth.facilitatorOf(cookie)) === null, { timeout: 10_000 })
    expect(keys.ring()).toEqual(await ringIn(dir))
    expect(ended).toBe(1)
    writeFileSync(path.join(dir, 'keys.json'), 'torn')
    expect(await auth.facilitatorOf(await auth.facilitatorToken('dana'))).toBe('dana')
    expect(said).toHaveLength(1)
  })
})

test('[AC4] a link printed again works like the first, and no server sees its token', async () => {
  const auth = createAuth(memoryKeys())
  const link = new URL(await signInLink(auth, 'http://localhost:3000'))
  expect(link.pathname + link.search).toBe('/signin')
  expect(await auth.isSignInToken(link.hash.slice(1))).toBe(true)
  expect(await createAuth(memoryKeys()).isSignInToken(link.hash.slice(1))).toBe(false)
})

test('[AC6] people get ids that cannot be guessed', () => {
  const ids = Array.from({ length: 1000 }, () => newPerson('p'))
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(PersonId.safeParse(id).success).toBe(true)
})

const DAY_MS = 24 * 3600 * 1000

/** Keys in each of their places, with a clock that is set. */
describe.each<[string, () => Promise<Keys>]>([
  ['memory', async () => memoryKeys()],
  ['a folder', () => keysIn(tempFolder())],
  ['the shared store', () => logKeys(memoryStore().log, async () => firstRing())],
])('with the keys in %s', (_, open) => {
  async function signedIn() {
    let now = Date.UTC(2026, 0, 15)
    const keys = await open()
    const auth = createAuth(keys, () => now)
    const tokens = {
      link: await auth.signInToken(),
      facilitator: await auth.facilitatorToken('dana'),
      seat: await auth.seatToken('K7M4QX', 'noor'),
      screen: await auth.screenKey('K7M4QX'),
    }
    const good = async () => ({
      link: await auth.isSignInToken(tokens.link),
      facilitator: (await auth.facilitatorOf(tokens.facilitator)) === 'dana',
      seat: (await auth.personOf('K7M4QX', tokens.seat)) === 'noor',
      screen: await auth.isScreenKey('K7M4QX', tokens.screen),
    })
    const rotate = (keepMs: number) => keys.change((ring) => rotated(ring, { now, keepMs }))
    const later = (ms: number) => {
      now += ms
    }
    return { keys, auth, good, rotate, later }
  }
  const all = (is: boolean) => ({ link: is, facilitator: is, seat: is, screen: is })

  test('[SY33] a rotation signs under a fresh key, and what was signed stays good for its time', async () => {
    const { keys, auth, good, rotate, later } = await signedIn()
    await rotate(SIGNED_MS)
    expect(await good()).toEqual(all(true))
    expect(keys.ring().keys).toHaveLength(2)
    const fresh = await auth.facilitatorToken('eve')
    expect(JSON.parse(String(Buffer.from(fresh.split('.')[0] ?? '', 'base64url')))).toEqual({
      alg: 'HS256',
      kid: keys.ring().keys[0].kid,
    })
    later(29 * DAY_MS)
    expect(await good()).toEqual({ ...all(true), link: false })
    later(2 * DAY_MS)
    expect(await good()).toEqual(all(false))
    await rotate(SIGNED_MS)
    expect(keys.ring().keys).toHaveLength(2)
  })

  test('[SY34] a rotation at once ends all that was signed before', async () => {
    const { keys, auth, good, rotate } = await signedIn()
    const tag = auth.lineageTag('hash')
    await rotate(0)
    expect(await good()).toEqual(all(false))
    expect(keys.ring().keys).toHaveLength(1)
    expect(auth.lineageTag('hash')).not.toBe(tag)
    expect(await auth.facilitatorOf(await auth.facilitatorToken('dana'))).toBe('dana')
  })

  test('[SY34] a rotation at once ends what keys of earlier rotations had signed as well', async () => {
    const { keys, good, rotate } = await signedIn()
    await rotate(SIGNED_MS)
    expect(await good()).toEqual(all(true))
    await rotate(0)
    expect(await good()).toEqual(all(false))
    expect(keys.ring().keys).toHaveLength(1)
  })

  test('[SY38] is told when a key ends before its time, and not when another one takes its turn', async () => {
    const { keys, auth, rotate } = await signedIn()
    let ended = 0
    auth.watchEnds(() => {
      ended += 1
    })
    await rotate(SIGNED_MS)
    await keys.change(withNewLinks)
    expect(ended).toBe(0)
    await rotate(0)
    expect(ended).toBe(1)
  })

  test('[SY35] a new link ends every link of before, and nobody is signed out', async () => {
    const { keys, auth, good } = await signedIn()
    await keys.change(withNewLinks)
    expect(await good()).toEqual({ ...all(true), link: false })
    expect(await auth.isSignInToken(await auth.signInToken())).toBe(true)
  })

  test('[SY36] a token under no key, another algorithm or another key is none', async () => {
    const { keys, auth } = await signedIn()
    const forged = (header: { alg: string; kid?: string }, secret: Uint8Array) =>
      new SignJWT({})
        .setProtectedHeader(header)
        .setAudience('facilitator')
        .setSubject('eve')
        .setExpirationTime('1h')
        .sign(secret)
    const { kid, secret } = keys.ring().keys[0]
    const bytes = bytesOf(secret)
    const none = [{ alg: 'none' }, { aud: 'facilitator', sub: 'eve', exp: 9e9 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    for (const token of [
      `${none}.`,
      await forged({ alg: 'HS256', kid: 'nobody' }, bytes),
      await forged({ alg: 'HS384', kid }, new Uint8Array(48).fill(7)),
      await forged({ alg: 'HS256', kid }, bytesOf(firstRing().keys[0].secret)),
    ]) {
      expect(await auth.facilitatorOf(token)).toBeNull()
    }
  })
})

describe('the keys of nodes that share a store', () => {
  test('[SY37] are set once, from the first node’s own, and a change reaches every node', async () => {
    const { log } = memoryStore()
    const own = firstRing()
    const one = await logKeys(log, async () => own)
    const other = await logKeys(log, async () => firstRing())
    expect([one.ring(), other.ring()]).toEqual([own, own])
    let heard = 0
    other.watch(() => {
      heard += 1
    })
    await Promise.all([one.change(withNewLinks), other.change(withNewLinks)])
    expect(one.ring().links).toBe(2)
    await vi.waitUntil(() => other.ring().links === 2)
    expect(heard).toBeGreaterThan(0)
    one.close()
    other.close()
  })

  test('[SY38] read anew from the store end nothing a second time', async () => {
    const { log } = memoryStore()
    const lost: (() => void)[] = []
    const follow: typeof log.follow = (stream, after, follower) => {
      lost.push(() => follower.lost())
      return log.follow(stream, after, follower)
    }
    const keys = await logKeys({ ...log, follow }, async () => firstRing())
    await keys.change((ring) => rotated(ring, { now: Date.now(), keepMs: 0 }))
    let ended = 0
    createAuth(keys).watchEnds(() => {
      ended += 1
    })
    lost[0]?.()
    await vi.waitUntil(() => lost.length === 2)
    expect(ended).toBe(0)
    keys.close()
  })

  test('[SY37] outlive a store that lost them', async () => {
    const store = memoryStore()
    const keys = await logKeys(store.log, async () => firstRing())
    const before = keys.ring()
    await store.eraser.remove(['keys'])
    await vi.waitUntil(async () => (await store.log.read('keys', -1)).length === 1)
    expect(keys.ring()).toEqual(before)
    keys.close()
  })
})
