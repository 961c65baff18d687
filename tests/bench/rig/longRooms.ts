/**
 * Rooms with long logs, as a killed server leaves them: one room is played by the engine, and its records are chained
 * anew under the code of each room. Checkpoints stand where a server keeps them, each room at another distance from
 * its end; the heartbeats are fresh.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createAuth, FACILITATOR_COOKIE } from '#server/auth.ts'
import { START, seal, sha256 } from '#server/chain.ts'
import { checkpointText } from '#server/checkpoint.ts'
import type { State } from '#server/engine/state.ts'
import { nextWake, openRoom, step } from '#server/engine/step.ts'
import { CHECKPOINT_EVERY } from '#server/keptState.ts'
import { fileKeys } from '#server/keys/fileKeys.ts'
import { scenarioHash } from '#server/replay.ts'
import { openDatabase } from '#server/store/sqlite.ts'
import type { By, Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import { CODE_ALPHABET } from '#shared/ids.ts'
import { type Opening, RECORD_VERSION, RULES } from '#shared/record.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { Scenario } from '#shared/scenario.ts'
import { scriptOf } from '#shared/script.ts'
import { ROLES } from './benchScenario.ts'
import type { SeatedRoom } from './dataFolder.ts'
import { decisionsOf } from './decisions.ts'

const HOST: By = { kind: 'facilitator', person: 'fhost' }
const SYSTEM: By = { kind: 'system' }
const PACE_MS = 1000
/** Rooms written in one transaction. */
const AT_ONCE = 20

interface Played {
  wall: number
  by: By
  command: Command
  facts: Fact[]
  /** After it. */
  state: State
}

/**
 * Writes `count` rooms of `records` records each straight into the database, in the store's own tables: through the
 * store it takes minutes. Only their facilitators are given, for looking whether the rooms live.
 */
export async function longRooms(
  dataDir: string,
  { scenario, count, records }: { scenario: Scenario; count: number; records: number },
): Promise<SeatedRoom[]> {
  const openedAt = Date.now() - (records + 60) * PACE_MS
  const played = play(scenario, records - 1, openedAt)
  const scenarioSum = scenarioHash(scenario)
  const script = scriptOf(scenario)
  const codes = Array.from({ length: count }, (_, n) => codeOf(n))
  // The server, not this program, is to know its own checkpoints.
  const mark = sha256(readFileSync(path.resolve(import.meta.dirname, '../../../dist/server.js'), 'utf8'))
  const { db, close } = await openDatabase(dataDir)
  const insert = db.prepare('INSERT INTO entries (stream, seq, hash, entry) VALUES (?, ?, ?, ?)')
  const keep = db.prepare('INSERT INTO checkpoints (stream, text) VALUES (?, ?)')
  const beat = db.prepare('INSERT INTO heartbeats (stream, wall) VALUES (?, ?)')

  function write(code: string, n: number): void {
    const stream = `room/${code}`
    const opening: Opening = {
      type: 'room.open',
      code,
      scenario,
      scenarioHash: scenarioSum,
      rules: RULES,
      seed: 1,
    }
    const { facts } = openRoom(script, { code, seed: 1 }, openedAt)
    const first = { v: RECORD_VERSION, wall: openedAt, by: HOST, id: null, command: opening, facts } as const
    let last = seal(START, first)
    insert.run(stream, last.seq, last.hash, JSON.stringify(last))
    const kept = Math.floor((records - 1 - (n % CHECKPOINT_EVERY)) / CHECKPOINT_EVERY) * CHECKPOINT_EVERY
    for (const { wall, by, command, facts: told, state } of played) {
      last = seal(last, { v: RECORD_VERSION, wall, by, id: null, command, facts: told })
      insert.run(stream, last.seq, last.hash, JSON.stringify(last))
      if (last.seq !== kept) continue
      const own: State = { ...state, room: { ...state.room, code } }
      const text = checkpointText({
        last,
        code,
        openedAt,
        scenarioHash: scenarioSum,
        state: own,
        damage: null,
      })
      keep.run(stream, text.replace(/^\w+/, mark))
    }
  }

  for (let from = 0; from < count; from += AT_ONCE) {
    db.exec('BEGIN')
    for (const [n, code] of codes.slice(from, from + AT_ONCE).entries()) write(code, from + n)
    db.exec('COMMIT')
  }
  // Takes a while; whoever starts on this folder must find fresh heartbeats.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const now = Date.now()
  for (const code of codes) beat.run(`room/${code}`, now)
  close()
  const keys = await fileKeys(dataDir)
  keys.close()
  const auth = createAuth(keys)
  const cookie = `${FACILITATOR_COOKIE}=${await auth.facilitatorToken('fhost')}`
  return codes.map((code) => ({ code, members: [{ as: 'facilitator', role: null, cookie }] }))
}

function play(scenario: Scenario, inputs: number, openedAt: number): Played[] {
  const script = scriptOf(scenario)
  let { state } = openRoom(script, { code: codeOf(0), seed: 1 }, openedAt)
  let wall = openedAt
  const played: Played[] = []
  const add = (by: By, command: Command) => {
    wall += PACE_MS
    const outcome = step(script, state, { wall, by, id: null, command })
    if (isRefusal(outcome)) throw new Error(`${command.type} was refused: ${outcome.refusal}`)
    state = outcome.state
    played.push({ wall, by, command, ...outcome })
  }
  for (const role of ROLES) {
    add({ kind: 'participant', person: `p${role}` }, { type: 'room.join' })
    add({ kind: 'participant', person: `p${role}` }, { type: 'seat.take', role })
  }
  add(HOST, { type: 'room.brief' })
  add(HOST, { type: 'room.start' })
  wall = nextWake(state) ?? wall
  add(SYSTEM, { type: 'clock.wake' })
  const seats = ROLES.map((role) => ({ role, decisions: decisionsOf(role) }))
  for (let turn = 0; played.length < inputs; turn += 1) {
    const seat = seats[turn % seats.length]
    if (seat) add({ kind: 'participant', person: `p${seat.role}` }, seat.decisions.next().value)
  }
  return played
}

/** Codes in a row; nobody has to guess them. */
function codeOf(n: number): string {
  const digit = (place: number) =>
    CODE_ALPHABET[Math.floor(n / CODE_ALPHABET.length ** place) % CODE_ALPHABET.length]
  return [5, 4, 3, 2, 1, 0].map(digit).join('')
}
