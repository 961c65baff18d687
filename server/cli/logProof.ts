/** Proves a log of JSON lines: its chain is whole, and its inputs played through the engine tell the same facts. */
import type { State } from '#server/engine/state.ts'
import { follow, type Replayed, replay } from '#server/replay.ts'
import type { RoleId } from '#shared/ids.ts'
import { LogRecord } from '#shared/record.ts'
import { type Script, scriptOf } from '#shared/script.ts'
import type { SimMs } from '#shared/time.ts'
import { applyAll, emptyView, type View } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'

export interface Proof {
  code: string
  script: Script
  records: LogRecord[]
  /** The state after each record. */
  states: State[]
}

/** `fault` says in one line what is wrong with the log. */
export function prove(text: string): Proof | { fault: string } {
  const [first, ...rest] = text.split('\n').filter((line) => line.trim() !== '')
  const room = openingIn(first ?? '')
  if (!room) return { fault: 'This is not the log of a room, or its first record is damaged.' }
  if (room.damage) return { fault: room.damage }
  const { script, code, last, state } = room
  const records = [last]
  const states = [state]
  let at = { last, state }
  for (const [i, line] of rest.entries()) {
    const record = recordIn(line)
    const next = record ? follow(script, at, record) : { damage: 'cannot be read' }
    if ('damage' in next) return { fault: `Record ${i + 1} of the log ${next.damage}.` }
    at = { last: next.record, state: next.state }
    records.push(next.record)
    states.push(next.state)
  }
  return { code, script, records, states }
}

function recordIn(line: string): LogRecord | null {
  try {
    return LogRecord.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}

function openingIn(line: string): Replayed | null {
  const record = recordIn(line)
  try {
    return record && replay([record], ({ scenario }) => scriptOf(scenario))
  } catch {
    return null
  }
}

/** What a seat saw of the facts up to and including a moment; `null` is the end of the log, or the facilitator. */
export function foldUntil(
  { records, states }: Proof,
  { until, seat }: { until: SimMs | null; seat: RoleId | null },
): View {
  let view = emptyView
  for (const [i, { seq, wall, facts }] of records.entries()) {
    const viewer = viewerIn(states[i], seat)
    const seen = facts.filter((fact) => seenBy(fact, viewer) && (until === null || fact.at <= until))
    view = applyAll(view, seen, { seq, wall })
  }
  return view
}

function viewerIn(state: State | undefined, seat: RoleId | null): Viewer {
  if (seat === null || !state) return { kind: 'facilitator' }
  const { people, covers } = state.room
  const person = Object.keys(people).find((id) => people[id]?.role === seat) ?? ''
  const roles = [seat, ...Object.keys(covers).filter((role) => covers[role] === seat)]
  return { kind: 'participant', person, roles }
}
