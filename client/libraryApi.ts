/** What is asked of the server about scenarios: the library with its versions, and texts that are not saved. */
import { ask } from '#client/api.ts'
import { getSettings } from '#client/settings.ts'
import type {
  BotSkill,
  ScenarioCard,
  ScenarioProblem,
  ScenarioText,
  Version,
  VersionText,
} from '#shared/library.ts'
import type { DebriefData } from '#shared/protocol.ts'
import type { RunsReport } from '#shared/runs.ts'
import type { TestResult } from '#shared/testResult.ts'

interface Saved {
  id: string
  revision: number
}

const at = encodeURIComponent
/** Who saves is called by the name this device remembers. */
const author = () => (getSettings().name.trim() === '' ? {} : { name: getSettings().name })

export const libraryApi = {
  cards: () => ask<ScenarioCard[]>('GET', '/library'),
  text: (id: string) => ask<ScenarioText>('GET', `/library/${at(id)}`),
  versions: (id: string) => ask<Version[]>('GET', `/library/${at(id)}/versions`),
  version: (id: string, revision: number) =>
    ask<VersionText>('GET', `/library/${at(id)}/versions/${revision}`),
  add: (added: { text: string; note?: string }) => ask<Saved>('POST', '/library', { ...added, ...author() }),
  copy: (copyOf: string, as: { id: string; title: string }) =>
    ask<Saved>('POST', '/library', { copyOf, ...as, ...author() }),
  save: (id: string, save: { text: string; basedOn: number; note?: string }) =>
    ask<Saved>('PUT', `/library/${at(id)}`, { ...save, ...author() }),
  delete: (id: string, versions: boolean) =>
    ask<{ deleted: true }>('DELETE', `/library/${at(id)}`, { id, versions }),
  check: (text: string) => ask<ScenarioProblem[]>('POST', '/scenarios/check', { text }),
  guide: (text: string) => ask<{ markdown: string }>('POST', '/scenarios/guide', { text }),
  findings: () => ask<{ markdown: string }>('GET', '/findings'),
  preview: (text: string, asked: { skill: BotSkill; seed: number }) =>
    ask<DebriefData>('POST', '/scenarios/preview', { text, ...asked }),
  tests: (text: string) => ask<TestResult[]>('POST', '/scenarios/tests', { text }),
  try: (text: string, asked: { skill: BotSkill; runs: number }) =>
    ask<RunsReport>('POST', '/scenarios/try', { text, ...asked }),
}
