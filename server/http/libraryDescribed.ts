/** The routes of the scenario library in words and schemas. */
import { z } from 'zod'
import { Id, PersonId, RoleId } from '#shared/ids.ts'
import {
  type Author,
  type AuthorFile,
  CheckScenarioRequest,
  DeleteScenarioRequest,
  type Difficulty,
  ForgetAuthorRequest,
  NewScenarioRequest,
  PreviewScenarioRequest,
  type SavedByOther,
  SaveScenarioRequest,
  type ScenarioCard,
  type ScenarioFacts,
  type ScenarioProblem,
  type ScenarioText,
  TryScenarioRequest,
  type Version,
  type VersionText,
} from '#shared/library.ts'
import { RunsReport } from '#shared/runs.ts'
import { TestResult } from '#shared/testResult.ts'
import { DebriefAnswer } from './answers.ts'
import { asFacilitator, ProblemAnswer, problems } from './api.ts'

const WallMs = z.int().describe('Milliseconds since 1970-01-01 UTC')
const Revision = z.int().describe('Counted from 1; 0 for what comes with the server')
const By = z.string().nullable().describe('The name of who saved it, null for what comes with the server')
const Share = z.number().min(0).max(1)
const Text = z.string().describe('The whole file, as YAML')

const Facts = z.strictObject({
  kind: z.enum(['dry-run', 'crisis']).nullable(),
  tags: z.array(z.string()),
  language: z.string(),
  version: z.string(),
  licence: z.string().nullable(),
  roles: z.array(z.strictObject({ id: RoleId, name: z.string(), optional: z.boolean() })),
  milestones: z.int(),
  injects: z.int(),
  issues: z.int(),
  criteria: z.int(),
  tests: z.int(),
  simulatedMs: z.int().describe('Length of the day in simulated milliseconds'),
}) satisfies z.ZodType<ScenarioFacts>

const Passing = z.strictObject({
  rate: Share,
  interval: z.tuple([Share, Share]).describe('The 95 % interval of the rate'),
})
const DifficultyAnswer = z.strictObject({
  runs: z.int().describe('Of each skill'),
  expert: Passing,
  novice: Passing,
  realMs: z.number().describe('Real milliseconds the middle one of the expert days took'),
}) satisfies z.ZodType<Difficulty>

const head = {
  id: Id,
  title: z.string(),
  source: z.enum(['built-in', 'own']),
  changed: z.boolean().describe('An own one that stands in the place of a built-in one'),
  revision: Revision,
  savedAt: WallMs.nullable(),
  by: By,
}

const CardAnswer = z.strictObject({
  ...head,
  summary: z.string(),
  errors: z.int(),
  warnings: z.int(),
  facts: Facts.nullable().describe('Null for a draft with errors'),
  difficulty: DifficultyAnswer.nullable().describe('Null until bots have tried it'),
  played: z.strictObject({
    rooms: z.int().describe('Rooms of this server whose day began'),
    lastAt: WallMs.nullable(),
    scored: z.int().describe('Of the latest rooms, those that ended and were scored'),
    passed: z.int(),
    percent: z.number().nullable(),
  }),
}) satisfies z.ZodType<ScenarioCard>

const TextAnswer = z.strictObject({ ...head, text: Text, note: z.string() }) satisfies z.ZodType<ScenarioText>

const VersionAnswer = z.strictObject({
  revision: Revision,
  kind: z.enum(['built-in', 'saved', 'deleted']),
  savedAt: WallMs.nullable(),
  by: By,
  note: z.string(),
  bytes: z.int(),
}) satisfies z.ZodType<Version>

const VersionTextAnswer = VersionAnswer.extend({ text: Text }) satisfies z.ZodType<VersionText>

const ChangedAnswer = ProblemAnswer.extend({
  refusal: z.literal('changed'),
  revision: Revision,
  text: Text,
  by: By,
  savedAt: WallMs.nullable(),
}) satisfies z.ZodType<SavedByOther>

const ProblemsAnswer = z.array(
  z.strictObject({
    line: z.int(),
    column: z.int(),
    message: z.string(),
    path: z.string().describe('The dotted name of the place'),
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    page: z.string().describe('Where the finding is explained'),
  }) satisfies z.ZodType<ScenarioProblem>,
)

const tags = ['library']
const params = z.strictObject({ id: Id })
const Saved = z.strictObject({ id: Id, revision: Revision })

export const cards = {
  ...asFacilitator,
  tags,
  summary: 'Every scenario of the library, drafts too',
  response: {
    200: z.array(CardAnswer).describe('Built-in ones by file name, then own ones'),
    ...problems(401),
  },
}

export const read = {
  ...asFacilitator,
  tags,
  summary: 'The text of a scenario',
  params,
  response: { 200: TextAnswer.describe('The revision in force'), ...problems(401, 404) },
}

