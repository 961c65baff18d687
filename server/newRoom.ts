/** Puts a new room into the store, under a code that no room ever had. */
import { randomInt } from 'node:crypto'
import { openRoom } from '#server/engine/step.ts'
import type { By } from '#shared/command.ts'
import { CODE_ALPHABET, type RoomCode } from '#shared/ids.ts'
import { type Opening, RECORD_VERSION, RULES } from '#shared/record.ts'
import type { Scenario } from '#shared/scenario.ts'
import { START, seal } from './chain.ts'
import type { Clock } from './clock.ts'
import { type Scripts, scenarioHash } from './replay.ts'
import { roomStream } from './roomStream.ts'
import { type Log, SeqConflict } from './store/log.ts'

const CODE_LENGTH = 6

export interface NewRoom {
  scenario: Scenario
  by: By
  /** Any if left out. */
  seed: number | undefined
}

/** Gives its code. Throws when the store cannot be written. */
export async function storeNewRoom(
  { scenario, by, seed = randomInt(2 ** 31) }: NewRoom,
  { log, clock, scripts }: { log: Log; clock: Clock; scripts: Scripts },
): Promise<RoomCode> {
  for (;;) {
    const code = newCode()
    const opening: Opening = {
      type: 'room.open',
      code,
      scenario,
      scenarioHash: scenarioHash(scenario),
      rules: RULES,
      seed,
    }
    const wall = clock.now()
    const { facts } = openRoom(scripts.of(opening), opening, wall)
    const record = seal(START, { v: RECORD_VERSION, wall, by, id: null, command: opening, facts })
    try {
      await log.append(roomStream(code), [record], START.hash)
      return code
    } catch (error) {
      if (!(error instanceof SeqConflict)) throw error
    }
  }
}

/** 26 to the power of 6 codes: not to be guessed by trying. */
function newCode(): RoomCode {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
}
