/**
 * The thread that writes: a disk that stalls must not hold up the sockets. Everything that waits when the thread looks
 * is written in one transaction, and answered only when that is on disk. Checkpoints are long and can be done without:
 * they wait until nobody else does.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { openDatabase } from './sqlite.ts'

/** An entry as it stands on disk. */
export interface Written {
  seq: number
  hash: string
  text: string
}
export type Request = { id: number } & (
  | { op: 'append'; stream: string; after: string; entries: Written[] }
  | { op: 'beat'; streams: string[]; wall: number }
  | { op: 'stop'; streams: string[] }
  | { op: 'keep'; stream: string; text: string }
  | { op: 'kept'; stream: string }
  | { op: 'replace'; stream: string; head: string; entries: Written[]; other?: string }
  | { op: 'remove'; streams: string[] }
  | { op: 'read'; stream: string; seq: number; most: number }
  | { op: 'streams'; prefix: string }
  | { op: 'last'; before: number | null }
  | { op: 'beatOf'; stream: string }
  | { op: 'close' }
)
export type Reply = { id: number } & ({ value: unknown } | { conflict: true } | { error: string })

const UNREADABLE = 'the disk does not give this entry back'
const WRITES = ['append', 'beat', 'stop', 'keep', 'replace', 'remove'] as const
type Write = Extract<Request, { op: (typeof WRITES)[number] }>
type Keep = Extract<Request, { op: 'keep' }>
/** What may be done before a checkpoint that was asked for earlier. */
const MAY_OVERTAKE: readonly Request['op'][] = ['append', 'beat', 'read', 'keep']
type Ask = Exclude<Request, Write>

async function main(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('sqliteWorker runs as a worker thread')
  try {
    const { answer, keep } = await opened(workerData as string)
    const say = (replies: Reply[]) => replies.length > 0 && port.postMessage(replies)
    let keeps: Keep[] = []
    const keepNext = () => {
      const next = keeps.shift()
      if (next) say([keep(next)])
      if (keeps.length > 0) setImmediate(keepNext)
    }
    port.on('message', (first: Request[]) => {
      const waiting = [...first]
      for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) {
        waiting.push(...(more.message as Request[]))
      }
      // What may have to do with a checkpoint finds it where it was asked to be.
      if (waiting.some(({ op }) => !MAY_OVERTAKE.includes(op))) {
        say(keeps.map(keep))
        keeps = []
        return say(answer(waiting))
      }
      say(answer(waiting.filter((request) => request.op !== 'keep')))
      const more = waiting.filter((request) => request.op === 'keep')
      if (more.length > 0 && keeps.length === 0) setImmediate(keepNext)
      keeps.push(...more)
    })
    port.postMessage([{ id: 0, value: null }] satisfies Reply[])
  } catch (error) {
    port.postMessage([{ id: 0, error: textOf(error) }] satisfies Reply[])
  }
}

