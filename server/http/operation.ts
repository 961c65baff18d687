/** For those who run the server: is it alive, can it take rooms, what has it counted, what does the API look like. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { SECOND } from '#shared/time.ts'
import type { Clock } from '../clock.ts'
import type { Metrics } from '../metrics.ts'
import { hostnameOf, isLoopback } from '../origin.ts'
import { type Api, problems } from './api.ts'
import { Problem } from './problem.ts'

/** Who may read the metrics: nobody, a program on this machine, everybody, or who knows the token. */
export type MetricsFor = 'off' | 'local' | 'open' | { token: string }

export type Unready = 'stopping' | 'store' | 'scenarios'

export interface OperationOptions {
  clock: Clock
  /** Why no room should come here now; null when all is well. */
  unready: () => Promise<Unready | null>
  metrics: Metrics | null
  metricsFor: MetricsFor
}

const READY_MS = 3 * SECOND
const tags = ['operation']

const ReadyAnswer = z.strictObject({
  ready: z.boolean(),
  reason: z
    .enum(['stopping', 'store', 'scenarios'])
    .nullable()
    .describe('The server is stopping, its store does not answer, or no scenario can be read'),
})

export function operationRoutes(app: Api, { unready, clock, metrics, metricsFor }: OperationOptions): void {
  app.get(
    '/livez',
    {
      schema: {
        tags,
        summary: 'Whether the process is alive',
        description: 'Never touches the store: a server whose store is away should not be killed for it.',
        response: { 200: z.strictObject({ alive: z.literal(true) }).describe('It is') },
      },
    },
    async () => ({ alive: true as const }),
  )

  app.get(
    '/readyz',
    {
      schema: {
        tags,
        summary: 'Whether a balancer should send anybody here',
        response: {
          200: ReadyAnswer.describe('Yes'),
          503: ReadyAnswer.describe('Not now; `reason` says why'),
        },
      },
    },
    async (_, reply) => {
      const reason = await inTime(clock, unready())
      return reply.code(reason === null ? 200 : 503).send({ ready: reason === null, reason })
    },
  )

  app.get(
    '/metrics',
    {
      schema: {
        tags,
        summary: 'What the server has counted, for Prometheus',
        description: 'LAUNCHROOM_METRICS says who may read it; without it, programs on the same machine.',
        response: {
          200: { description: 'Prometheus text format', content: { 'text/plain': { schema: z.string() } } },
          ...problems(401, 404),
        },
      },
    },
    async (request, reply) => {
      needReader(request, metricsFor)
      if (!metrics) throw nothingHere()
      const { text, mediaType } = await metrics.read()
      return reply.type(mediaType).send(text)
    },
  )

  app.get(
    '/openapi.json',
    {
      schema: {
        tags,
        summary: 'This description',
        response: { 200: z.looseObject({}).describe('OpenAPI 3.1') },
      },
    },
    async () => ({ ...app.swagger() }),
  )
}

/** A store that does not answer in time does not answer. */
async function inTime(clock: Clock, answer: Promise<Unready | null>): Promise<Unready | null> {
  let cancel = () => {}
  const late = new Promise<Unready>((tell) => {
    cancel = clock.set(READY_MS, () => tell('store'))
  })
  return Promise.race([answer, late]).finally(cancel)
}

const nothingHere = () => new Problem(404, 'address.unknown', 'There is nothing at this address.')

/** Throws unless this request may read the metrics. Where they are for this machine alone, others find nothing here. */
function needReader(request: FastifyRequest, metricsFor: MetricsFor): void {
  if (metricsFor === 'open') return
  if (metricsFor === 'off') throw nothingHere()
  if (metricsFor === 'local') {
    if (!isFromHere(request)) throw nothingHere()
    return
  }
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  if (!isSame(given, metricsFor.token)) {
    throw new Problem(401, 'metrics.token', 'Send the token of LAUNCHROOM_METRICS as a bearer token.')
  }
}

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/**
 * A proxy on this machine hands on requests from anywhere, and says so in a header; a page in a browser on this machine
 * can be made to ask us under a name of its own.
 */
function isFromHere({ raw, headers }: FastifyRequest): boolean {
  if (PROXY_HEADERS.some((name) => headers[name] !== undefined)) return false
  if (!isLoopback(hostnameOf(headers.host))) return false
  return /^(::ffff:)?127\.|^::1$/.test(raw.socket.remoteAddress ?? '')
}

/** Takes as long for any two texts. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
