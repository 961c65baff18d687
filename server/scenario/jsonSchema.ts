/**
 * The JSON Schema of a scenario file, made from the one source of truth, so that editors complete, explain and check
 * what an author writes. It says what stands in the file (a duration is text), and allows keys of one's own.
 */
import { z } from 'zod'
import { Scenario } from '#shared/scenario.ts'

type Json = z.core.JSONSchema.JSONSchema

/** Its name beside the scenarios. */
const SCHEMA_NAME = 'scenario-1.schema.json'

/** What a name may be that is not a key of one's own. */
const NAME = '^(?!x-)[a-z][a-z0-9-]*$'
const OWN = '^x-'

/** The schema as text, with a line end: what the file beside the scenarios holds and `launchroom schema` prints. */
export function schemaText(): string {
  return `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`
}

/** The schema as an object. */
export function scenarioJsonSchema(): Json {
  const schema = z.toJSONSchema(Scenario, { target: 'draft-7', io: 'input', override })
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: SCHEMA_NAME,
    title: 'Launchroom scenario',
    description: 'A launch day, or one incident: who plays, what happens and what counts as good.',
    ...schema,
  }
}

function override({ zodSchema, jsonSchema: json }: { zodSchema: z.core.$ZodType; jsonSchema: Json }): void {
  // zod leaves out what may be written otherwise than read, such as durations: here it stands as it is written.
  const examples = z.globalRegistry.get(zodSchema)?.['examples']
  if (Array.isArray(examples)) json.examples = examples
  if (zodSchema instanceof z.ZodDefault) json.default = zodSchema.def.defaultValue
  if (json.type === 'object') allowOwnKeys(json)
}

function allowOwnKeys(json: Json): void {
  const names = typeof json.propertyNames === 'object' ? json.propertyNames : null
  if (json.properties) {
    json.patternProperties = { [OWN]: {} }
  } else if (names?.enum) {
    const inner = json.additionalProperties ?? {}
    json.properties = Object.fromEntries(names.enum.map((name) => [String(name), inner]))
    json.patternProperties = { [OWN]: {} }
    json.additionalProperties = false
    delete json.propertyNames
  } else if (names) {
    json.patternProperties = { [NAME]: json.additionalProperties ?? {}, [OWN]: {} }
    json.additionalProperties = false
    delete json.propertyNames
  }
}
