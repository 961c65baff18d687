/** Reads the log of a data folder beside a server that may be using it. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Log, parseEntry, StoreUnusable } from './log.ts'
import { sqlite } from './sqlite.ts'

export type LogReader = Pick<Log, 'read' | 'streams'> & { close: () => void }

/** Throws `StoreUnusable` where there is no log. */
export async function readFolder(dataDir: string): Promise<LogReader> {
  const file = path.join(dataDir, 'launchroom.sqlite')
  if (!existsSync(file)) throw new StoreUnusable(`There is no log in ${dataDir}.`)
  const Sqlite = await sqlite()
  const db = new Sqlite(file)
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON')
  const read = db.prepare('SELECT entry FROM entries WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?')
  const streams = db.prepare(
    'SELECT stream FROM entries WHERE seq = 0 AND substr(stream, 1, length(?1)) = ?1 ORDER BY stream',
  )
  return {
    read: async (stream, seq, most = -1) =>
      read.all(stream, seq, most).map((row) => parseEntry(String(row['entry']))),
    streams: async (prefix) => streams.all(prefix).map((row) => String(row['stream'])),
    close: () => db.close(),
  }
}
