/** One entry of a room's log: an accepted input and the facts that came of it, chained to the entry before. */
import { z } from 'zod'
import { By, Command } from './command.ts'
import { Fact } from './fact.ts'
import { RoomCode } from './ids.ts'
import type { Scenario } from './scenario.ts'

/** Version of the record's own form. */
export const RECORD_VERSION = 1
/** Version of the rules: what the engine does with an input. Every later change of behaviour is gated by it. */
export const RULES = 1

export const Opening = z.strictObject({
  type: z.literal('room.open'),
  code: RoomCode,
  /** As it was checked when the room opened. */
  scenario: z.custom<Scenario>((value) => typeof value === 'object' && value !== null),
  scenarioHash: z.string(),
  rules: z.int(),
  seed: z.int(),
})
export type Opening = z.infer<typeof Opening>

/** The command's own id: the session that sent it and its number there. Applied once, on whichever node. */
export const CommandId = z.strictObject({ session: z.string().min(1).max(40), n: z.int().positive() })
export type CommandId = z.infer<typeof CommandId>

export const LogRecord = z.strictObject({
  v: z.literal(RECORD_VERSION),
  seq: z.int().nonnegative(),
  wall: z.int(),
  by: By,
  id: CommandId.nullable(),
  command: z.union([Command, Opening]),
  facts: z.array(Fact),
  /** SHA-256 over all facts of the room up to here. */
  digest: z.string(),
  /** SHA-256 over the record before and this one. */
  hash: z.string(),
})
export type LogRecord = z.infer<typeof LogRecord>
