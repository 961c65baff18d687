/** `shared/score.ts` as a schema, for the description of the API. */
import { z } from 'zod'
import { Phase, RoleId } from '#shared/ids.ts'
import type { ScoreReport } from '#shared/score.ts'

const Source = z.strictObject({ seq: z.int(), type: z.string() })
const Points = z.number()

export const Total = z.strictObject({ points: Points, of: Points, percent: z.number(), pending: Points })

export const PhaseScore = z.strictObject({
  issue: z.string(),
  phase: Phase,
  role: RoleId,
  quality: z.number().nullable(),
  timeliness: z.number(),
  points: Points.nullable(),
  of: Points,
  spent: z.int(),
  ofLimit: z.number().nullable(),
  late: z.boolean(),
  done: z.boolean(),
  parts: z.array(z.strictObject({ label: z.string(), got: Points.nullable(), of: Points })),
  from: z.array(Source),
  holds: z.array(z.strictObject({ seq: z.int(), at: z.int(), realMs: z.int(), reason: z.string() })),
})

const CriterionScore = z.strictObject({
  id: z.string(),
  text: z.string(),
  why: z.string(),
  met: z.boolean(),
  judge: z.enum(['rule', 'facilitator']),
  pending: z.boolean(),
  from: z.array(Source.extend({ item: z.string().nullable() })),
})

const Valued = z.strictObject({ id: z.string(), label: z.string(), quality: z.number(), why: z.string() })

const IssueKey = z.strictObject({
  options: z.array(Valued),
  severity: z.record(z.string(), z.number()),
  causes: z.array(Valued),
  affected: z.array(Valued),
  evidence: z.array(
    z.strictObject({ id: z.string(), title: z.string(), key: z.boolean(), herring: z.boolean() }),
  ),
  expected: z.string(),
})

const GateKey = z.strictObject({
  right: z.string(),
  criteria: z.array(
    z.strictObject({ id: z.string(), label: z.string(), met: z.boolean(), where: z.string() }),
  ),
})

export const ScoreAnswer = z.strictObject({
  version: z.int(),
  phases: z.array(PhaseScore),
  byPhase: z.record(Phase, Total),
  byRole: z.record(RoleId, Total),
  byIssue: z.record(
    z.string(),
    Total.extend({ title: z.string(), outcome: z.enum(['resolved', 'unresolved', 'not-opened']) }),
  ),
  team: Total,
  criteria: z.array(CriterionScore),
  passMark: z.number(),
  passed: z.boolean(),
  reachedMark: z.boolean(),
  pending: Points,
  key: z.strictObject({ issues: z.record(z.string(), IssueKey), gates: z.record(z.string(), GateKey) }),
  judgements: z.array(
    z.strictObject({
      issue: z.string(),
      role: z.string(),
      text: z.string(),
      quality: z.number().nullable(),
    }),
  ),
}) satisfies z.ZodType<ScoreReport>
