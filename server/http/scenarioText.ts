/**
 * What can be asked about a text that is not saved: whether it is sound, and what a day of it looks like with bots.
 * Threads do it, one text at a time; who leaves before the answer ends the work.
 */
import { readFile } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { MINUTE, SECOND } from '#shared/time.ts'
import type { Auth } from '../auth.ts'
import { type Bench, Busy, Left, TooLong } from '../library/bench.ts'
import type { Unsound } from '../library/jobs.ts'
import type { Limits } from '../limits.ts'
import { needFacilitator } from './access.ts'
import type { Api } from './api.ts'
import { compressed } from './compressed.ts'
import { BODY_BYTES, needTurn } from './library.ts'
import * as describe from './libraryDescribed.ts'
import { Problem } from './problem.ts'

export interface Benches {
  /** Reads texts, quickly. */
  reading: Bench
  /** Lets bots play. */
  playing: Bench
}

export interface ScenarioTextOptions {
  auth: Auth
  limits: Limits
  benches: Benches
}

const CHECK_MS = 10 * SECOND
/** For a text to be played, after others were. */
export const PLAY_MS = MINUTE
/** Problems name lines; the name of a file that is not there stays out of them. */
const file = 'scenario.yaml'

export function scenarioTextRoutes(
  app: Api,
  { auth, limits, benches, findingsFile }: ScenarioTextOptions & { findingsFile: string },
): void {
  const onRequest = async (request: FastifyRequest) => {
    needTurn(limits.questions.of(await needFacilitator(request, auth)))
  }
  const asked = { onRequest, bodyLimit: BODY_BYTES }

  app.post('/api/scenarios/check', { ...asked, schema: describe.check }, ({ body: { text } }, reply) =>
    told(benches.reading.ask('check', { text, file }, { limitMs: CHECK_MS, left: leaving(reply) })),
  )

  app.post('/api/scenarios/guide', { ...asked, schema: describe.guide }, async ({ body: { text } }, reply) =>
    sound(
      await told(benches.reading.ask('guide', { text, file }, { limitMs: CHECK_MS, left: leaving(reply) })),
    ),
  )

  app.get('/api/findings', { onRequest, schema: describe.findings, onSend: compressed }, async () => {
    const markdown = await readFile(findingsFile, 'utf8').catch(() => null)
    if (markdown === null) throw new Problem(404, 'address.unknown', 'There is nothing at this address.')
    return { markdown }
  })

  app.post('/api/scenarios/try', { ...asked, schema: describe.tryOut }, async ({ body }, reply) =>
    sound(
      await told(benches.playing.ask('try', { ...body, file }, { limitMs: PLAY_MS, left: leaving(reply) })),
    ),
  )

  app.post('/api/scenarios/tests', { ...asked, schema: describe.tests }, async ({ body: { text } }, reply) =>
    sound(
      await told(benches.playing.ask('tests', { text, file }, { limitMs: PLAY_MS, left: leaving(reply) })),
    ),
  )

  const asPreview = { ...asked, schema: describe.preview, onSend: compressed }
  app.post('/api/scenarios/preview', asPreview, async ({ body }, reply) =>
    sound(
      await told(
        benches.playing.ask('preview', { ...body, file }, { limitMs: PLAY_MS, left: leaving(reply) }),
      ),
    ),
  )
}

/** Fires when whoever asked is gone before the answer. */
export function leaving(reply: FastifyReply): AbortSignal {
  const left = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) left.abort()
  })
  return left.signal
}

export async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof TooLong)
      throw new Problem(
        409,
        'scenario.tooHeavy',
        'This takes too long. Try a smaller scenario or fewer runs.',
      )
    if (error instanceof Busy || error instanceof Left)
      throw new Problem(503, 'work.busy', 'Others try scenarios out just now. Try again in a moment.', 5)
    throw error
  }
}

/** The answer, unless it says that the text has errors. */
function sound<T extends object>(answer: T): Exclude<T, Unsound> {
  if (!('problems' in answer)) return answer as Exclude<T, Unsound>
  throw new Problem(409, 'scenario.unsound', 'The scenario has errors. Mend them first.')
}
