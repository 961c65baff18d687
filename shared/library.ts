/** The scenario library on the wire: cards, texts, versions, and what may be asked about a text that is not saved. */
import { z } from 'zod'
import { Id, type RoleId } from './ids.ts'
import { SKILLS } from './runs.ts'
import type { WallMs } from './time.ts'

/** Characters of a scenario; its bytes are bounded to 1 MB beside that. */
const MOST_TEXT = 1024 * 1024
const MOST_TRIES = 200

const Text = z.string().max(MOST_TEXT).describe('The whole file, as YAML')
const Note = z.string().trim().max(200).describe('What changed, in a line')
const Name = z.string().trim().max(40).describe('How the author is called; stands beside the log')
const Seed = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
const BotSkill = z.enum(SKILLS)
export type BotSkill = z.infer<typeof BotSkill>

export const NewScenarioRequest = z.union([
  z.strictObject({ text: Text, note: Note.optional(), name: Name.optional() }),
  z.strictObject({ copyOf: Id, id: Id, title: z.string().trim().min(1).max(300), name: Name.optional() }),
])
export const SaveScenarioRequest = z.strictObject({
  text: Text,
  basedOn: z.int().min(0).describe('The revision that was edited; 0 for a built-in scenario'),
  note: Note.optional(),
  name: Name.optional(),
})
export const DeleteScenarioRequest = z.strictObject({
  id: Id.describe('The id once more, so that nothing is lost by a slip'),
  versions: z.boolean().default(false).describe('Its versions too, for good'),
})
export const ForgetAuthorRequest = z.strictObject({ reason: z.string().trim().max(500) })
export const CheckScenarioRequest = z.strictObject({ text: Text })
export const TryScenarioRequest = z.strictObject({
  text: Text,
  runs: z.int().min(1).max(MOST_TRIES).default(50),
  skill: BotSkill.default('expert'),
  seed: Seed.default(1),
})
export const PreviewScenarioRequest = z.strictObject({
  text: Text,
  skill: BotSkill.default('expert'),
  seed: Seed.default(1),
})

export type Source = 'built-in' | 'own'

/** What the script of a sound scenario says of itself. */
export interface ScenarioFacts {
  /** Null where the file does not say. */
  kind: 'dry-run' | 'crisis' | null
  tags: string[]
  language: string
  version: string
  licence: string | null
  roles: { id: RoleId; name: string; optional: boolean }[]
  milestones: number
  injects: number
  issues: number
  criteria: number
  tests: number
  /** Length of the day in simulated ms. */
  simulatedMs: number
}

/** How often bots of one skill pass, 0 to 1, with the 95 % interval. */
export interface Passing {
  rate: number
  interval: [low: number, high: number]
}

export interface Difficulty {
  runs: number
  expert: Passing
  novice: Passing
  /** Real ms that a day of expert bots takes at the pace of the room, the middle one of all runs. */
  realMs: number
}

/** What rooms of this server made of it. */
export interface Played {
  rooms: number
  /** When the last one was opened. */
  lastAt: WallMs | null
  /** Of the latest rooms that ended and were scored: how many, how many passed, their average in percent. */
  scored: number
  passed: number
  percent: number | null
}

export interface ScenarioCard {
  id: string
  title: string
  summary: string
  source: Source
  /** An own one that stands in the place of a built-in one. */
  changed: boolean
  /** 0 for a built-in one. */
  revision: number
  savedAt: WallMs | null
  /** Who saved it last; null for a built-in one. */
  by: string | null
  errors: number
  warnings: number
  /** Null for a draft with errors. */
  facts: ScenarioFacts | null
  /** Null until bots have tried it. */
  difficulty: Difficulty | null
  played: Played
}

export interface ScenarioText {
  id: string
  title: string
  text: string
  source: Source
  changed: boolean
  revision: number
  savedAt: WallMs | null
  by: string | null
  note: string
}

export interface Version {
  /** 0 for what comes with the server. */
  revision: number
  /** A version that says `deleted` has no text. */
  kind: 'built-in' | 'saved' | 'deleted'
  savedAt: WallMs | null
  by: string | null
  note: string
  bytes: number
}
export type VersionText = Version & { text: string }

/** The answer 409 to a save: somebody else saved first. */
export interface SavedByOther {
  refusal: 'changed'
  revision: number
  text: string
  by: string | null
  savedAt: WallMs | null
}

/** Something `check` found in a text. */
export interface ScenarioProblem {
  line: number
  column: number
  message: string
  /** The dotted name of the place. */
  path: string
  code: string
  severity: 'error' | 'warning' | 'note'
  /** Where the finding is explained. */
  page: string
}

/** What is kept about somebody beside the texts of scenarios. */
export interface AuthorFile {
  person: string
  names: { name: string; since: WallMs }[]
  saves: { scenario: string; revision: number; kind: Version['kind']; savedAt: WallMs; note: string }[]
}

/** Somebody who saved scenarios. */
export interface Author {
  person: string
  name: string | null
  saves: number
  lastAt: WallMs
  erased: boolean
  you: boolean
}
