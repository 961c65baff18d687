/**
 * What this tab knows of a room: the fold of the facts it may see, and the connection they come through. The store
 * decides nothing; `connection.ts` writes it, screens read it with `useRoom`.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import type { PersonId, RoleId } from '#shared/ids.ts'
import type { FactsFrame, GoneReason, Hello, Presence, ViewFrame } from '#shared/protocol.ts'
import type { SimMs, WallMs } from '#shared/time.ts'
import { applyAll, emptyView, type View } from '#shared/view.ts'

export type Status =
  | { kind: 'connecting' }
  | { kind: 'live' }
  /** The oldest unanswered question to the server is this old. */
  | { kind: 'slow'; ms: number }
  | { kind: 'reconnecting'; attempt: number }
  /** For good: only `reopen` of the connection goes on from here. */
  | { kind: 'gone'; reason: GoneReason }

/** A command that did not reach the room. It is sent again only if the person says so. */
export interface Unsent {
  key: string
  command: Command
  /** Simulated time at which the person sent it. */
  at: SimMs
  reason: 'offline' | 'lost'
}

export interface FactRecord {
  seq: number
  wall: WallMs
  facts: Fact[]
}

export interface RoomData {
  view: View
  /** Names the history the view was folded from, so that a rejoin is not brought up to date from another. */
  tag: string | null
  you: Hello['you'] | null
  names: Record<PersonId, string>
  presence: Presence
  status: Status
  /** Real time of the server less that of this device, in ms. */
  offset: number
  /** Smallest round trip measured so far, in ms. */
  roundTrip: number | null
  /** Set for a while after a break: what arrived meanwhile. */
  back: { items: number } | null
  unsent: Unsent[]
  /** How often the log turned out to be another than this page had heard: a person was erased, say. */
  rewrites: number
  /** Facts that came since this page opened, oldest first, the last RECENT of them. */
  recent: FactRecord[]
}

export type RoomStore = StoreApi<RoomData>

const RECENT = 1000

const emptyRoom: RoomData = {
  view: emptyView,
  tag: null,
  you: null,
  names: {},
  presence: { people: {}, facilitators: 0, screens: 0 },
  status: { kind: 'connecting' },
  offset: 0,
  roundTrip: null,
  back: null,
  unsent: [],
  rewrites: 0,
  recent: [],
}

/** A store of its own for each room that is open; a debrief fills one by hand, without a connection. */
export function createRoomStore(start: Partial<RoomData> = {}): RoomStore {
  return createStore<RoomData>(() => ({ ...emptyRoom, ...start }))
}

/** Takes the snapshot in place of all that was known; what the log does not say any more is forgotten. */
export function takeView(
  { rewrites }: RoomData,
  { view, you, tag, rewritten }: ViewFrame,
): Partial<RoomData> {
  return rewritten ? { view, you, tag, recent: [], rewrites: rewrites + 1 } : { view, you, tag }
}

/**
 * Folds frames of facts that came together. `null` means that one does not follow on what is known: facts are missing
 * and the room must be asked again. A frame that brings nothing new is passed over.
 */
export function takeFacts(data: RoomData, frames: readonly FactsFrame[]): Partial<RoomData> | null {
  let changes: Partial<RoomData> = {}
  for (const frame of frames) {
    const next = takeFrame({ ...data, ...changes }, frame)
    if (next === null) return null
    changes = { ...changes, ...next }
  }
  return changes
}

function takeFrame(data: RoomData, frame: FactsFrame): Partial<RoomData> | null {
  const { view } = data
  if (frame.upTo <= view.seq) return {}
  if (frame.after !== view.seq) return null
  const moment = { seq: frame.upTo, wall: frame.wall }
  const next = { ...applyAll(view, frame.facts, moment), seq: frame.upTo }
  const record = { ...moment, facts: frame.facts }
  return {
    view: next,
    tag: frame.tag,
    you: youNow(data.you, next),
    recent: frame.facts.length > 0 ? [...data.recent, record].slice(-RECENT) : data.recent,
  }
}

/** The same object as long as the roles are the same: half of a station hangs on it. */
function youNow(you: RoomData['you'], view: View): RoomData['you'] {
  if (!you) return null
  const roles = rolesNow(you, view)
  const same = roles.length === you.roles.length && roles.every((role, i) => role === you.roles[i])
  return same ? you : { ...you, roles }
}

function rolesNow(you: Hello['you'], view: View): RoleId[] {
  const own = you.person === null ? null : view.people[you.person]?.role
  if (!own) return []
  const covered = Object.entries(view.covers).filter(([, by]) => by === own)
  return [own, ...covered.map(([role]) => role)]
}
