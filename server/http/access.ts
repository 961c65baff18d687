/** Signing in and out, and who somebody is by their cookies. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PersonId, RoomCode } from '#shared/ids.ts'
import { MINUTE } from '#shared/time.ts'
import { type Auth, COOKIE_SECONDS, FACILITATOR_COOKIE, newPerson, seatCookie } from '../auth.ts'
import { isSecure, type OriginRule } from '../origin.ts'
import { SignedInAnswer } from './answers.ts'
import { type Api, problems } from './api.ts'
import { Problem } from './problem.ts'

const SignInRequest = z.strictObject({
  token: z.string().max(2000).describe('What stands behind the # of the sign-in link'),
})
const SIGN_INS = { max: 30, timeWindow: MINUTE }

interface AccessOptions {
  auth: Auth
  originRule: OriginRule
}

const tags = ['access']
const signIn = {
  tags,
  summary: 'Make this browser a facilitator’s',
  body: SignInRequest,
  response: { 200: SignedInAnswer.describe('Signed in; a cookie says so from now on'), ...problems(401) },
}
const signOut = {
  tags,
  summary: 'Forget that this browser is a facilitator’s',
  response: { 200: SignedInAnswer.describe('Signed out') },
}
const me = {
  tags,
  summary: 'Whether this browser is a facilitator’s',
  response: { 200: SignedInAnswer.describe('By its cookie') },
}

type WithCookies = Pick<FastifyRequest, 'cookies'>

export function accessRoutes(app: Api, { auth, originRule }: AccessOptions): void {
  app.post('/api/signin', { config: { rateLimit: SIGN_INS }, schema: signIn }, async (request, reply) => {
    const { token } = request.body
    if (!(await auth.isSignInToken(token))) {
      throw new Problem(
        401,
        'signin.invalid',
        'This sign-in link is not valid any more. Run "npx launchroom link" on the server for a new one.',
      )
    }
    const person = (await facilitatorIn(request, auth)) ?? newPerson('f')
    setCookie(reply, FACILITATOR_COOKIE, { token: await auth.facilitatorToken(person), originRule })
    return { facilitator: true }
  })

  app.post('/api/signout', { schema: signOut }, async (_, reply) => {
    void reply.clearCookie(FACILITATOR_COOKIE, { path: '/' })
    return { facilitator: false }
  })

  app.get('/api/me', { schema: me }, async (request) => ({
    facilitator: (await facilitatorIn(request, auth)) !== null,
  }))
}

export function setCookie(
  reply: FastifyReply,
  name: string,
  { token, originRule }: { token: string; originRule: OriginRule },
): void {
  void reply.setCookie(name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(originRule),
    maxAge: COOKIE_SECONDS,
  })
}

export function facilitatorIn({ cookies }: WithCookies, auth: Auth): Promise<PersonId | null> {
  return auth.facilitatorOf(cookies[FACILITATOR_COOKIE])
}

export function personIn({ cookies }: WithCookies, auth: Auth, code: RoomCode): Promise<PersonId | null> {
  return auth.personOf(code, cookies[seatCookie(code)])
}

/** Throws unless the browser is a facilitator's. */
export async function needFacilitator(request: WithCookies, auth: Auth): Promise<PersonId> {
  const person = await facilitatorIn(request, auth)
  if (person) return person
  throw new Problem(
    401,
    'signin.needed',
    'Only facilitators can do this. Open the sign-in link that the server printed when it started.',
  )
}
