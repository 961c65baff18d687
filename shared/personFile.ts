/** Everything that a room keeps about one person, as it is handed out in one file. */
import type { Command } from './command.ts'
import type { Fact } from './fact.ts'
import type { PersonId, RoleId, RoomCode } from './ids.ts'
import type { PhaseScore, Total } from './score.ts'
import type { WallMs } from './time.ts'
import type { RoomState } from './view.ts'

export interface PersonFile {
  /** What this file is, for whoever opens it without knowing Launchroom. */
  about: string[]
  room: { code: RoomCode; title: string; state: RoomState; openedAt: WallMs }
  person: {
    id: PersonId
    /** How the person was called, from when on; empty once erased. */
    names: { name: string; since: WallMs }[]
    joinedAt: WallMs | null
    seats: { role: RoleId; name: string; from: WallMs; until: WallMs | null }[]
  }
  /** Every command of the person in the order of the log, with what it led to. */
  commands: { seq: number; wall: WallMs; command: Command | { type: 'room.open' }; facts: Fact[] }[]
  /** What others did and the log says of this person. */
  facts: { seq: number; wall: WallMs; fact: Fact }[]
  /** Points of the seats the person had; null until the room is over. */
  scores: { roles: Record<RoleId, Total>; phases: PhaseScore[]; team: Total } | null
}
