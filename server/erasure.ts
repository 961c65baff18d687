/**
 * Erasing a person from a log. The texts of their commands are blanked, and the blanked commands played through the
 * engine again: facts that carried a text, in whichever record, come out blanked, and nothing else may come out
 * otherwise. The new chain ends with a record that says who was erased and how the old chain ended.
 */
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { State } from '#server/engine/state.ts'
import { type Input, openRoom, step } from '#server/engine/step.ts'
import type { By, Command } from '#shared/command.ts'
import type { PersonId } from '#shared/ids.ts'
import { type LogRecord, RECORD_VERSION } from '#shared/record.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { Script } from '#shared/script.ts'
import type { WallMs } from '#shared/time.ts'
import { seal } from './chain.ts'
import { blanked, ERASED } from './typed.ts'

export interface Erasure {
  person: PersonId
  /** Who asks for it: the person, or a facilitator. */
  by: PersonId
  reason: string
  wall: WallMs
}

const SYSTEM: By = { kind: 'system' }

/** Records played again before other rooms have their turn. */
const AT_ONCE = 64

/**
 * The log without what a person typed, and one record longer. `records` are all of a sound log. Throws, with nothing
 * changed, should the blanked log tell another story than the one that was played.
 */
export async function erasedLog(
  script: Script,
  records: readonly LogRecord[],
  erasure: Erasure,
): Promise<LogRecord[]> {
  const [first, ...rest] = records
  if (first?.command.type !== 'room.open') throw new Error('this is not the log of a room')
  let at: At = { state: openRoom(script, first.command, first.wall).state, last: first }
  const chain = [first]
  const add = (next: At) => {
    at = next
    chain.push(next.last)
  }
  for (const record of rest) {
    add(again(script, at, { record, person: erasure.person }))
    if (record.seq % AT_ONCE === 0) await othersTurn()
  }
  const { person, by, reason, wall } = erasure
  const head = records.at(-1) ?? first
  const command: Command = { type: 'person.erase', person, by, reason, head: head.hash }
  add(play(script, at, { wall: Math.max(wall, head.wall), by: SYSTEM, id: null, command }))
  return chain
}

interface At {
  state: State
  last: LogRecord
}

function again(script: Script, at: At, { record, person }: { record: LogRecord; person: PersonId }): At {
  const { wall, by, id, command, seq } = record
  if (command.type === 'room.open') throw new Error('a room opens only once')
  const next = play(script, at, { wall, by, id, command: without(person, by, command) })
  if (!sameButForTexts(record.facts, next.last.facts))
    throw new Error(`record ${seq} would tell another story`)
  return next
}

function play(script: Script, { state, last }: At, input: Input): At {
  const stepped = step(script, state, input)
  if (isRefusal(stepped)) throw new Error(`the blanked ${input.command.type} is refused: ${stepped.refusal}`)
  return { state: stepped.state, last: seal(last, { v: RECORD_VERSION, ...input, facts: stepped.facts }) }
}

function without(person: PersonId, by: By, command: Command): Command {
  const author = command.type === 'person.erase' ? command.by : by.kind === 'system' ? null : by.person
  return author === person ? blanked(command) : command
}

function sameButForTexts(before: unknown, after: unknown): boolean {
  if (after === before) return true
  if (typeof before === 'string') return after === ERASED
  if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return false
  const keys = Object.keys(before)
  const same = (key: string) => sameButForTexts(Reflect.get(before, key), Reflect.get(after, key))
  return keys.length === Object.keys(after).length && keys.every(same)
}
