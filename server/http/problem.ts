/** Everything the HTTP side says no with: a code for programs and a sentence for people. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { REFUSALS, type Refusal } from '#shared/refusal.ts'
import { OutcomeUnknown, StoreAway } from '../store/log.ts'

export class Problem extends Error {
  readonly statusCode: number
  readonly code: string
  /** Seconds after which to try again. */
  readonly retryAfter: number | null

  constructor(statusCode: number, code: string, message: string, retryAfter: number | null = null) {
    super(message)
    this.statusCode = statusCode
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** A refusal of the engine as an answer to a request. */
export function refused({ refusal }: Refusal): Problem {
  const status = refusal === 'room.busy' ? 503 : refusal === 'room.locked' ? 403 : 409
  return new Problem(status, refusal, REFUSALS[refusal])
}

/** The store does not say whether it took what was asked of it. */
export function outcomeUnknown(cause?: unknown): Problem {
  const message = 'The server cannot say yet whether this worked. Look again in a moment.'
  return Object.assign(new Problem(503, 'outcome.unknown', message, 5), { cause })
}

/** For what takes back in several steps: where the store fails, some may be done, and asked again the rest follows. */
export async function orUnknown<T>(removal: Promise<T>): Promise<T> {
  try {
    return await removal
  } catch (error) {
    throw error instanceof Problem ? error : outcomeUnknown(error)
  }
}

export function errorRoutes(app: FastifyInstance): void {
  app.setErrorHandler(answerError)
}

/** Also for what fails before there is a route: an address that cannot be read. */
export function answerError(
  error: FastifyError | Problem,
  request: Pick<FastifyRequest, 'log'>,
  reply: FastifyReply,
): void {
  const problem = problemOf(error)
  const { statusCode } = problem
  if (statusCode >= 500) request.log[statusCode === 500 ? 'error' : 'warn'](error, 'a request failed')
  if (problem.retryAfter !== null) void reply.header('retry-after', problem.retryAfter)
  void reply.code(statusCode).send({ error: { code: problem.code, message: problem.message } })
}

function problemOf(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error
  if (error instanceof OutcomeUnknown) return outcomeUnknown(error)
  if (error instanceof StoreAway) {
    const message =
      'The server cannot reach what it stores just now. Nothing was changed. Try again in a moment.'
    return new Problem(503, 'store.away', message, 5)
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const field = error.validation[0]?.instancePath.slice(1).replaceAll('/', '.')
    const where = field ? `Look at "${field}". ` : ''
    return new Problem(400, 'request.invalid', `${where}This is not a request Launchroom knows.`)
  }
  const status = error.statusCode ?? 500
  if (status === 413) return new Problem(413, 'request.tooLarge', 'This is too large. Send less at once.')
  if (status === 429) return new Problem(429, 'calls.tooMany', error.message)
  if (status < 500) return new Problem(status, 'request.invalid', 'This is not a request Launchroom knows.')
  return new Problem(500, 'server.failed', 'Something broke on the server. Nothing was changed. Try again.')
}
