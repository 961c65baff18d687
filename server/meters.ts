/**
 * What is counted while rooms run, as plain functions: rooms, sockets and stores tell, and do not know who counts. Every
 * argument comes from a closed list or is a number, so that no code, name or id of anybody can become a label.
 */
import type { GoneReason, Handshake } from '#shared/protocol.ts'
import type { RefusalCode } from '#shared/refusal.ts'
import { SeqConflict, type Store } from './store/log.ts'

export type SeatKind = Handshake['as']
/** Why a connection was not let in: for good, or for now. */
export type TurnedAway = GoneReason | 'origin' | 'tries' | 'trouble'

export interface Meters {
  /** A command was acknowledged, `ms` after it came in. */
  answered: (outcome: 'accepted' | RefusalCode, ms: number) => void
  /** An inject went out to the seats, `ms` after the exact moment at which it was due. */
  injected: (lateMs: number) => void
  /** A seat is connected; `again` if this tab was here before. */
  connected: (kind: SeatKind, again: boolean) => void
  left: (kind: SeatKind) => void
  turnedAway: (reason: TurnedAway) => void
  /** A connection was ended by the server although it may come back. */
  letGo: (reason: 'unread') => void
  /** A record was asked to be stored: it was, or another node was first, or the store did not do it. */
  appended: (outcome: 'stored' | 'lost' | 'failed', ms: number) => void
  /** The store did not answer a question. */
  unread: () => void
}

export const noMeters: Meters = {
  answered() {},
  injected() {},
  connected() {},
  left() {},
  turnedAway() {},
  letGo() {},
  appended() {},
  unread() {},
}

/** The same store, with a look at the watch. */
export function meteredStore(store: Store, meters: Meters): Store {
  const { append, read } = store.log
  return {
    ...store,
    log: {
      ...store.log,
      async append(stream, entries, after, texts) {
        const began = performance.now()
        try {
          await append(stream, entries, after, texts)
        } catch (error) {
          meters.appended(error instanceof SeqConflict ? 'lost' : 'failed', performance.now() - began)
          throw error
        }
        meters.appended('stored', performance.now() - began)
      },
      read: (...asked) =>
        read(...asked).catch((error) => {
          meters.unread()
          throw error
        }),
    },
  }
}