export const versions = {
  ...asFacilitator,
  tags,
  summary: 'Every revision of a scenario, the newest first',
  params,
  response: {
    200: z.array(VersionAnswer).describe('Deletions too, without their texts'),
    ...problems(401, 404),
  },
}

export const version = {
  ...asFacilitator,
  tags,
  summary: 'The text of one revision',
  params: z.strictObject({ id: Id, revision: z.coerce.number().int().min(0) }),
  response: { 200: VersionTextAnswer.describe('There is such a revision'), ...problems(401, 404) },
}

export const create = {
  ...asFacilitator,
  tags,
  summary: 'Add a scenario, from a text or as a copy',
  description: 'A text with problems is kept as a draft, with which no room can be opened.',
  body: NewScenarioRequest,
  response: { 201: Saved.describe('It is in the library'), ...problems(401, 404, 409) },
}

export const save = {
  ...asFacilitator,
  tags,
  summary: 'Save a revision of a scenario',
  description:
    'Refused with the text in force where somebody else saved since `basedOn`. A text with problems is kept as a draft. ' +
    'A built-in scenario becomes an own one.',
  params,
  body: SaveScenarioRequest,
  response: {
    200: Saved.describe('Saved'),
    ...problems(401),
    409: z
      .union([ChangedAnswer, ProblemAnswer])
      .describe('Somebody else saved first, or the library is full'),
  },
}

export const remove = {
  ...asFacilitator,
  tags,
  summary: 'Delete an own scenario; a built-in one it stood for is back',
  params,
  body: DeleteScenarioRequest,
  response: {
    200: z.strictObject({ deleted: z.literal(true) }).describe('It is gone from the library'),
    ...problems(401, 404, 409),
  },
}

export const check = {
  ...asFacilitator,
  tags,
  summary: 'What is wrong with a text',
  body: CheckScenarioRequest,
  response: {
    200: ProblemsAnswer.describe('In the order of the text; empty for a sound one'),
    ...problems(401, 409),
  },
}

export const guide = {
  ...asFacilitator,
  tags,
  summary: 'The facilitator’s guide to a text, as Markdown',
  body: CheckScenarioRequest,
  response: {
    200: z.strictObject({ markdown: z.string() }).describe('Holds every secret of the scenario'),
    ...problems(401, 409),
  },
}

export const findings = {
  ...asFacilitator,
  tags,
  summary: 'The page that explains every finding of the check, as Markdown',
  response: {
    200: z.strictObject({ markdown: z.string() }).describe('A section for each code'),
    ...problems(401, 404),
  },
}

export const tryOut = {
  ...asFacilitator,
  tags,
  summary: 'Play a text many times with bots',
  body: TryScenarioRequest,
  response: { 200: RunsReport.describe('What all days say together'), ...problems(401, 409) },
}

export const tests = {
  ...asFacilitator,
  tags,
  summary: 'Play the tests that a text holds',
  body: CheckScenarioRequest,
  response: {
    200: z.array(TestResult).describe('In the order of the text; empty for a text without tests'),
    ...problems(401, 409),
  },
}

export const preview = {
  ...asFacilitator,
  tags,
  summary: 'Play a text with bots and see the day as its debrief would show it',
  body: PreviewScenarioRequest,
  response: { 200: DebriefAnswer.describe('The day'), ...problems(401, 409) },
}

const authorParams = z.strictObject({ person: PersonId })

export const authors = {
  ...asFacilitator,
  tags: ['personal data'],
  summary: 'Everyone who saved a scenario',
  response: {
    200: z
      .array(
        z.strictObject({
          person: PersonId,
          name: z.string().nullable(),
          saves: z.int(),
          lastAt: WallMs,
          erased: z.boolean(),
          you: z.boolean(),
        }) satisfies z.ZodType<Author>,
      )
      .describe('Erased ones too'),
    ...problems(401),
  },
}

export const author = {
  ...asFacilitator,
  tags: ['personal data'],
  summary: 'What the library keeps about one person',
  params: authorParams,
  response: {
    200: z
      .strictObject({
        person: PersonId,
        names: z.array(z.strictObject({ name: z.string(), since: WallMs })),
        saves: z.array(
          z.strictObject({
            scenario: Id,
            revision: Revision,
            kind: z.enum(['built-in', 'saved', 'deleted']),
            savedAt: WallMs,
            note: z.string(),
          }),
        ),
      })
      .describe('A file to keep or to hand on') satisfies z.ZodType<AuthorFile>,
    ...problems(401, 404),
  },
}

export const forgetAuthor = {
  ...asFacilitator,
  tags: ['personal data'],
  summary: 'Remove a person’s name and notes from the library; the scenarios stay',
  params: authorParams,
  body: ForgetAuthorRequest,
  response: {
    200: z.strictObject({ erased: z.literal(true) }).describe('It is gone'),
    ...problems(401, 404),
  },
}