async function opened(
  dataDir: string,
): Promise<{ answer: (waiting: Request[]) => Reply[]; keep: (request: Keep) => Reply }> {
  const { db, close } = await openDatabase(dataDir)
  const end = db.prepare('SELECT seq, hash FROM entries WHERE stream = ? ORDER BY seq DESC LIMIT 1')
  const insert = db.prepare('INSERT INTO entries (stream, seq, hash, entry) VALUES (?, ?, ?, ?)')
  const select = db.prepare('SELECT entry FROM entries WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?')
  const one = db.prepare('SELECT entry FROM entries WHERE stream = ? AND seq = ?')
  const names = db.prepare(
    'SELECT stream FROM entries WHERE seq = 0 AND substr(stream, 1, length(?1)) = ?1 ORDER BY stream',
  )
  const setBeat = db.prepare('INSERT OR REPLACE INTO heartbeats (stream, wall) VALUES (?, ?)')
  const dropBeat = db.prepare('DELETE FROM heartbeats WHERE stream = ?')
  const keep = db.prepare('INSERT OR REPLACE INTO checkpoints (stream, text) VALUES (?, ?)')
  const kept = db.prepare('SELECT text FROM checkpoints WHERE stream = ?')
  const beats = db.prepare('SELECT stream, wall FROM heartbeats WHERE wall < ? ORDER BY wall')
  const beatOf = db.prepare('SELECT wall FROM heartbeats WHERE stream = ?')
  const drop = db.prepare('DELETE FROM entries WHERE stream = ?')
  const dropKept = db.prepare('DELETE FROM checkpoints WHERE stream = ?')
  /** Something was erased whose bytes may still stand in the write-ahead file. */
  let untidy = false

  function write(request: Write): Reply {
    const { id } = request
    if (request.op === 'beat') for (const stream of request.streams) setBeat.run(stream, request.wall)
    else if (request.op === 'stop') for (const stream of request.streams) dropBeat.run(stream)
    else if (request.op === 'keep') keep.run(request.stream, request.text)
    else if (request.op === 'remove') for (const stream of request.streams) remove(stream)
    else if (request.op === 'replace') {
      const { stream, head, entries, other } = request
      if (lastOf(stream).hash !== head) return { id, conflict: true }
      erase(stream)
      if (other !== undefined) erase(other)
      for (const { seq, hash, text } of entries) insert.run(stream, seq, hash, text)
    } else {
      const { stream, after, entries } = request
      const last = lastOf(stream)
      if (last.hash === entries.at(-1)?.hash) return { id, value: null }
      if (last.seq + 1 !== entries[0]?.seq || last.hash !== after) return { id, conflict: true }
      for (const { seq, hash, text } of entries) insert.run(stream, seq, hash, text)
    }
    return { id, value: null }
  }

  function lastOf(stream: string): { seq: number; hash: string } {
    return (end.get(stream) ?? { seq: -1, hash: '' }) as { seq: number; hash: string }
  }

  function erase(stream: string): void {
    drop.run(stream)
    dropKept.run(stream)
    untidy = true
  }

  function remove(stream: string): void {
    erase(stream)
    dropBeat.run(stream)
  }

  /** What was erased leaves the write-ahead file too. A reader can be in the way: then the next write tries again. */
  function tidy(): void {
    if (!untidy) return
    try {
      const [outcome] = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
      untidy = outcome?.['busy'] !== 0
    } catch {
      // what was written stands; the disk may have room for the rest later
    }
  }

  function writeAll(requests: Write[]): Reply[] {
    if (requests.length === 0) return []
    try {
      db.exec('BEGIN IMMEDIATE')
      const replies = requests.map(write)
      db.exec('COMMIT')
      return replies
    } catch (error) {
      rollBack()
      // One room that cannot be written must not hold up those that came with it.
      if (requests.length > 1) return requests.flatMap((request) => writeAll([request]))
      return requests.map(({ id }) => ({ id, error: textOf(error) }))
    }
  }

  function rollBack(): void {
    try {
      db.exec('ROLLBACK')
    } catch {
      // what failed has ended the transaction already
    }
  }

  /** What a damaged disk still gives of a stream, and in place of the rest a word that is no entry. */
  function readSound({ stream, seq, most }: Extract<Request, { op: 'read' }>): unknown[] {
    const found: unknown[] = []
    try {
      while (most < 0 || found.length < most) {
        const row = one.get(stream, seq + 1 + found.length)
        if (!row) break
        found.push(row['entry'])
      }
    } catch {
      found.push(UNREADABLE)
    }
    return found
  }

  function ask(request: Ask): unknown {
    if (request.op === 'read') {
      try {
        return select.all(request.stream, request.seq, request.most).map((row) => row['entry'])
      } catch (error) {
        if (isDamage(error)) return readSound(request)
        throw error
      }
    }
    if (request.op === 'kept') return kept.get(request.stream)?.['text'] ?? null
    if (request.op === 'streams') return names.all(request.prefix).map((row) => row['stream'])
    if (request.op === 'last')
      return Object.fromEntries(
        beats.all(request.before ?? Number.MAX_SAFE_INTEGER).map((row) => [row['stream'], row['wall']]),
      )
    if (request.op === 'beatOf') return beatOf.get(request.stream)?.['wall'] ?? null
    close()
    return null
  }

  function askOne(request: Ask): Reply {
    try {
      return { id: request.id, value: ask(request) }
    } catch (error) {
      return { id: request.id, error: textOf(error) }
    }
  }

  /** Not worth waiting for the disk: it takes the checkpoint along with the next record. */
  function keepUnhurried(request: Keep): Reply {
    try {
      db.exec('PRAGMA synchronous = NORMAL')
      keep.run(request.stream, request.text)
      return { id: request.id, value: null }
    } catch (error) {
      return { id: request.id, error: textOf(error) }
    } finally {
      db.exec('PRAGMA synchronous = FULL')
    }
  }

  function answer(waiting: Request[]): Reply[] {
    const written = writeAll(waiting.filter(isWrite))
    tidy()
    return [...written, ...waiting.filter((request): request is Ask => !isWrite(request)).map(askOne)]
  }
  return { answer, keep: keepUnhurried }
}

function isWrite(request: Request): request is Write {
  return (WRITES as readonly string[]).includes(request.op)
}

/** A page of the file is not what was written, as opposed to a disk that is away for now. */
function isDamage(error: unknown): boolean {
  return /malformed|not a database/.test(textOf(error))
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

await main()
