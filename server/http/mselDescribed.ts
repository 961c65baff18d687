/** The routes of import and export in words and schemas. */
import { z } from 'zod'
import {
  MSEL_BYTES,
  MSEL_PRESETS,
  MSEL_ROLES,
  type MselImported,
  type MselRead,
  type PlanImported,
} from '#shared/msel.ts'
import { ClockTime } from '#shared/scenario/words.ts'
import { asFacilitator, problems } from './api.ts'

const MOST_COLUMNS = 200
const Base64 = z
  .string()
  .max(Math.ceil(MSEL_BYTES / 3) * 4)
  .describe('The whole file in base 64, 5 MB at most: .xlsx or .csv')
const Scenario = z.string().max(1024 * 1024)
const Zone = z.string().max(60).describe('A time zone like America/New_York')
const Day = z.string().max(10).describe('A day like 2026-01-15')
const Title = z.string().min(1).max(300).describe('What a draft is called')
const Severity = z.enum(['error', 'warning'])

const ReadAnswer = z.strictObject({
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      headerRow: z.int().describe('The row with the headers, from 1; 0 if there is none'),
      rows: z.int(),
      columns: z.array(
        z.strictObject({
          header: z.string(),
          role: z.enum(MSEL_ROLES),
          why: z.enum(['name', 'similar', 'content', 'none']).describe('Why it was taken for that'),
          samples: z.array(z.string()),
        }),
      ),
    }),
  ),
  carries: z.boolean().describe('The scenario it was exported from travels with it'),
  zone: z.string().nullable(),
}) satisfies z.ZodType<MselRead>

const ImportAnswer = z.strictObject({
  text: z.string().nullable().describe('The scenario as YAML, to be saved or not'),
  findings: z.array(
    z.strictObject({
      row: z.int().describe('As the spreadsheet counts, from 1; 0 where no row is meant'),
      column: z.string().nullable(),
      severity: Severity,
      message: z.string(),
    }),
  ),
  added: z.array(z.string()),
  changed: z.array(z.string()),
}) satisfies z.ZodType<MselImported>

const PlanAnswer = z.strictObject({
  text: z.string().nullable(),
  findings: z.array(
    z.strictObject({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      line: z.int(),
      column: z.int(),
      message: z.string(),
    }),
  ),
}) satisfies z.ZodType<PlanImported>

const tags = ['library']

export const read = {
  ...asFacilitator,
  tags,
  summary: 'What is in a MSEL, and what its columns seem to be',
  body: z.strictObject({ file: Base64 }),
  response: { 200: ReadAnswer.describe('Its sheets and columns'), ...problems(400, 401, 409) },
}

export const importing = {
  ...asFacilitator,
  tags,
  summary: 'A MSEL as a scenario; nothing is saved',
  body: z.strictObject({
    file: Base64,
    title: Title,
    sheet: z.string().max(100).optional(),
    columns: z
      .array(z.enum(MSEL_ROLES))
      .max(MOST_COLUMNS)
      .optional()
      .describe('What each column is, by its place'),
    base: Scenario.optional().describe('The scenario to update'),
    zone: Zone.optional(),
    date: Day.optional(),
    start: ClockTime.optional().describe('What T+0 means'),
  }),
  response: {
    200: ImportAnswer.describe('The scenario and what was found row by row'),
    ...problems(400, 401, 409),
  },
}

export const exporting = {
  ...asFacilitator,
  tags,
  summary: 'A scenario as a MSEL',
  body: z.strictObject({
    text: Scenario,
    preset: z.enum(MSEL_PRESETS),
    format: z.enum(['xlsx', 'csv']),
    plain: z.boolean().default(false).describe('Leaves out the scenario, which else travels along'),
  }),
  response: {
    200: {
      description: 'The file',
      content: {
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: z.any() },
        'text/csv': { schema: z.any() },
      },
    },
    ...problems(400, 401, 409),
  },
}

export const planning = {
  ...asFacilitator,
  tags,
  summary: 'A release plan in Markdown as a scenario; nothing is saved',
  body: z.strictObject({
    markdown: Scenario,
    title: Title,
    localZone: Zone.default('UTC').describe('Where the plan names no zone'),
    zone: Zone.optional(),
    date: Day.optional(),
  }),
  response: {
    200: PlanAnswer.describe('The scenario and what contradicts itself'),
    ...problems(400, 401, 409),
  },
}
