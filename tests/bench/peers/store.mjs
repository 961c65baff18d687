// What makes a peer durable, as Launchroom is: SQLite in a worker thread, write-ahead log, full sync, one transaction
// for everything that waits, answered when it is on disk. Nothing is chained or hashed.
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { isMainThread, parentPort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads'

/** Opens `name.db` in the folder; `append(stream, seq, text)` and `keep(stream, text)` are kept when it is on disk. */
export async function openStore(dir, name) {
  mkdirSync(dir, { recursive: true })
  const worker = new Worker(new URL(import.meta.url), { workerData: path.join(dir, `${name}.db`) })
  await once(worker, 'message')
  const waiting = new Map()
  let count = 0
  const outgoing = []
  worker.on('message', (ids) => {
    for (const id of ids) {
      waiting.get(id)()
      waiting.delete(id)
    }
  })
  const ask = (request) =>
    new Promise((done) => {
      count += 1
      waiting.set(count, done)
      const isFirst = outgoing.push({ ...request, id: count }) === 1
      if (isFirst) setImmediate(() => worker.postMessage(outgoing.splice(0)))
    })
  return {
    append: (stream, seq, text) => ask({ stream, seq, text }),
    keep: (stream, text) => ask({ stream, text }),
  }
}

async function work() {
  const sqlite = process.getBuiltinModule?.('node:sqlite') ?? (await import('@photostructure/sqlite'))
  const db = new sqlite.DatabaseSync(workerData)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec(
    'CREATE TABLE entries (stream TEXT, seq INTEGER, entry TEXT, PRIMARY KEY (stream, seq)) STRICT, WITHOUT ROWID',
  )
  db.exec('CREATE TABLE states (stream TEXT PRIMARY KEY, state TEXT) STRICT, WITHOUT ROWID')
  const append = db.prepare('INSERT INTO entries VALUES (?, ?, ?)')
  const keep = db.prepare('INSERT OR REPLACE INTO states VALUES (?, ?)')
  parentPort.on('message', (first) => {
    const all = [...first]
    for (let more = receiveMessageOnPort(parentPort); more; more = receiveMessageOnPort(parentPort)) {
      all.push(...more.message)
    }
    db.exec('BEGIN IMMEDIATE')
    for (const { stream, seq, text } of all) {
      if (seq === undefined) keep.run(stream, text)
      else append.run(stream, seq, text)
    }
    db.exec('COMMIT')
    parentPort.postMessage(all.map(({ id }) => id))
  })
  parentPort.postMessage('open')
}

if (!isMainThread) await work()
