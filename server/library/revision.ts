/**
 * One entry of a scenario's stream: a revision that somebody saved, or that the scenario was deleted, or that a person
 * was erased. A revision is called by its place in the stream, counted from 1, on every screen and in every address.
 */
import type { PersonId } from '#shared/ids.ts'
import type { WallMs } from '#shared/time.ts'
import { hashAfter } from '../chain.ts'
import type { Entry, Place } from '../store/log.ts'

interface Stamped extends Entry {
  v: 1
  wall: WallMs
  /** Opaque; the name stands beside the log. */
  by: PersonId
}
export type Saved = Stamped & { type: 'saved'; text: string; note: string }
export type Revision =
  | Saved
  | (Stamped & { type: 'deleted' })
  | (Stamped & { type: 'erased'; person: PersonId; reason: string; head: string })

export type NewRevision<R = Revision> = R extends Revision ? Omit<R, 'v' | 'seq' | 'hash'> : never

export const SCENARIO_STREAMS = 'scenario/'
/** The stream that is a scenario's history. */
export const scenarioStream = (id: string) => `${SCENARIO_STREAMS}${id}`
export const idOfStream = (stream: string) => stream.slice(SCENARIO_STREAMS.length)

export const numberOf = ({ seq }: Entry) => seq + 1

/** Completes a revision so that it continues the chain. */
export function sealRevision(after: Place, revision: NewRevision): Revision {
  const whole = { v: 1 as const, seq: after.seq + 1, ...revision }
  return { ...whole, hash: hashAfter(after.hash, whole) } as Revision
}
