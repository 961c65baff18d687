/** Each command's own small function, by name. What is refused has changed nothing yet. */
import type { By, Command, CommandType } from '#shared/command.ts'
import type { Refusal } from '#shared/refusal.ts'
import type { Carriers } from './carriers.ts'
import { clockCommands } from './clockCommands.ts'
import type { Draft } from './draft.ts'
import { issueCommands } from './issueCommands.ts'
import { forbidden } from './legal.ts'
import { planCommands } from './planCommands.ts'
import { seatCommands } from './seatCommands.ts'
import { sheetCommands } from './sheetCommands.ts'
import { wordCommands } from './wordCommands.ts'

const CARRIERS: Carriers<CommandType> = {
  ...seatCommands,
  ...clockCommands,
  ...sheetCommands,
  ...issueCommands,
  ...planCommands,
  ...wordCommands,
}

export function carryOutCommand(d: Draft, by: By, command: Command): Refusal | null {
  const carry = CARRIERS[command.type] as (d: Draft, command: Command, by: By) => Refusal | null
  return forbidden(d, by, command.type) ?? carry(d, command, by)
}
