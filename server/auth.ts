/**
 * Who somebody is: signed tokens in links and cookies, all under one key in the data folder. A token says for what it
 * is good (`aud`), so that none passes for another: a sign-in link is no cookie, a seat in one room none in the next.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { jwtVerify, SignJWT } from 'jose'
import { PersonId, type RoomCode } from '#shared/ids.ts'
import { makeFolder } from './dataFolder.ts'

export interface Auth {
  /** For the link that makes a browser a facilitator's. */
  signInToken: () => Promise<string>
  isSignInToken: (token: string) => Promise<boolean>
  facilitatorToken: (person: PersonId) => Promise<string>
  facilitatorOf: (token: string | undefined) => Promise<PersonId | null>
  seatToken: (code: RoomCode, person: PersonId) => Promise<string>
  personOf: (code: RoomCode, token: string | undefined) => Promise<PersonId | null>
  screenKey: (code: RoomCode) => Promise<string>
  isScreenKey: (code: RoomCode, key: string | null) => Promise<boolean>
  /**
   * Names the history that ends with this hash to clients. The hash itself stays here: what somebody voted could be
   * guessed from it.
   */
  lineageTag: (hash: string) => string
}

export const FACILITATOR_COOKIE = 'lr_facilitator'
export const seatCookie = (code: RoomCode) => `lr_${code}`
/** Cookies and screens outlast an exercise and its debrief. */
export const COOKIE_SECONDS = 30 * 24 * 3600
const LINK_SECONDS = 7 * 24 * 3600
const KEY_BYTES = 32
/** 72 bits: two histories of a room never meet by chance. */
const TAG_LENGTH = 12

export function createAuth(key: Uint8Array): Auth {
  const sign = (audience: string, subject: string, seconds: number) =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(key)

  async function subjectOf(audience: string, token: string | null | undefined): Promise<string | null> {
    if (!token) return null
    try {
      const { payload } = await jwtVerify(token, key, { audience, algorithms: ['HS256'] })
      return payload.sub ?? null
    } catch {
      return null // forged, spoiled or expired: all the same to whoever sent it
    }
  }

  return {
    signInToken: () => sign('sign-in', 'facilitator', LINK_SECONDS),
    isSignInToken: async (token) => (await subjectOf('sign-in', token)) !== null,
    facilitatorToken: (person) => sign('facilitator', person, COOKIE_SECONDS),
    facilitatorOf: (token) => subjectOf('facilitator', token),
    seatToken: (code, person) => sign(`seat/${code}`, person, COOKIE_SECONDS),
    personOf: (code, token) => subjectOf(`seat/${code}`, token),
    screenKey: (code) => sign(`screen/${code}`, 'screen', COOKIE_SECONDS),
    isScreenKey: async (code, key) => (await subjectOf(`screen/${code}`, key)) !== null,
    lineageTag: (hash) =>
      createHmac('sha256', key).update(`lineage/${hash}`).digest('base64url').slice(0, TAG_LENGTH),
  }
}

/** The key of a data folder, made at the first start and readable by its owner only. Throws when it cannot be kept. */
export async function loadKey(dataDir: string): Promise<Uint8Array> {
  const file = path.join(dataDir, 'secret.key')
  await makeFolder(dataDir)
  const fresh = randomBytes(KEY_BYTES).toString('base64url')
  await writeFile(file, fresh, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')
  if (key.length < KEY_BYTES) throw new Error(`${file} is damaged: delete it, and everyone signs in again`)
  return key
}

/** The link that makes a browser a facilitator's. The token stands behind the #, so that it reaches no server's log. */
export async function signInLink(dataDir: string, origin: string): Promise<string> {
  const token = await createAuth(await loadKey(dataDir)).signInToken()
  return `${origin}/signin#${token}`
}

/** An id nobody can guess and that says nothing about the person. */
export function newPerson(kind: 'p' | 'f'): PersonId {
  return PersonId.parse(kind + randomBytes(12).toString('base64url'))
}
