/** The HTTP side: headers, limits, errors in words, the API, and the pages of the client. */
import fastifyCookie from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MINUTE } from '#shared/time.ts'
import { addressOf, networkOf, type Trust } from './address.ts'
import type { Auth } from './auth.ts'
import { accessRoutes } from './http/access.ts'
import { describeApi } from './http/api.ts'
import { libraryRoutes } from './http/library.ts'
import { mselRoutes } from './http/msel.ts'
import { type OperationOptions, operationRoutes } from './http/operation.ts'
import { pageRoutes } from './http/pages.ts'
import { peopleRoutes } from './http/people.ts'
import { errorRoutes, Problem } from './http/problem.ts'
import { roomRoutes } from './http/rooms.ts'
import { scenarioSchemaRoute } from './http/scenarioSchema.ts'
import { type Benches, scenarioTextRoutes } from './http/scenarioText.ts'
import type { Library } from './library/library.ts'
import type { Limits } from './limits.ts'
import { isOurOrigin, isSecure, type OriginRule } from './origin.ts'
import type { Removals } from './removal.ts'
import type { Rooms } from './rooms.ts'
import type { Log } from './store/log.ts'

export interface HttpOptions extends OperationOptions {
  rooms: Rooms
  auth: Auth
  library: Library
  benches: Benches
  /** The page of docs that explains findings. */
  findingsFile: string
  originRule: OriginRule
  limits: Limits
  trust: Trust
  removals: Removals
  log: Log
  /** The built client, or null when there is none. */
  clientDir: string | null
  /** Holds every answer against its description: for tests, since it costs. */
  checkAnswers: boolean
}

/** Requests to the API by one address; a class of forty joins from behind one. */
const CALLS = { max: 600, timeWindow: MINUTE }

export async function addHttp(app: FastifyInstance, options: HttpOptions): Promise<void> {
  const { originRule, clientDir, trust } = options
  errorRoutes(app)
  await app.register(fastifyCookie)
  await app.register(fastifyHelmet, { ...headers, hsts: isSecure(originRule) && headers.hsts })
  await app.register(fastifyRateLimit, {
    ...CALLS,
    keyGenerator: ({ raw }) => networkOf(addressOf(raw, trust)),
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: () =>
      new Problem(429, 'calls.tooMany', 'Too many requests. Wait a minute and try again.'),
  })
  app.addHook('onRequest', async ({ method, url, headers: sent }, reply) => {
    // What one person may know does not stay in a browser that the next one uses.
    if (url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (method === 'GET' || method === 'HEAD' || isOurOrigin(sent, originRule)) return
    throw new Problem(403, 'origin.foreign', 'This request comes from another site and was not carried out.')
  })
  const api = await describeApi(app, options)
  accessRoutes(api, options)
  roomRoutes(api, options)
  peopleRoutes(api, options)
  libraryRoutes(api, options)
  scenarioTextRoutes(api, options)
  mselRoutes(api, options)
  operationRoutes(api, options)
  scenarioSchemaRoute(api)
  await pageRoutes(app, clientDir)
}

/** Sockets of our own host: older browsers do not count them to 'self'. */
function socketsOf(request: Pick<FastifyRequest['raw'], 'headers'>): string {
  const host = request.headers.host ?? ''
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'"
}

const headers = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // Components place and size themselves by style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", socketsOf],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  hsts: { maxAge: 180 * 24 * 3600, includeSubDomains: false },
  // Browsers only complain about these two where the page came over plain http.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: { policy: 'no-referrer' as const },
}
