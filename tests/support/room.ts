/** A room of the small scenario on a log in memory, for tests of the shell around the engine. */
import { createRooms, type Found, type Rooms } from '#server/rooms.ts'
import type { Store } from '#server/store/log.ts'
import { memoryStore } from '#server/store/memoryLog.ts'
import type { By, Command } from '#shared/command.ts'
import type { LogRecord } from '#shared/record.ts'
import { Scenario } from '#shared/scenario.ts'
import { type SettableClock, settableClock } from './clock.ts'
import { smallScenario } from './smallScript.ts'

export const FACILITATOR: By = { kind: 'facilitator', person: 'fac' }
export const participant = (person: string): By => ({ kind: 'participant', person })
export const SYSTEM: By = { kind: 'system' }
export const scenario = Scenario.parse(smallScenario)

/** What outlives a process: the disk, and real time. */
export interface World {
  clock: SettableClock
  texts: Map<string, string[]>
  beats: Map<string, number>
  /** What was told at warn and error. */
  reports: string[]
  /** The process that serves now. */
  start: (store?: Store) => Rooms
}

export function world(): World {
  const clock = settableClock()
  const texts = new Map<string, string[]>()
  const beats = new Map<string, number>()
  const reports: string[] = []
  return {
    clock,
    texts,
    beats,
    reports,
    start: (store = memoryStore(texts, beats)) =>
      createRooms({
        store,
        clock,
        report(level, text) {
          if (level === 'warn' || level === 'error') reports.push(`${level}: ${text}`)
        },
      }),
  }
}

/** Sends commands one after the other; gives what became of the last. */
export async function send({ room }: Found, by: By, ...commands: Command[]) {
  let outcome: Awaited<ReturnType<typeof room.submit>> = { seq: room.last.seq }
  for (const command of commands) outcome = await room.submit({ by, id: null, command })
  return outcome
}

/** A room whose clock runs, with somebody in each seat. */
export async function liveRoomIn(rooms: Rooms): Promise<Found> {
  const found = await rooms.open(scenario, FACILITATOR, 1)
  await send(found, participant('ann'), { type: 'room.join' }, { type: 'seat.take', role: 'lead' })
  await send(found, participant('bob'), { type: 'room.join' }, { type: 'seat.take', role: 'ops' })
  await send(found, FACILITATOR, { type: 'room.brief' }, { type: 'room.start' })
  return found
}

export async function recordsOf({ room }: Found): Promise<LogRecord[]> {
  let all: LogRecord[] = []
  await room.withRecords(-1, (records) => {
    all = records
  })
  return all
}
