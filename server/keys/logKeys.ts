/**
 * The ring of keys in the store that all nodes share, as a stream of its own: whoever appends first wins, and every
 * node hears of it. What was rotated out at once stays in the stream and proves nothing any more.
 */
import { hashAfter } from '../chain.ts'
import { type Keys, Ring, ringWatchers } from '../keys.ts'
import { type Entry, type Log, SeqConflict } from '../store/log.ts'

const STREAM = 'keys'

interface Kept extends Entry {
  ring: Ring
}

const AGAIN_MS = 1000
const START: Entry = { seq: -1, hash: '' }

/** `first` gives the ring that an empty store begins with. Throws when the store cannot be read or written. */
export async function logKeys(log: Log, first: () => Promise<Ring>): Promise<Keys> {
  let last = START
  let now: Ring | null = null
  let unfollow = () => {}
  const { watch, tell } = ringWatchers()

  function take(entry: unknown): void {
    const { seq, hash, ring } = entry as Kept
    if (seq <= last.seq) return
    now = Ring.parse(ring)
    last = { seq, hash }
  }

  /** What was in force on the way is told to nobody. */
  async function readOn(): Promise<void> {
    for (const entry of await log.read(STREAM, last.seq)) take(entry)
    tell()
  }

  /** Again, on what somebody else has made of it, until it is stored. */
  async function store(make: () => Promise<Ring> | Ring): Promise<void> {
    for (;;) {
      const entry = { seq: last.seq + 1, ring: await make() }
      const sealed: Kept = { ...entry, hash: hashAfter(last.hash, entry) }
      try {
        await log.append(STREAM, [sealed], last.hash)
        take(sealed)
        return tell()
      } catch (error) {
        if (!(error instanceof SeqConflict)) throw error
        await readOn()
      }
    }
  }

  function heard(entry: unknown): void {
    take(entry)
    tell()
  }

  function held(): Ring {
    if (!now) throw new Error('there are no keys yet')
    return now
  }

  async function begin(): Promise<void> {
    unfollow()
    last = START
    await readOn()
    if (last.seq < 0) await store(() => now ?? first())
    unfollow = log.follow(STREAM, last, { heard, lost: beginAgain })
  }

  /** The store lost what it had: what it still has counts, and where that is nothing, what we have. */
  function beginAgain(): void {
    begin().catch(() => setTimeout(beginAgain, AGAIN_MS).unref())
  }

  await begin()
  return {
    ring: held,
    change: (make) => store(() => make(held())),
    watch,
    close: () => unfollow(),
  }
}
