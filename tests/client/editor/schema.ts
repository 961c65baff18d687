import type { JsonSchema } from '#client/screens/editor/schema/jsonSchema.ts'
import { readText } from '../../house/source.ts'

/** The schema as the server hands it out. */
export const SCHEMA = JSON.parse(readText('scenarios/scenario-1.schema.json')) as JsonSchema
