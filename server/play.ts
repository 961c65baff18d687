/**
 * What commands do to a room: each is played on the state that the one before leaves. Nothing is stored or shown by
 * that, and the room stays as it is.
 */
import type { State } from '#server/engine/state.ts'
import { isSpent, step, wasApplied } from '#server/engine/step.ts'
import type { By, Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import { type CommandId, type LogRecord, RECORD_VERSION } from '#shared/record.ts'
import { isRefusal, type Refusal, refuse } from '#shared/refusal.ts'
import type { WallMs } from '#shared/time.ts'
import { sealed } from './chain.ts'
import type { Report, RoomNow } from './roomNow.ts'

export interface Ask {
  by: By
  id: CommandId | null
  command: Command
}
export interface Received {
  ask: Ask
  /** When it was first received, however late it is played. */
  received: WallMs
}

/** The record after which a carried-out command is in the log. */
export interface Applied {
  seq: number
}
/**
 * What became of a command. `unknown`: it may be in the log or not, and nobody may be told either; whoever asks again
 * (`outcome`) learns it.
 */
export type Outcome = Applied | Refusal | 'unknown'

/** A record and the state that it leaves. */
export interface Played {
  record: LogRecord
  state: State
  /** Its facts as JSON, where that is at hand. */
  factTexts?: readonly string[]
}
/** One that is to be stored. */
export interface Step extends Played {
  /** The record as JSON. */
  text: string
}

/** Its person was told that it did not arrive, and has it back as a draft. */
const GIVEN_UP = refuse('room.busy')

/** What becomes of each, if all that are to be stored are. A bug in the engine is told of and changes nothing. */
export function play(
  room: Readonly<RoomNow>,
  together: readonly Received[],
  report: Report,
): (Outcome | Step)[] {
  let before: Played = { state: room.state, record: room.last }
  return together.map((one) => {
    const outcome = playOne(room, one, { before, report })
    if (isStep(outcome)) before = outcome
    return outcome
  })
}

function playOne(
  { script, damage, closed }: Readonly<RoomNow>,
  { ask, received }: Received,
  { before: { state, record }, report }: { before: Played; report: Report },
): Outcome | Step {
  const { by, id, command } = ask
  if (damage) return refuse('room.readOnly')
  if (closed) return 'unknown'
  if (id && isSpent(state, id)) return wasApplied(state, id) ? { seq: record.seq } : GIVEN_UP
  const wall = Math.max(received, record.wall)
  try {
    const outcome = step(script, state, { wall, by, id, command })
    if (isRefusal(outcome)) return outcome
    const { state: next, facts } = outcome
    if (command.type === 'clock.wake' && !id && facts.length === 0) return { seq: record.seq }
    return { state: next, ...sealed(record, { v: RECORD_VERSION, wall, by, id, command, facts }) }
  } catch (error) {
    return broken(command, error, report)
  }
}

/** What each is told. `failure` is why nothing of it is stored, null if all is. */
export function answers(
  outcomes: readonly (Outcome | Step)[],
  failure: Refusal | 'unknown' | null,
): Outcome[] {
  // A refusal that stands before all that failed is what it is; one after may be due to what never came about.
  const sure = failure ? outcomes.findIndex(isStep) : outcomes.length
  return outcomes.map((outcome, index) => {
    if (failure && index >= sure) return failure
    return isStep(outcome) ? { seq: outcome.record.seq } : outcome
  })
}

/** What a command would do to the room at that moment. */
export function preview(
  { script, state, last }: Readonly<RoomNow>,
  { by, command }: Omit<Ask, 'id'>,
  { now, report }: { now: WallMs; report: Report },
): Fact[] | Refusal {
  try {
    const outcome = step(script, state, { wall: Math.max(now, last.wall), by, id: null, command })
    return isRefusal(outcome) ? outcome : outcome.facts
  } catch (error) {
    return broken(command, error, report)
  }
}

/** The answer where a bug is in the way. */
export function broken({ type }: Command, error: unknown, report: Report): Refusal {
  report('error', `${type} broke`, error)
  return refuse('room.busy')
}

export function isStep(one: Outcome | Step): one is Step {
  return typeof one === 'object' && 'record' in one
}
