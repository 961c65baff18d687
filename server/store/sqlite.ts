/** The SQLite that this Node has: its own where there is one, else the same interface from a package. */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from '@photostructure/sqlite'
import { StoreUnusable } from './log.ts'

export type Database = InstanceType<typeof DatabaseSync>

// Entries stand in the order in which they came, whatever their stream: a batch writes few pages, one after the other.
// Clustered by stream (WITHOUT ROWID) each would write a page of its own, and most an overflow page besides.
// The price: a page that the disk spoils is damage in every room that was at work at that moment.
export const schema = `
  CREATE TABLE IF NOT EXISTS entries (
    stream TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL, entry TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS streams ON entries (stream) WHERE seq = 0;
  CREATE TABLE IF NOT EXISTS heartbeats (stream TEXT PRIMARY KEY, wall INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS checkpoints (stream TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
`

/** Opens the database of a data folder, alone: a second process there is refused. Throws `StoreUnusable`. */
export async function openDatabase(dataDir: string): Promise<{ db: Database; close: () => void }> {
  const Sqlite = await sqlite()
  try {
    mkdirSync(dataDir, { recursive: true })
    const lock = takeLock(new Sqlite(path.join(dataDir, 'lock.sqlite')))
    const db = new Sqlite(forOwner(path.join(dataDir, 'launchroom.sqlite')))
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000')
    // Moving what was written into the main file stops everybody for 10 to 30 ms: seldom, for 16 MB of a file that is
    // read again after a crash. The slowest hundredth of decisions did not differ from that with a move every 1,000.
    db.exec('PRAGMA wal_autocheckpoint = 4000')
    // What is erased is overwritten, not only forgotten.
    db.exec('PRAGMA secure_delete = ON')
    db.exec(schema)
    return {
      db,
      close() {
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        db.close()
        lock.close()
      },
    }
  } catch (error) {
    throw new StoreUnusable(reason(error, dataDir), { cause: error })
  }
}

/** Names and texts are in there: nobody but the server's own user reads it. What SQLite puts beside it is as closed. */
function forOwner(file: string): string {
  closeSync(openSync(file, 'a', 0o600))
  try {
    chmodSync(file, 0o600)
  } catch {
    // Somebody else owns it, a shared volume say, and has let us write.
  }
  return file
}

/** The operating system gives the lock back when the process dies, however it dies. */
function takeLock(lock: Database): Database {
  lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  return lock
}

function reason(error: unknown, dataDir: string): string {
  const text = error instanceof Error ? error.message : String(error)
  if (/locked|busy/i.test(text)) return `Another Launchroom is already using the data folder ${dataDir}.`
  return `The data folder ${dataDir} cannot be used (${text}).`
}

/** The class that opens databases. */
export async function sqlite(): Promise<typeof DatabaseSync> {
  const own = process.getBuiltinModule?.('node:sqlite') as { DatabaseSync: typeof DatabaseSync } | undefined
  return (own ?? (await import('@photostructure/sqlite'))).DatabaseSync
}
