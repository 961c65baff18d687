/** What came of the tests in a scenario: what `launchroom test --json` prints and a server answers. */
import { z } from 'zod'
import { SKILLS } from './runs.ts'

export const TestResult = z.strictObject({
  id: z.string(),
  text: z.string(),
  team: z.enum(SKILLS),
  seed: z.int().nonnegative(),
  passed: z.boolean(),
  expected: z
    .array(
      z.strictObject({
        what: z.string().describe('What was expected, in words.'),
        passed: z.boolean(),
        found: z.string().describe('What happened instead, and when; empty if it passed.'),
      }),
    )
    .describe('In the order of the file.'),
  unused: z
    .array(z.strictObject({ what: z.string(), why: z.string() }))
    .describe('What the play says but never came to be. A test with any of these fails.'),
})
export type TestResult = z.infer<typeof TestResult>
