/** The small pieces a scenario is written with: texts, durations, times of day, lists of roles. */
import { z } from 'zod'
import { Id, RoleId } from '../ids.ts'
import { HOUR, MINUTE, SECOND } from '../time.ts'

/** Unknown keys are errors; keys that start with `x-` are the author's own and are set aside before the check. */
export const obj = z.strictObject

/** A key of the language: what it means in one sentence, and how it may be written. Both stand in the JSON Schema. */
export function key<S extends z.ZodType>(schema: S, description: string, ...examples: unknown[]): S {
  return schema.meta({ description, examples })
}

const UNITS: Record<string, number> = { ms: 1, s: SECOND, min: MINUTE, h: HOUR }

/** `90 s`, `5 min`, `1 h 30 min` to simulated milliseconds. */
export const Duration = z
  .string()
  .regex(
    /^(\d{1,6} ?(ms|s|min|h))( \d{1,6} ?(ms|s|min|h))*$/,
    'write a duration like "90 s", "5 min" or "1 h 30 min"',
  )
  .transform((text) =>
    [...text.matchAll(/(\d{1,6}) ?(ms|s|min|h)/g)].reduce(
      (sum, [, n, unit]) => sum + Number(n) * (UNITS[unit ?? ''] ?? 0),
      0,
    ),
  )

/** A time of the launch day as its clock shows it: `10:30` or `10:30:15`. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'write a time of day like "10:30"')

export const Line = z.string().min(1).max(300)
export const Text = z.string().min(1).max(20_000)
export const Language = z.string().max(12)
export const Percent = z.int().min(0).max(100)
export const Roles = z.union([z.literal('all'), z.array(RoleId).min(1)])
export type Roles = z.infer<typeof Roles>
export const Ids = z.array(Id).min(1)
