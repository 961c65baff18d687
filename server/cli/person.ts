/** `person export`: what the rooms of a data folder or Redis keep about one person, or who has a name. */
import type { Named } from '#server/names.ts'
import { personFile } from '#server/personFile.ts'
import { replay, sharedScripts } from '#server/replay.ts'
import { readSettings, SettingsInvalid } from '#server/settings.ts'
import { StoreUnusable } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { type LogReader, readFolder } from '#server/store/sqliteReader.ts'
import type { PersonFile } from '#shared/personFile.ts'
import type { LogRecord } from '#shared/record.ts'
import { Complaint, type Io, optionOf, type Parsed } from './io.ts'
import { table } from './table.ts'

/** `person export PERSON`: an id gives everything as JSON, a name gives the ids of those who have it. */
export async function personCommand(parsed: Parsed, io: Io): Promise<number> {
  const [verb, who, ...more] = parsed.files
  if (verb !== 'export' || who === undefined || more.length > 0) {
    throw new Complaint('Say whom to export: launchroom person export PERSON', 2)
  }
  const log = await readerOf(parsed, io)
  try {
    const rooms = await filesOf(log, who)
    if (rooms.length > 0) io.out(JSON.stringify({ person: who, rooms }, null, 2))
    else tellNames(await named(log, who), who, io)
  } finally {
    log.close()
  }
  return 0
}

async function filesOf(log: LogReader, person: string): Promise<PersonFile[]> {
  const scripts = sharedScripts()
  const files: PersonFile[] = []
  for (const stream of await log.streams('room/')) {
    const code = stream.slice('room/'.length)
    const entries = await log.read(stream, -1)
    const names = (await log.read(`names/${code}`, -1)) as Named[]
    if (!JSON.stringify([entries, names]).includes(JSON.stringify(person))) continue
    const { script, state, openedAt, last } = replay(entries, scripts.of)
    const records = entries.slice(0, last.seq + 1) as LogRecord[]
    const file = personFile({ code, script, state, openedAt, records, names }, person, {
      kind: 'facilitator',
    })
    if (file) files.push(file)
  }
  return files
}

async function named(log: LogReader, name: string): Promise<string[][]> {
  const wanted = name.toLocaleLowerCase()
  const found: string[][] = []
  for (const stream of await log.streams('names/')) {
    const names = (await log.read(stream, -1)) as Named[]
    const last = new Map(names.map((one) => [one.person, one.name]))
    for (const [person, called] of last)
      if (called.toLocaleLowerCase().includes(wanted))
        found.push([person, stream.slice('names/'.length), called])
  }
  return found
}

function tellNames(found: string[][], who: string, io: Io): void {
  if (found.length === 0) throw new Complaint(`No room keeps anything about ${who}.`)
  io.out('These people have that name. Export each by the id:\n')
  io.out(table([['id', 'room', 'name'], ...found]))
}

async function readerOf(parsed: Parsed, io: Io): Promise<LogReader> {
  try {
    const redis = optionOf(parsed, 'redis')
    const settings = readSettings(process.env, redis === undefined ? [] : ['--redis', redis])
    if (settings.redisUrl === null) return await readFolder(settings.dataDir)
    const { log, close } = await redisStore(settings.redisUrl, { warn: (text) => io.err(text) })
    return { read: log.read, streams: log.streams, close: () => void close() }
  } catch (error) {
    if (error instanceof SettingsInvalid || error instanceof StoreUnusable) throw new Complaint(error.message)
    throw error
  }
}
