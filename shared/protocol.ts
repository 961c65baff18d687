/**
 * The whole wire in one place. Client to server: `command`, acknowledged with `Ack`; `outcome` asks what became of a
 * command sent before a break; `preview` plays a facilitator's command on a copy. Server to client: `hello` once a
 * connection stands, a `view` snapshot on join and whenever the seat's audience changes, `facts` in order, `names`,
 * `presence` and `gone`.
 */
import { z } from 'zod'
import type { Fact } from './fact.ts'
import { isFreeName, type PersonId, type RoleId, type RoomCode } from './ids.ts'
import { CommandId } from './record.ts'
import type { RefusalCode } from './refusal.ts'
import type { WallMs } from './time.ts'
import type { View } from './view.ts'

/** Goes up with every change that an older client would not understand. */
export const PROTOCOL = 2

/** Sent in the handshake's `auth`. Cookies say who it is; a screen has its key. */
export const Handshake = z.strictObject({
  protocol: z.int(),
  code: z.string().max(12),
  as: z.enum(['facilitator', 'participant', 'screen']),
  key: z.string().max(2000).nullable(),
  /** The tab's own id; commands are numbered in it. */
  session: z
    .string()
    .min(8)
    .max(40)
    .regex(/^[A-Za-z0-9_-]+$/)
    .refine(isFreeName),
  /** The last record this tab has folded in, -1 for none: a rejoin gets only what it missed. */
  seq: z.int().min(-1),
  /** The tag that came with that record; null for none. */
  tag: z.string().max(40).nullable(),
})
export type Handshake = z.infer<typeof Handshake>

export const CommandFrame = z.strictObject({ id: CommandId, command: z.unknown() })
export type CommandFrame = z.infer<typeof CommandFrame>

export type Ack = { seq: number } | { refusal: RefusalCode; message: string; detail: string | null }

export interface FactsFrame {
  /** The record after which these facts come: everything up to it was sent to this audience before. */
  after: number
  upTo: number
  /** Names the history that ends with record `upTo`: numbers alone could be another log's. Null if more comes with it. */
  tag: string | null
  wall: WallMs
  facts: Fact[]
}

export interface Hello {
  protocol: number
  code: RoomCode
  you: { kind: 'facilitator' | 'participant' | 'screen'; person: PersonId | null; roles: RoleId[] }
  /** Real time of the server, for the first guess of the offset. */
  wall: WallMs
}

export interface ViewFrame {
  view: View
  /** As in `FactsFrame`, for record `view.seq`. */
  tag: string
  /** True if what this client knew is not what the log says any more. */
  rewritten: boolean
  you: Hello['you']
}

/** Who is connected now, and how far away. Not a fact: it is gone with the connection. */
export interface Presence {
  people: Record<PersonId, { online: boolean; latencyMs: number | null }>
  facilitators: number
  screens: number
}

/** Why the server ended a connection for good. */
export type GoneReason = 'replaced' | 'removed' | 'closed' | 'old-client' | 'unknown-room' | 'not-signed-in'

export interface ClientToServer {
  command: (frame: CommandFrame, ack: (ack: Ack) => void) => void
  outcome: (id: CommandId, ack: (ack: { applied: boolean; seq: number }) => void) => void
  /** What a command would do now, for facilitators; nothing happens. */
  preview: (command: unknown, ack: (ack: { facts: Fact[] } | Exclude<Ack, { seq: number }>) => void) => void
  /** Real time of the server; the smallest round trip of several gives the best offset. */
  time: (ack: (wall: WallMs) => void) => void
  /** The round trip this client measured, for the console. */
  latency: (ms: number) => void
}

/** What the page that tests a connection may ask, in a namespace of its own that leads into no room. */
export interface CheckToServer {
  time: (ack: (wall: WallMs) => void) => void
}

export interface ServerToClient {
  hello: (hello: Hello) => void
  view: (frame: ViewFrame) => void
  /** One frame a record; those of records that were stored together come together. */
  facts: (...frames: FactsFrame[]) => void
  names: (names: Record<PersonId, string>) => void
  presence: (presence: Presence) => void
  gone: (reason: GoneReason) => void
}

// --- HTTP ---------------------------------------------------------------------------------------------------

export const JoinRequest = z.strictObject({ name: z.string().trim().min(1).max(40) })
export const OpenRoomRequest = z.strictObject({
  scenario: z.string().max(64),
  name: z.string().trim().max(40),
})

/** The code once more, so that nothing is lost by a slip. */
export const DeleteRoomRequest = z.strictObject({ code: z.string().max(12) })
export const ErasePersonRequest = z.strictObject({
  code: z.string().max(12),
  /** Kept in the log, where everyone in the debrief can read it. */
  reason: z.string().trim().max(500),
})

export interface RoomInfo {
  code: RoomCode
  title: string
  state: View['state']
  /** What this browser is in the room already, by its cookies. */
  you: { facilitator: boolean; participant: PersonId | null }
}
export interface ScenarioInfo {
  id: string
  title: string
  summary: string
  roles: { id: RoleId; name: string }[]
  milestones: number
  injects: number
  simulatedMs: number
}
export interface RoomListed {
  code: RoomCode
  title: string
  scenario: string
  state: View['state']
  openedAt: WallMs
  people: number
}
/** Somebody a room keeps something about. */
export interface PersonListed {
  person: PersonId
  kind: 'facilitator' | 'participant'
  /** Null for who gave none, or was erased. */
  name: string | null
  roles: RoleId[]
  commands: number
  erased: boolean
}
/** Everything the debrief folds: records without what stays private. */
export interface DebriefData {
  code: RoomCode
  you: Hello['you']
  names: Record<PersonId, string>
  records: { seq: number; wall: WallMs; facts: Fact[] }[]
  score: import('./score.ts').ScoreReport
  /** Found when the log was opened: where it is damaged, or null. */
  damage: string | null
}
