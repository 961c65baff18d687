/**
 * A backup is one SQLite file: the streams and heartbeats as the embedded store keeps them, whichever store they come
 * from, the small files of the data folder beside them, and a line that says what it is. It is written under another
 * name and gets its own when it is whole and on disk.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { WallMs } from '#shared/time.ts'
import { type Entry, parseEntry, type Store } from './log.ts'
import { type Database, schema, sqlite } from './sqlite.ts'

export interface Backup {
  streams: () => string[]
  /** The entries of a stream as stored; nothing here proves that they are sound. */
  read: (stream: string) => unknown[]
  heartbeats: () => Record<string, WallMs>
  /** Files of the data folder by name. */
  files: () => Record<string, Uint8Array>
  close: () => void
}

export interface BackupAsked {
  file: string
  /** Files of the data folder that belong to it, by name. */
  files: Record<string, Uint8Array>
}

const FORMAT = 'launchroom backup 1'
const ABOUT = `
  CREATE TABLE about (format TEXT NOT NULL) STRICT;
  CREATE TABLE files (name TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID;
`

/**
 * Copies the database of a data folder, whether or not a server is using it, as it is at one moment: every record that
 * was acknowledged before is in the copy, and nobody waits for it. Throws when there is none, or no room for the copy.
 */
export async function backUpFolder(dataDir: string, { file, files }: BackupAsked): Promise<void> {
  const Sqlite = await sqlite()
  const from = path.join(dataDir, 'launchroom.sqlite')
  if (!existsSync(from)) throw new Error(`there is no log in ${dataDir}`)
  await written(file, (part) => {
    const db = new Sqlite(from)
    try {
      db.exec('PRAGMA busy_timeout = 5000')
      db.prepare('VACUUM INTO ?').run(part)
    } finally {
      db.close()
    }
    const copy = new Sqlite(part)
    try {
      complete(copy, files)
    } finally {
      copy.close()
    }
  })
}

/** Writes all streams of a store to a file. A room's names are read after its log: whoever is in it has one. */
export async function backUpStore(store: Store, { file, files }: BackupAsked): Promise<void> {
  const Sqlite = await sqlite()
  const names = await store.log.streams('')
  const roomsFirst = [...names].sort((a, b) => Number(b.startsWith('room/')) - Number(a.startsWith('room/')))
  await written(file, async (part) => {
    const db = new Sqlite(part)
    try {
      db.exec(schema)
      for (const stream of roomsFirst) insertAll(db, stream, await store.log.read(stream, -1))
      const beat = db.prepare('INSERT INTO heartbeats (stream, wall) VALUES (?, ?)')
      for (const [stream, wall] of Object.entries(await store.heartbeats.last())) beat.run(stream, wall)
      complete(db, files)
    } finally {
      db.close()
    }
  })
}

function insertAll(db: Database, stream: string, entries: unknown[]): void {
  const insert = db.prepare('INSERT INTO entries (stream, seq, hash, entry) VALUES (?, ?, ?, ?)')
  db.exec('BEGIN')
  for (const [seq, entry] of entries.entries()) {
    const hash = typeof entry === 'object' && entry !== null && 'hash' in entry ? String(entry.hash) : ''
    insert.run(stream, seq, hash, typeof entry === 'string' ? entry : JSON.stringify(entry))
  }
  db.exec('COMMIT')
}

function complete(db: Database, files: Record<string, Uint8Array>): void {
  db.exec(ABOUT)
  db.prepare('INSERT INTO about (format) VALUES (?)').run(FORMAT)
  const insert = db.prepare('INSERT INTO files (name, content) VALUES (?, ?)')
  for (const [name, content] of Object.entries(files)) insert.run(name, content)
}

/** Only its owner may read it, from the first byte on. */
async function written(file: string, write: (part: string) => void | Promise<void>): Promise<void> {
  const part = `${file}.part`
  rmSync(part, { force: true })
  closeSync(openSync(part, 'wx', 0o600))
  try {
    await write(part)
    toDisk(part)
    renameSync(part, file)
    toDisk(path.dirname(file))
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

function toDisk(name: string): void {
  const handle = openSync(name, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Throws when the file is no backup of ours. */
export async function openBackup(file: string): Promise<Backup> {
  const Sqlite = await sqlite()
  const db = new Sqlite(file, { readOnly: true })
  try {
    const about = db.prepare('SELECT format FROM about').get()
    if (about?.['format'] !== FORMAT) throw new Error('it is of another version')
  } catch (error) {
    db.close()
    throw error
  }
  const names = db.prepare('SELECT DISTINCT stream FROM entries ORDER BY stream')
  const entries = db.prepare('SELECT entry FROM entries WHERE stream = ? ORDER BY seq')
  return {
    streams: () => names.all().map((row) => String(row['stream'])),
    read: (stream) => entries.all(stream).map((row) => parseEntry(String(row['entry']))),
    heartbeats: () =>
      Object.fromEntries(
        db
          .prepare('SELECT stream, wall FROM heartbeats')
          .all()
          .map((row) => [String(row['stream']), Number(row['wall'])]),
      ),
    files: () =>
      Object.fromEntries(
        db
          .prepare('SELECT name, content FROM files')
          .all()
          .map((row) => [String(row['name']), row['content'] as Uint8Array]),
      ),
    close: () => db.close(),
  }
}

/** Puts streams into a store that has none of them, each all or nothing. Throws `SeqConflict` where there is one. */
export async function fillStore(
  store: Store,
  backup: Backup,
  { streams }: { streams: readonly string[] },
): Promise<void> {
  for (const stream of streams) await store.eraser.replace(stream, backup.read(stream) as Entry[], '')
  const beats = Object.entries(backup.heartbeats()).filter(([stream]) => streams.includes(stream))
  for (const [stream, wall] of beats) await store.heartbeats.beat([stream], wall)
}
