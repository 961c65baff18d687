/**
 * Who somebody is: signed tokens in links and cookies. A token says under which key it was signed (`kid`) and for what
 * it is good (`aud`), so that none passes for another: a sign-in link is no cookie, a seat in one room none in the next.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { type JWTHeaderParameters, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { PersonId, type RoomCode } from '#shared/ids.ts'
import { SECOND } from '#shared/time.ts'
import { bytesOf, FIRST_KID, type Keys } from './keys.ts'

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
  /** Calls back when what a key has signed is not good any more before its time. */
  watchEnds: (ended: () => void) => void
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
/** What a key has signed is good for so long after the next key. */
export const SIGNED_MS = COOKIE_SECONDS * SECOND
/** 72 bits: two histories of a room never meet by chance. */
const TAG_LENGTH = 12

interface Signing {
  audience: string
  subject: string
  seconds: number
  claims?: JWTPayload
}

export function createAuth(keys: Keys, now: () => number = Date.now): Auth {
  const newest = () => keys.ring().keys[0]

  function sign({ audience, subject, seconds, claims = {} }: Signing): Promise<string> {
    const { kid, secret } = newest()
    const iat = Math.floor(now() / SECOND)
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid })
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(iat)
      .setExpirationTime(iat + seconds)
      .sign(bytesOf(secret))
  }

  function keyNamed({ kid = FIRST_KID }: JWTHeaderParameters): Uint8Array {
    const key = keys.ring().keys.find((one) => one.kid === kid)
    if (!key || (key.until !== null && key.until <= now())) throw new Error('no such key')
    return bytesOf(key.secret)
  }

  async function payloadOf(audience: string, token: string | null | undefined): Promise<JWTPayload | null> {
    if (!token) return null
    try {
      const { payload } = await jwtVerify(token, keyNamed, {
        audience,
        algorithms: ['HS256'],
        currentDate: new Date(now()),
      })
      return payload
    } catch {
      return null // forged, spoiled or expired: all the same to whoever sent it
    }
  }

  const subjectOf = async (audience: string, token: string | null | undefined) =>
    (await payloadOf(audience, token))?.sub ?? null
  const seat = (code: RoomCode) => `seat/${code}`
  const screen = (code: RoomCode) => `screen/${code}`
  const cookie = { seconds: COOKIE_SECONDS }

  return {
    signInToken: () =>
      sign({
        audience: 'sign-in',
        subject: 'facilitator',
        seconds: LINK_SECONDS,
        claims: { links: keys.ring().links },
      }),
    isSignInToken: async (token) => {
      const payload = await payloadOf('sign-in', token)
      return payload !== null && (payload['links'] ?? 0) === keys.ring().links
    },
    facilitatorToken: (person) => sign({ audience: 'facilitator', subject: person, ...cookie }),
    facilitatorOf: (token) => subjectOf('facilitator', token),
    seatToken: (code, person) => sign({ audience: seat(code), subject: person, ...cookie }),
    personOf: (code, token) => subjectOf(seat(code), token),
    screenKey: (code) => sign({ audience: screen(code), subject: 'screen', ...cookie }),
    isScreenKey: async (code, key) => (await subjectOf(screen(code), key)) !== null,
    watchEnds(ended) {
      const oldest = () => keys.ring().keys.at(-1)?.kid
      let known = oldest()
      keys.watch(() => {
        if (oldest() === known) return
        known = oldest()
        ended()
      })
    },
    lineageTag: (hash) =>
      createHmac('sha256', bytesOf(newest().secret))
        .update(`lineage/${hash}`)
        .digest('base64url')
        .slice(0, TAG_LENGTH),
  }
}

/** The link that makes a browser a facilitator's. The token stands behind the #, so that it reaches no server's log. */
export async function signInLink(auth: Auth, origin: string): Promise<string> {
  return `${origin}/signin#${await auth.signInToken()}`
}

/** An id nobody can guess and that says nothing about the person. */
export function newPerson(kind: 'p' | 'f'): PersonId {
  return PersonId.parse(kind + randomBytes(12).toString('base64url'))
}
