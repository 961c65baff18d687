/** The routes about personal data in words and schemas. */
import { z } from 'zod'
import { Command } from '#shared/command.ts'
import { Fact } from '#shared/fact.ts'
import { Id, PersonId, RoleId, RoomCode } from '#shared/ids.ts'
import type { PersonFile } from '#shared/personFile.ts'
import { DeleteRoomRequest, ErasePersonRequest, type PersonListed } from '#shared/protocol.ts'
import { asFacilitator, asSeat, problems } from './api.ts'
import { PhaseScore, Total } from './scoreAnswer.ts'

const params = z.object({ code: z.string().describe('The code of the room') })
const WallMs = z.int().describe('Milliseconds since 1970-01-01 UTC')

const PersonFileAnswer = z.strictObject({
  about: z.array(z.string()).describe('What this file is, in words'),
  room: z.strictObject({
    code: RoomCode,
    title: z.string(),
    state: z.enum(['lobby', 'briefing', 'live', 'debrief', 'closed']),
    openedAt: WallMs,
  }),
  person: z.strictObject({
    id: PersonId,
    names: z.array(z.strictObject({ name: z.string(), since: WallMs })),
    joinedAt: WallMs.nullable(),
    seats: z.array(z.strictObject({ role: Id, name: z.string(), from: WallMs, until: WallMs.nullable() })),
  }),
  commands: z.array(
    z.strictObject({
      seq: z.int(),
      wall: WallMs,
      command: z.union([Command, z.strictObject({ type: z.literal('room.open') })]),
      facts: z.array(Fact),
    }),
  ),
  facts: z.array(z.strictObject({ seq: z.int(), wall: WallMs, fact: Fact })),
  scores: z
    .strictObject({ roles: z.record(RoleId, Total), phases: z.array(PhaseScore), team: Total })
    .nullable()
    .describe('Points of the seats the person had; null until the room is over'),
}) satisfies z.ZodType<PersonFile>

export const deleteRoom = {
  ...asFacilitator,
  tags: ['rooms'],
  summary: 'Delete a room for good, with its log, names and everything beside it',
  params,
  body: DeleteRoomRequest,
  response: {
    200: z.strictObject({ deleted: z.literal(true) }).describe('It is gone'),
    ...problems(401, 404, 409),
  },
}

const personParams = params.extend({ person: PersonId })

export const exportPerson = {
  ...asSeat,
  tags: ['personal data'],
  summary: 'Everything the room keeps about one person; for the person and for facilitators',
  params: personParams,
  response: { 200: PersonFileAnswer.describe('A file to keep or to hand on'), ...problems(403, 404) },
}

export const erasePerson = {
  ...asSeat,
  tags: ['personal data'],
  summary:
    'Erase what a person typed in a room that is over, and the name; for the person and for facilitators',
  params: personParams,
  body: ErasePersonRequest,
  response: {
    200: z.strictObject({ erased: z.literal(true) }).describe('It is gone'),
    ...problems(403, 404, 409),
  },
}

export const listPeople = {
  ...asFacilitator,
  tags: ['personal data'],
  summary: 'Everyone the room keeps something about',
  params,
  response: {
    200: z
      .array(
        z.strictObject({
          person: PersonId,
          kind: z.enum(['facilitator', 'participant']),
          name: z.string().nullable(),
          roles: z.array(RoleId),
          commands: z.int().describe('How many commands of this person the log holds'),
          erased: z.boolean(),
        }) satisfies z.ZodType<PersonListed>,
      )
      .describe('Erased ones too'),
    ...problems(401, 404),
  },
}
