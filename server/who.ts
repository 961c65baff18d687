/** Who a connection stands for, and as whom it sees a room. */
import { viewerOf } from '#server/engine/step.ts'
import type { Hello } from '#shared/protocol.ts'
import type { Viewer } from '#shared/visibility.ts'
import type { Room } from './room.ts'

export type Who =
  | { kind: 'facilitator'; person: string }
  | { kind: 'participant'; person: string }
  | { kind: 'screen'; person: null }

export function viewerFor(room: Room, who: Who): Viewer {
  return who.kind === 'screen' ? { kind: 'screen' } : viewerOf(room.state, who)
}

/** What a client is told of itself. */
export function youOf(room: Room, who: Who): Hello['you'] {
  const viewer = viewerFor(room, who)
  const roles = viewer.kind === 'participant' ? [...viewer.roles] : []
  return { kind: who.kind, person: who.person, roles }
}
