/**
 * How routes of the API are described: the schemas with which a request is checked are the ones of the description at
 * /openapi.json. What is answered is held against its schema where `checkAnswers` is set, which the tests do.
 */
import fastifySwagger from '@fastify/swagger'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { FACILITATOR_COOKIE } from '../auth.ts'

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

export const ProblemAnswer = z.strictObject({
  error: z.strictObject({
    code: z.string().describe('For programs: one of a closed list'),
    message: z.string().describe('For people: one sentence that says what to do'),
  }),
})
const because = (why: string) => ProblemAnswer.describe(why)

const PROBLEMS = {
  400: because('The request is not one Launchroom knows'),
  401: because('Not signed in, or not for this'),
  403: because('Refused: from another site, or the room is locked'),
  404: because('There is no such thing'),
  409: because('Not now'),
  413: because('Too large'),
  429: because('Too many requests; `retry-after` says how many seconds to wait, where it is known'),
  500: because('Something broke on the server; nothing was changed'),
  503: because('The store could not do it, and nothing was changed; or, as `outcome.unknown`, does not say'),
}

/** What a route may answer beside its success. */
export function problems<S extends keyof typeof PROBLEMS>(...statuses: S[]): Pick<typeof PROBLEMS, S> {
  return Object.fromEntries(statuses.map((status) => [status, PROBLEMS[status]])) as Pick<typeof PROBLEMS, S>
}

/** For routes that only a facilitator's browser may use. */
export const asFacilitator = { security: [{ facilitator: [] }] }
/** For routes that a seat's browser may use as well. */
export const asSeat = { security: [{ facilitator: [] }, { seat: [] }] }

/** Before any route. */
export async function describeApi(
  app: FastifyInstance,
  { checkAnswers }: { checkAnswers: boolean },
): Promise<Api> {
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(checkAnswers ? serializerCompiler : () => (answer) => JSON.stringify(answer))
  // What any route may meet on its way, before it runs.
  app.addHook('onRoute', ({ schema, method }) => {
    if (!schema?.tags) return
    const common = method === 'GET' || method === 'HEAD' ? problems(500) : problems(400, 403, 413, 500)
    const busy = schema.tags.includes('operation') ? {} : problems(429, 503)
    schema.response = { ...common, ...busy, ...(schema.response as object) }
  })
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Launchroom',
        description:
          'The HTTP side of Launchroom: signing in, rooms, their debrief and log. Everything live goes over the socket.',
        version: '1',
      },
      tags: [
        { name: 'access', description: 'Signing in and out' },
        { name: 'rooms', description: 'Scenarios, rooms, people in them' },
        { name: 'debrief', description: 'What a room has left behind' },
        { name: 'library', description: 'Scenarios: reading, writing, trying them out' },
        { name: 'personal data', description: 'What a room keeps about a person' },
        { name: 'operation', description: 'For those who run the server' },
      ],
      components: {
        securitySchemes: {
          facilitator: { type: 'apiKey', in: 'cookie', name: FACILITATOR_COOKIE },
          seat: {
            type: 'apiKey',
            in: 'cookie',
            name: 'lr_CODE',
            description: 'Set by joining a room; its name ends in the code of the room',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
    hideUntagged: true,
  })
  return app.withTypeProvider<ZodTypeProvider>()
}
