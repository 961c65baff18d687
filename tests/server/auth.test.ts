import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createAuth, loadKey, newPerson, signInLink } from '#server/auth.ts'
import { PersonId } from '#shared/ids.ts'

function tempFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-auth-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

test('[AC10] the key is made once, for its owner only', async () => {
  const dir = path.join(tempFolder(), 'data')
  const [one, other] = await Promise.all([loadKey(dir), loadKey(dir)])
  expect(one).toEqual(other)
  expect(one).toHaveLength(32)
  expect(statSync(path.join(dir, 'secret.key')).mode & 0o777).toBe(0o600)
  expect(readFileSync(path.join(dir, 'secret.key'), 'utf8')).not.toBe('')
})

test('[AC10] a damaged key is told, not used', async () => {
  const dir = tempFolder()
  writeFileSync(path.join(dir, 'secret.key'), 'short')
  await expect(loadKey(dir)).rejects.toThrow(/secret.key is damaged/)
})

test('[AC4] a link printed again works like the first, and no server sees its token', async () => {
  const dir = tempFolder()
  const link = new URL(await signInLink(dir, 'http://localhost:3000'))
  expect(link.pathname + link.search).toBe('/signin')
  expect(await createAuth(await loadKey(dir)).isSignInToken(link.hash.slice(1))).toBe(true)
  expect(await createAuth(await loadKey(tempFolder())).isSignInToken(link.hash.slice(1))).toBe(false)
})

test('[AC6] people get ids that cannot be guessed', () => {
  const ids = Array.from({ length: 1000 }, () => newPerson('p'))
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(PersonId.safeParse(id).success).toBe(true)
})
