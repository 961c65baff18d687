/**
 * From a log to the state it stands for. Every record must continue the chain, and its input must give the same facts
 * again: both are proved, record by record, up to the first that fails.
 */
import type { State } from '#server/engine/state.ts'
import { openRoom, step } from '#server/engine/step.ts'
import type { Fact } from '#shared/fact.ts'
import type { RoomCode } from '#shared/ids.ts'
import { type LogRecord, type Opening, RECORD_VERSION, RULES } from '#shared/record.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { Scenario } from '#shared/scenario.ts'
import { type Script, scriptOf } from '#shared/script.ts'
import type { WallMs } from '#shared/time.ts'
import { canonical, digestAfter, faultIn, type Link, START, sha256 } from './chain.ts'

export interface Replayed {
  script: Script
  code: RoomCode
  scenarioHash: string
  openedAt: WallMs
  state: State
  /** The last sound record. */
  last: LogRecord
  /** Why nothing can be added, in a sentence; null for a sound log. */
  damage: string | null
}

export type ScriptFor = (opening: Pick<Opening, 'scenario' | 'scenarioHash'>) => Script

export interface Scripts {
  of: ScriptFor
  /** The script of a scenario that was seen before. */
  known: (scenarioHash: string) => Script | undefined
}

export function scenarioHash(scenario: Scenario): string {
  return sha256(canonical(scenario))
}

/** Many rooms play the same scenario: they share one script. */
export function sharedScripts(): Scripts {
  const scripts = new Map<string, Script>()
  return {
    of({ scenario, scenarioHash: hash }) {
      const script = scripts.get(hash) ?? scriptOf(scenario)
      scripts.set(hash, script)
      return script
    },
    known: (hash) => scripts.get(hash),
  }
}

/** Throws when not even the first record is sound: then there is no room. */
export function replay(entries: readonly unknown[], scriptFor: ScriptFor): Replayed {
  const room = openingOf(entries[0], scriptFor)
  return replayFrom(room, entries.slice(1))
}

/** Goes on from a sound state with the entries that come next. */
export function replayFrom(start: Replayed, entries: readonly unknown[]): Replayed {
  const room = { ...start }
  for (const entry of entries) {
    const next = follow(room.script, room, entry)
    if ('damage' in next) return { ...room, damage: `Record ${room.last.seq + 1} of the log ${next.damage}.` }
    room.state = next.state
    room.last = next.record
  }
  return room
}

/** The next record of a sound log and the state after it, or what is wrong with it. */
export function follow(
  script: Script,
  { state, last }: Pick<Replayed, 'state' | 'last'>,
  entry: unknown,
): { record: LogRecord; state: State } | { damage: string } {
  const fault = faultIn(last, entry)
  if (fault) return { damage: `is damaged: ${fault}` }
  const record = entry as LogRecord
  const { command, wall, by, id } = record
  if (record.v !== RECORD_VERSION || command.type === 'room.open') return { damage: 'is of another version' }
  const stepped = step(script, state, { wall, by, id, command })
  if (isRefusal(stepped)) return { damage: `does not replay: it is refused (${stepped.refusal})` }
  if (!sameFacts(last, record, stepped.facts)) return { damage: 'does not replay: it gives other facts' }
  return { record, state: stepped.state }
}

function openingOf(entry: unknown, scriptFor: ScriptFor): Replayed {
  const fault = faultIn(START, entry)
  const record = entry as LogRecord
  if (fault || record.command.type !== 'room.open') throw new Error(`the first record is damaged: ${fault}`)
  const opening = record.command
  if (opening.scenarioHash !== scenarioHash(opening.scenario)) throw new Error('the scenario is not its hash')
  const script = scriptFor(opening)
  const { state, facts } = openRoom(script, opening, record.wall)
  const newer = opening.rules > RULES || record.v !== RECORD_VERSION
  const same = sameFacts(START, record, facts)
  const damage = newer || !same ? 'The log was written by another version of Launchroom.' : null
  const { code, scenarioHash: hash } = opening
  return { script, code, scenarioHash: hash, openedAt: record.wall, state, last: record, damage }
}

/** Facts from the log and facts of the engine are the same if they lead to the same digest. */
function sameFacts(before: Link, record: LogRecord, facts: readonly Fact[]): boolean {
  return digestAfter(before.digest, facts) === record.digest
}
