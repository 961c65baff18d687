/** Records of a room for whoever comes back to it: what is at hand, and the rest from the store. */
import type { LogRecord } from '#shared/record.ts'
import type { RoomNow } from './roomNow.ts'
import type { Log } from './store/log.ts'

export interface RoomRecords {
  /** Gives the records after `seq` up to the very moment at which `use` is called. */
  after: (seq: number, use: (records: LogRecord[]) => void) => Promise<void>
}

export interface RecordsOptions {
  stream: string
  log: Log
  /** The store does not hold what it held. */
  mislay: (why: string) => void
}

/** Only the last record is at hand: a thousand rooms that keep more of them fill the memory. */
export function roomRecords(
  room: Pick<RoomNow, 'last'>,
  { stream, log, mislay }: RecordsOptions,
): RoomRecords {
  let reading: { seq: number; entries: Promise<unknown[]> } | null = null

  function atHand(seq: number): LogRecord[] | null {
    if (seq >= room.last.seq) return []
    return seq === room.last.seq - 1 ? [room.last] : null
  }

  /** Many who come at once need the same records: they share one reading. */
  function readAfter(seq: number): Promise<unknown[]> {
    if (reading?.seq === seq) return reading.entries
    const entries = log.read(stream, seq)
    const mine = { seq, entries }
    reading = mine
    const done = () => {
      if (reading === mine) reading = null
    }
    entries.then(done, done)
    return entries
  }

  async function after(
    seq: number,
    use: (records: LogRecord[]) => void,
    before: LogRecord[] = [],
  ): Promise<void> {
    const kept = atHand(seq)
    if (kept) return use([...before, ...kept])
    // What others began to read may lack the newest records: one more reading tells that from a lost end.
    for (const reads of [readAfter, () => log.read(stream, seq)]) {
      const { seq: upTo } = room.last
      const read = (await reads(seq)).slice(0, room.last.seq - seq) as LogRecord[]
      const end = read.at(-1)
      if (end?.seq === room.last.seq && end.hash !== room.last.hash) break
      const rest = atHand(seq + read.length)
      if (rest) return use([...before, ...read, ...rest])
      if (read.length >= upTo - seq) return after(seq + read.length, use, [...before, ...read])
    }
    mislay('The store no longer holds the log as it was written.')
    throw new Error('the room is opened again')
  }

  return { after: (seq, use) => after(seq, use) }
}
