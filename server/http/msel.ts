/** MSELs and release plans over HTTP. Threads read and write them; nothing here is kept. */
import type { FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { MSEL_BYTES } from '#shared/msel.ts'
import { SECOND } from '#shared/time.ts'
import type { Clock } from '../clock.ts'
import { needFacilitator } from './access.ts'
import type { Api } from './api.ts'
import { compressed } from './compressed.ts'
import { needTurn } from './library.ts'
import * as describe from './mselDescribed.ts'
import { Problem } from './problem.ts'
import { leaving, type ScenarioTextOptions, told } from './scenarioText.ts'

const LIMIT_MS = 20 * SECOND
/** A file in base 64 and a scenario, with the marks of JSON. */
export const BODY_BYTES = MSEL_BYTES * 1.4 + 2.5 * 1024 * 1024

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

export function mselRoutes(app: Api, options: ScenarioTextOptions & { clock: Clock }): void {
  const { auth, limits, benches, clock } = options
  const onRequest = async (request: FastifyRequest) => {
    needTurn(limits.pages.of(await needFacilitator(request, auth)))
  }
  const asked = { onRequest, bodyLimit: BODY_BYTES }
  const here = () => ({ today: dayOf(clock), localZone: 'UTC' })

  app.post('/api/msel/read', { ...asked, schema: describe.read }, async ({ body }, reply) =>
    taken(await told(benches.reading.ask('mselRead', body, { limitMs: LIMIT_MS, left: leaving(reply) }))),
  )

  const asImport = { ...asked, schema: describe.importing, onSend: compressed }
  app.post('/api/msel/import', asImport, async ({ body }, reply) =>
    taken(
      await told(
        benches.reading.ask(
          'mselImport',
          { ...body, ...here() },
          { limitMs: LIMIT_MS, left: leaving(reply) },
        ),
      ),
    ),
  )

  app.post('/api/msel/export', { ...asked, schema: describe.exporting }, async ({ body }, reply) => {
    const { text, preset, format, plain } = body
    const wanted = { text, preset, format, carry: !plain }
    const { bytes } = taken(
      await told(benches.reading.ask('mselExport', wanted, { limitMs: LIMIT_MS, left: leaving(reply) })),
    )
    return reply
      .type(TYPES[format])
      .header('content-disposition', `attachment; filename="launchroom-msel.${format}"`)
      .send(Buffer.from(bytes))
  })

  const asPlan = { ...asked, schema: describe.planning, onSend: compressed }
  app.post('/api/plan/import', asPlan, ({ body }, reply) =>
    told(
      benches.reading.ask('planImport', { ...here(), ...body }, { limitMs: LIMIT_MS, left: leaving(reply) }),
    ),
  )
}

/** What came of a file, unless it was refused. */
function taken<T extends object>(answer: T): Exclude<T, { refused: string }> {
  if (!('refused' in answer)) return answer as Exclude<T, { refused: string }>
  throw new Problem(400, 'file.refused', String(answer.refused))
}

const dayOf = (clock: Clock): string =>
  Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO('UTC').toPlainDate().toString()
