/** Signing in and out, and who somebody is by their cookies. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PersonId, RoomCode } from '#shared/ids.ts'
import { MINUTE } from '#shared/time.ts'
import { type Auth, COOKIE_SECONDS, FACILITATOR_COOKIE, newPerson, seatCookie } from '../auth.ts'
import { isSecure, type OriginRule } from '../origin.ts'
import { Problem } from './problem.ts'

const SignInRequest = z.strictObject({ token: z.string().max(2000) })
const SIGN_INS = { max: 30, timeWindow: MINUTE }

interface AccessOptions {
  auth: Auth
  originRule: OriginRule
}

export function accessRoutes(app: FastifyInstance, { auth, originRule }: AccessOptions): void {
  app.post('/api/signin', { config: { rateLimit: SIGN_INS } }, async (request, reply) => {
    const { token } = SignInRequest.parse(request.body)
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

  app.post('/api/signout', async (_, reply) => {
    void reply.clearCookie(FACILITATOR_COOKIE, { path: '/' })
    return { facilitator: false }
  })

  app.get('/api/me', async (request) => ({ facilitator: (await facilitatorIn(request, auth)) !== null }))
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

export function facilitatorIn({ cookies }: FastifyRequest, auth: Auth): Promise<PersonId | null> {
  return auth.facilitatorOf(cookies[FACILITATOR_COOKIE])
}

export function personIn({ cookies }: FastifyRequest, auth: Auth, code: RoomCode): Promise<PersonId | null> {
  return auth.personOf(code, cookies[seatCookie(code)])
}

/** Throws unless the browser is a facilitator's. */
export async function needFacilitator(request: FastifyRequest, auth: Auth): Promise<PersonId> {
  const person = await facilitatorIn(request, auth)
  if (person) return person
  throw new Problem(
    401,
    'signin.needed',
    'Only facilitators can do this. Open the sign-in link that the server printed when it started.',
  )
}
