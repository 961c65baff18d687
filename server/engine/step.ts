/**
 * The engine: `step(script, state, input)` gives the next state and the facts, or a refusal. Pure. Time passes
 * first: everything due before the input's moment is visited, then the command, then what became due at once.
 */
import type { By, Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import type { RoomCode } from '#shared/ids.ts'
import type { CommandId } from '#shared/record.ts'
import { isRefusal, type Refusal } from '#shared/refusal.ts'
import type { Script } from '#shared/script.ts'
import type { WallMs } from '#shared/time.ts'
import type { Viewer } from '#shared/visibility.ts'
import { advance, afterwards } from './advance.ts'
import { briefOf, firstState, sheetRow } from './brief.ts'
import { notDrawn } from './chance.ts'
import { roomChart } from './charts.ts'
import { carryOutCommand } from './commands.ts'
import { arm, type Draft, draftOf, putRoom, rolesOf, tell } from './draft.ts'
import { watchMetric } from './effect.ts'
import { keepAsking } from './pace.ts'
import type { State, WorldPart } from './state.ts'

export { nextWake } from './advance.ts'

export interface Input {
  /** Real time of the first receipt, never before the last record's. */
  wall: WallMs
  by: By
  id: CommandId | null
  command: Command
}
export interface Stepped {
  state: State
  facts: Fact[]
}

/** Record 0: a room in its lobby, with the whole launch day armed. */
export function openRoom(
  script: Script,
  { code, seed }: { code: RoomCode; seed: number },
  wall: WallMs,
): Stepped {
  const state: State = {
    room: {
      code,
      chart: roomChart.init({}).saved,
      people: {},
      covers: {},
      settings: { limits: 10, sharedSeats: true, locked: false },
      sessions: {},
      forgotten: {},
      alarms: {},
      facilitatorAway: false,
    },
    world: emptyWorld(script, seed, wall),
  }
  const d = draftOf(script, state, wall)
  for (const [id, { at }] of Object.entries(script.milestones))
    arm(d, `milestone/${id}`, at, { kind: 'milestone', milestone: id })
  for (const [id, { at }] of Object.entries(script.gates))
    if (at !== null) arm(d, `gate/${id}`, at, { kind: 'gate', gate: id })
  for (const [id, { state: first, at }] of Object.entries(d.world.sheet)) {
    if (first === 'armed' && at !== null) arm(d, `inject/${id}`, at, { kind: 'inject', inject: id })
  }
  arm(d, 'end', script.end, { kind: 'end' })
  tell(d, 'everyone', { type: 'room.opened', code, brief: briefOf(script) })
  listSheet(d)
  for (const [metric, { path }] of Object.entries(script.metrics)) {
    tell(d, 'everyone', { type: 'metric.changed', metric, path, cause: null })
    watchMetric(d, metric)
  }
  return { state: { room: d.room, world: d.world }, facts: d.facts }
}

/** Tells facilitators what may come, what was not drawn, and by what they are to judge. */
function listSheet(d: Draft): void {
  const { script, world } = d
  const rows = Object.entries(script.injects).flatMap(([id, inject]) => {
    const entry = world.sheet[id]
    return entry ? [sheetRow(script, id, { inject, entry })] : []
  })
  const off = rows.filter(({ state }) => state === 'off')
  const rubrics = Object.fromEntries(
    Object.entries(script.criteria).flatMap(([id, { rubric }]) => (rubric ? [[id, rubric]] : [])),
  )
  tell(d, 'facilitators', {
    type: 'sheet.listed',
    rows: rows.filter(({ state }) => state !== 'off'),
    ...(Object.keys(rubrics).length === 0 ? {} : { rubrics }),
  })
  if (off.length > 0) tell(d, 'facilitators', { type: 'sheet.notDrawn', rows: off })
}

function emptyWorld(script: Script, seed: number, wall: WallMs): WorldPart {
  const { quiet } = script.pacing
  const mapped = <V, W>(record: Record<string, V>, make: (value: V) => W) =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [id, make(value)]))
  return {
    clock: { sim: 0, wall, rate: quiet, running: false },
    pacing: { mode: 'automatic', rate: quiet, quiet },
    held: false,
    deadlines: [],
    arming: 0,
    issues: {},
    polls: {},
    milestones: mapped(script.milestones, () => ({
      due: false,
      doneAt: null,
      late: false,
      blocked: null,
      slowUntil: null,
      items: {},
    })),
    sheet: firstSheet(script, seed),
    added: {},
    metrics: mapped(script.metrics, ({ path }) => path),
    boards: {},
    moments: {},
    asks: {},
    counter: 0,
    random: seed,
    asking: [],
  }
}

function firstSheet(script: Script, seed: number): WorldPart['sheet'] {
  const off = notDrawn(script, seed)
  return Object.fromEntries(
    Object.entries(script.injects).map(([id, inject]) => [
      id,
      off.has(id) ? { state: 'off', at: null } : firstState(id, inject, seed),
    ]),
  )
}

/** One input. A refusal changed nothing, and the state it was asked of is still the truth. */
export function step(script: Script, state: State, { wall, by, id, command }: Input): Stepped | Refusal {
  const d = draftOf(script, state, wall)
  advance(d, wall)
  const refusal = carryOutCommand(d, by, command)
  if (refusal && isRefusal(refusal)) return refusal
  afterwards(d)
  advance(d, wall)
  keepAsking(d)
  if (id) putRoom(d, by.kind === 'system' ? 'forgotten' : 'sessions', id.session, id.n)
  return { state: { room: d.room, world: d.world }, facts: d.facts }
}

/** True if this command, or a later one of its session, was carried out before. */
export function wasApplied({ room }: State, { session, n }: CommandId): boolean {
  return (room.sessions[session] ?? 0) >= n && room.forgotten[session] !== n
}

/** True if this command, or a later one of its session, was carried out or given up. */
export function isSpent({ room }: State, { session, n }: CommandId): boolean {
  return Math.max(room.sessions[session] ?? 0, room.forgotten[session] ?? 0) >= n
}

/** What somebody may see: for a participant the own role and those it covers. */
export function viewerOf(state: State, by: By): Viewer {
  if (by.kind === 'participant') return { kind: 'participant', person: by.person, roles: rolesOf(state, by) }
  return { kind: 'facilitator' }
}
