/** What a decision weighs: its record in the log, and the frames that its five members get. */
import { canonical } from '#server/chain.ts'
import type { LogRecord } from '#shared/record.ts'
import type { Told } from './samples.ts'

/** SHA-256 in hex, twice a record. */
const HASHES_BYTES = 2 * 64
const ENVELOPE: Omit<LogRecord, 'facts' | 'by' | 'command'> = {
  v: 1,
  seq: 500,
  wall: 1_800_000_000_000,
  id: { session: 'bench-K7M4QX-0-12345', n: 100 },
  digest: '',
  hash: '',
}
const FRAME = '42["facts",{"after":499,"upTo":500,"tag":"0123456789abcdef","wall":1800000000000,"facts":}]'

/** Mean bytes of a record as it is stored, and of all frames of a decision together. */
export function weigh(decisions: readonly Told[]): { record: number; frames: number } {
  const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
  const by = { kind: 'participant', person: 'p0123456789abcdef' }
  return {
    record: mean(
      decisions.map(
        ({ command, facts }) => canonical({ ...ENVELOPE, by, command, facts }).length + HASHES_BYTES,
      ),
    ),
    frames: mean(
      decisions.map(({ sent }) =>
        sent
          .filter((facts) => facts.length > 0)
          .reduce((sum, facts) => sum + FRAME.length + JSON.stringify(facts).length, 0),
      ),
    ),
  }
}
