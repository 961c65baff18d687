/** The JSON Schema of scenario files, for editors on other machines and for the one in the browser. */
import { z } from 'zod'
import { schemaText } from '#server/scenario/jsonSchema.ts'
import type { Api } from './api.ts'

export function scenarioSchemaRoute(app: Api): void {
  let text: string | null = null
  app.get(
    '/scenario-1.schema.json',
    {
      schema: {
        tags: ['operation'],
        summary: 'The JSON Schema of scenario files, draft-07',
        response: {
          200: {
            description: 'The schema',
            content: { 'application/schema+json': { schema: z.string() } },
          },
        },
      },
    },
    async (_, reply) => {
      text ??= schemaText()
      return reply
        .type('application/schema+json; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(text)
    },
  )
}
