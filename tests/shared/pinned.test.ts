/** The wire and the log are pinned: a change of a schema is seen here, beside the version that must follow it. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { canonical, sha256 } from '#server/chain.ts'
import { By, Command } from '#shared/command.ts'
import { Fact } from '#shared/fact.ts'
import {
  CheckScenarioRequest,
  DeleteScenarioRequest,
  ForgetAuthorRequest,
  NewScenarioRequest,
  PreviewScenarioRequest,
  SaveScenarioRequest,
  TryScenarioRequest,
} from '#shared/library.ts'
import {
  CommandFrame,
  DeleteRoomRequest,
  ErasePersonRequest,
  Handshake,
  JoinRequest,
  OpenRoomRequest,
  PROTOCOL,
} from '#shared/protocol.ts'
import { RECORD_VERSION, RULES } from '#shared/record.ts'

/** Words that only describe are no part of the wire. */
const shapeOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema.description
    },
  })
const fingerprint = (...schemas: z.ZodType[]) =>
  sha256(schemas.map((one) => canonical(shapeOf(one))).join()).slice(0, 16)

const LIBRARY_REQUESTS = [
  NewScenarioRequest,
  SaveScenarioRequest,
  DeleteScenarioRequest,
  ForgetAuthorRequest,
  CheckScenarioRequest,
  TryScenarioRequest,
  PreviewScenarioRequest,
]
const REQUESTS = [JoinRequest, OpenRoomRequest, DeleteRoomRequest, ErasePersonRequest]

test('[PN1] what clients send has not changed without a new version of the protocol', () => {
  const now = {
    protocol: PROTOCOL,
    schemas: fingerprint(Command, Handshake, CommandFrame, ...REQUESTS),
  }
  expect(
    now,
    'Changed on purpose? Raise PROTOCOL if an older client would not understand, then pin the new hash.',
  ).toEqual({
    protocol: 2,
    schemas: '27bd3d9bf2533810',
  })
})

test('[PN1] what editors of scenarios send has not changed unnoticed', () => {
  const schemas = fingerprint(...LIBRARY_REQUESTS)
  expect(schemas, 'Additions are fine where the server does without them; pin the new hash.').toBe(
    '9cbe0edb3e9c9db7',
  )
})

test('[PN2] what the log holds has not changed without a new version of records or rules', () => {
  const now = { record: RECORD_VERSION, rules: RULES, schemas: fingerprint(Fact, By) }
  expect(
    now,
    'Changed on purpose? Old logs must still be read: raise RECORD_VERSION or RULES, then pin the new hash.',
  ).toEqual({
    record: 1,
    rules: 1,
    schemas: '656ff8fd299596c5',
  })
})
