/** What the editor asks of the server: the library with its versions, and what there is to know about a text. */
import { ask, type Reply } from '#client/api.ts'
import { getSettings } from '#client/settings.ts'
import type {
  SavedByOther,
  ScenarioCard,
  ScenarioProblem,
  ScenarioText,
  Version,
  VersionText,
} from '#shared/library.ts'
import type { RunsReport } from '#shared/runs.ts'
import type { TestResult } from '#shared/testResult.ts'
import type { JsonSchema } from './schema/jsonSchema.ts'

export type Skill = RunsReport['skill']

const at = encodeURIComponent
/** Who saves is named by the name this device remembers. */
const author = () => (getSettings().name.trim() === '' ? {} : { name: getSettings().name })

export const library = {
  cards: () => ask<ScenarioCard[]>('GET', '/library'),
  scenario: (id: string) => ask<ScenarioText>('GET', `/library/${at(id)}`),
  versions: (id: string) => ask<Version[]>('GET', `/library/${at(id)}/versions`),
  version: (id: string, revision: number) =>
    ask<VersionText>('GET', `/library/${at(id)}/versions/${revision}`),
  create: (text: string) => ask<{ id: string; revision: number }>('POST', '/library', { text, ...author() }),
  save: (id: string, save: { text: string; basedOn: number; note?: string }) =>
    ask<{ revision: number }>('PUT', `/library/${at(id)}`, { ...save, ...author() }),
  try: (asked: { text: string; runs: number; skill: Skill }) =>
    ask<RunsReport>('POST', '/scenarios/try', asked),
  tests: (text: string) => ask<TestResult[]>('POST', '/scenarios/tests', { text }),
  check: (text: string) => ask<ScenarioProblem[]>('POST', '/scenarios/check', { text }),
}

/** The schema of the scenario language, or null where it cannot be had: then nothing is completed. */
export async function loadSchema(): Promise<JsonSchema | null> {
  try {
    const response = await fetch('/scenario-1.schema.json', { credentials: 'same-origin' })
    return response.ok ? ((await response.json()) as JsonSchema) : null
  } catch {
    return null
  }
}

/** What somebody else has saved, if that is why a save was refused. */
export function theirsIn(reply: Reply<unknown>): SavedByOther | null {
  if ('ok' in reply || typeof reply.answer !== 'object' || reply.answer === null) return null
  return 'refusal' in reply.answer && reply.answer.refusal === 'changed'
    ? (reply.answer as SavedByOther)
    : null
}
