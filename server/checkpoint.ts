/**
 * The state of a room as a text beside its log, so that opening a room need not play its whole day again. It is good
 * for the very engine that wrote it and for the log it was written of; whatever does not fit is passed over.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { State } from '#server/engine/state.ts'
import type { RoomCode } from '#shared/ids.ts'
import type { LogRecord } from '#shared/record.ts'
import type { Script } from '#shared/script.ts'
import type { WallMs } from '#shared/time.ts'
import { sha256 } from './chain.ts'
import { type Replayed, replay, replayFrom, type Scripts } from './replay.ts'
import type { Log, Store } from './store/log.ts'

interface Checkpoint {
  /** The record after which the state stands. */
  last: Pick<LogRecord, 'seq' | 'wall' | 'digest' | 'hash'>
  code: RoomCode
  openedAt: WallMs
  scenarioHash: string
  state: State
}

/** The text to keep: which engine, the sum over the rest, the rest. */
export function checkpointText({
  last,
  code,
  openedAt,
  scenarioHash,
  state,
}: Omit<Replayed, 'script'>): string {
  const { seq, wall, digest, hash } = last
  const checkpoint: Checkpoint = { last: { seq, wall, digest, hash }, code, openedAt, scenarioHash, state }
  const body = JSON.stringify(checkpoint)
  return `${engineMark()}\n${sha256(body)}\n${body}`
}

/** Null for none, for a text that another engine wrote, or that is not what was written. */
function checkpointIn(text: string | null): Checkpoint | null {
  const [mark, sum, body] = text?.split('\n', 3) ?? []
  if (mark !== engineMark() || body === undefined || sum !== sha256(body)) return null
  return JSON.parse(body) as Checkpoint
}

let mark: string | null = null

/** Another engine may keep another state: told apart by the code itself, the bundle or the sources. */
function engineMark(): string {
  mark ??= sha256(
    import.meta.url.endsWith('.ts') ? sources() : readFileSync(fileURLToPath(import.meta.url), 'utf8'),
  )
  return mark
}

function sources(): string {
  const folders = ['./engine/', '../shared/'].map((name) => fileURLToPath(new URL(name, import.meta.url)))
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .sort()
        .map((name) => readFileSync(path.join(folder, name), 'utf8')),
    )
    .join()
}

/**
 * A room from its last checkpoint and the records since; null where there is none that fits. What came before the
 * checkpoint is not read: proving it is left to whoever asked.
 */
export async function fromCheckpoint(
  stream: string,
  { log, checkpoints }: Pick<Store, 'log' | 'checkpoints'>,
  scripts: Scripts,
): Promise<Replayed | null> {
  const kept = checkpointIn(await checkpoints.last(stream).catch(() => null))
  if (!kept) return null
  const [anchor, ...tail] = (await log.read(stream, kept.last.seq - 1)) as [LogRecord?, ...unknown[]]
  const script = scripts.known(kept.scenarioHash) ?? (await firstScript(stream, log, scripts))
  if (!anchor || !script || !isSame(anchor, kept.last)) return null
  return replayFrom({ ...kept, script, last: anchor, damage: null }, tail)
}

async function firstScript(stream: string, log: Log, scripts: Scripts): Promise<Script | null> {
  const [first] = await log.read(stream, -1, 1)
  try {
    return replay([first], scripts.of).script
  } catch {
    return null // the log itself is damaged, and says so when it is replayed
  }
}

function isSame(record: LogRecord, { seq, wall, digest, hash }: Checkpoint['last']): boolean {
  return record.seq === seq && record.wall === wall && record.digest === digest && record.hash === hash
}
