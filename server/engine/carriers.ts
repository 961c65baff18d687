import type { By, Command, CommandType } from '#shared/command.ts'
import type { Refusal } from '#shared/refusal.ts'
import type { Draft } from './draft.ts'

/** One function a command: does it on the draft, or says why not before it has touched anything. */
export type Carriers<T extends CommandType> = {
  [K in T]: (d: Draft, command: Extract<Command, { type: K }>, by: By) => Refusal | null
}
