/** What the API answers, as schemas: for its description, and for the tests that hold every answer against it. */
import { z } from 'zod'
import { Fact } from '#shared/fact.ts'
import { Id, PersonId, RoleId, RoomCode } from '#shared/ids.ts'
import type { DebriefData, RoomInfo, RoomListed, ScenarioInfo } from '#shared/protocol.ts'
import { ScoreAnswer } from './scoreAnswer.ts'

const WallMs = z.int().describe('Milliseconds since 1970-01-01 UTC')
const RoomState = z.enum(['lobby', 'briefing', 'live', 'debrief', 'closed'])

export const SignedInAnswer = z.strictObject({
  facilitator: z.boolean().describe('Whether this browser is a facilitator’s'),
})

export const ScenarioAnswer = z.strictObject({
  id: Id,
  title: z.string(),
  summary: z.string(),
  roles: z.array(z.strictObject({ id: RoleId, name: z.string() })),
  milestones: z.int(),
  injects: z.int(),
  simulatedMs: z.int().describe('Length of the launch day in simulated milliseconds'),
}) satisfies z.ZodType<ScenarioInfo>

export const RoomListedAnswer = z.strictObject({
  code: RoomCode,
  title: z.string(),
  scenario: Id,
  state: RoomState,
  openedAt: WallMs,
  people: z.int(),
}) satisfies z.ZodType<RoomListed>

export const RoomAnswer = z.strictObject({
  code: RoomCode,
  title: z.string(),
  state: RoomState,
  you: z
    .strictObject({ facilitator: z.boolean(), participant: PersonId.nullable() })
    .describe('What this browser is in the room already, by its cookies'),
}) satisfies z.ZodType<RoomInfo>

export const JoinedAnswer = RoomAnswer.extend({ person: PersonId })

export const DebriefAnswer = z.strictObject({
  code: RoomCode,
  you: z.strictObject({
    kind: z.enum(['facilitator', 'participant', 'screen']),
    person: PersonId.nullable(),
    roles: z.array(RoleId),
  }),
  names: z.record(PersonId, z.string()),
  records: z.array(z.strictObject({ seq: z.int(), wall: WallMs, facts: z.array(Fact) })),
  score: ScoreAnswer,
  damage: z.string().nullable().describe('Where the log is damaged, or null'),
}) satisfies z.ZodType<DebriefData>
