/** The routes of rooms in words and schemas: who asks for what, and what comes back. */
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { JoinRequest, OpenRoomRequest } from '#shared/protocol.ts'
import { DebriefAnswer, JoinedAnswer, RoomAnswer, RoomListedAnswer, ScenarioAnswer } from './answers.ts'
import { asFacilitator, asSeat, problems } from './api.ts'

const tags = ['rooms']
/** Any text: a code that is none gets the same answer as one of a room that is gone. */
const params = z.object({ code: z.string().describe('The code of the room') })

/** Sent as they are read; nothing holds them all at once. */
const Lines: z.ZodType<string | Readable> = z.string()

export const scenarios = {
  ...asFacilitator,
  tags,
  summary: 'The scenarios a room can be opened with',
  response: { 200: z.array(ScenarioAnswer).describe('Those that could be read'), ...problems(401) },
}

export const list = {
  ...asFacilitator,
  tags,
  summary: 'Every room there is, the newest first',
  response: { 200: z.array(RoomListedAnswer).describe('Ended ones too'), ...problems(401) },
}

export const open = {
  ...asFacilitator,
  tags,
  summary: 'Open a room',
  body: OpenRoomRequest,
  response: { 201: RoomAnswer.describe('The room is open'), ...problems(401, 404, 409) },
}

export const look = {
  tags,
  summary: 'What somebody with the code may know of a room',
  params,
  response: { 200: RoomAnswer.describe('There is such a room'), ...problems(404) },
}

export const join = {
  tags,
  summary: 'Join a room, or change one’s name in it',
  params,
  body: JoinRequest,
  response: {
    200: JoinedAnswer.describe('Joined; a cookie for this room says so from now on'),
    ...problems(404, 409),
  },
}

export const screenLink = {
  ...asFacilitator,
  tags,
  summary: 'The address of the room screen, with its key',
  params,
  response: {
    200: z.strictObject({ url: z.string() }).describe('Relative to this server'),
    ...problems(401, 404),
  },
}

export const debrief = {
  ...asSeat,
  tags: ['debrief'],
  summary: 'Everything the debrief shows to this browser',
  params,
  response: {
    200: DebriefAnswer.describe('Records without what stays private, and the score'),
    ...problems(401, 404, 409),
  },
}

export const log = {
  ...asFacilitator,
  tags: ['debrief'],
  summary: 'The log of a room that has ended, one record a line',
  params,
  response: {
    200: {
      description: 'One record of the log a line, each chained to the one before by its hash',
      content: { 'application/jsonl': { schema: Lines } },
    },
    ...problems(401, 404, 409),
  },
}
