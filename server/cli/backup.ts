/** `backup` and `restore`: a store in one file, while it is being used, and back into an empty place. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { faultInStream } from '#server/chain.ts'
import { makeFolder } from '#server/dataFolder.ts'
import { readSettings, type Settings, SettingsInvalid } from '#server/settings.ts'
import { type Backup, backUpFolder, backUpStore, fillStore, openBackup } from '#server/store/backupFile.ts'
import { type Store, StoreUnusable } from '#server/store/log.ts'
import { redisStore } from '#server/store/redisLog.ts'
import { sqliteStore } from '#server/store/sqliteLog.ts'
import { Complaint, type Io, onlyFile, optionOf, type Parsed } from './io.ts'

/** `backup FILE`: everything the server has, as it is now, while the server runs or while it does not. */
export async function backupCommand(parsed: Parsed, io: Io): Promise<number> {
  const file = path.resolve(onlyFile(parsed, 'file to write'))
  const settings = settingsOf(parsed)
  if (existsSync(file)) throw new Complaint(`${file} is already there. Name another file.`)
  const asked = { file, files: smallFiles(settings.dataDir) }
  await complaining(`The backup was not written to ${file}`, async () => {
    if (settings.redisUrl === null) return backUpFolder(settings.dataDir, asked)
    await withStore(settings, io, (store) => backUpStore(store, asked))
  })
  const { damaged, text } = await withBackup(file, async (backup) => look(backup))
  io.out(`Backed up ${placeOf(settings)} to ${file}: ${text}.`)
  tellDamage(damaged, io)
  io.err('The file holds the keys of the server and all that was typed. Keep it where only you can read it.')
  return 0
}

/** `restore FILE`: proves every chain of the file, then fills an empty data folder or Redis with it. */
export async function restoreCommand(parsed: Parsed, io: Io): Promise<number> {
  const file = path.resolve(onlyFile(parsed, 'backup'))
  const settings = settingsOf(parsed)
  if (!existsSync(file)) throw new Complaint(`${file}: There is no such file.`)
  return withBackup(file, async (backup) => {
    const { damaged, sound, text } = look(backup)
    tellDamage(damaged, io)
    if (damaged.length > 0 && parsed.values['skip-damaged'] !== true) {
      throw new Complaint('Nothing was restored. --skip-damaged restores everything else.')
    }
    const force = parsed.values['force'] === true
    needEmpty(settings, force)
    await complaining('The restore did not come to its end', () =>
      withStore(settings, io, async (store) => {
        const there = await store.log.streams('')
        if (there.length > 0 && !force) throw new Complaint(taken(settings))
        await store.eraser.remove(there)
        await fillStore(store, backup, { streams: sound })
        await putFiles(settings.dataDir, backup.files())
      }),
    )
    io.out(`Restored ${placeOf(settings)} from ${file}: ${text}.`)
    return 0
  })
}

interface Looked {
  sound: string[]
  damaged: { stream: string; why: string }[]
  /** What there is, counted. */
  text: string
}

function look(backup: Backup): Looked {
  const looked: Looked = { sound: [], damaged: [], text: '' }
  let entries = 0
  for (const stream of backup.streams()) {
    const read = backup.read(stream)
    const why = faultInStream(stream, read)
    if (why === null) looked.sound.push(stream)
    else looked.damaged.push({ stream, why })
    if (why === null) entries += read.length
  }
  const rooms = looked.sound.filter((stream) => stream.startsWith('room/')).length
  looked.text = `${count(rooms, 'room')}, ${count(entries, 'record')} in ${count(looked.sound.length, 'sound chain')}`
  return looked
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}

function tellDamage(damaged: Looked['damaged'], io: Io): void {
  for (const { stream, why } of damaged) io.err(`${stream} is damaged: ${why}.`)
}

function placeOf({ redisUrl, dataDir }: Settings): string {
  return redisUrl === null ? dataDir : 'Redis'
}

function taken(settings: Settings): string {
  return `${placeOf(settings)} is not empty. --force deletes for good what is there.`
}

function needEmpty(settings: Settings, force: boolean): void {
  if (force || !existsSync(settings.dataDir) || readdirSync(settings.dataDir).length === 0) return
  throw new Complaint(taken({ ...settings, redisUrl: null }))
}

const SMALL_BYTES = 64 * 1024

/** The keys and whatever else stands beside the log in the data folder. */
function smallFiles(dataDir: string): Record<string, Uint8Array> {
  if (!existsSync(dataDir)) return {}
  const names = readdirSync(dataDir).filter((name) => {
    const { size, isFile } = infoOf(path.join(dataDir, name))
    return isFile && size <= SMALL_BYTES && !name.includes('.sqlite')
  })
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(dataDir, name))]))
}

function infoOf(file: string): { size: number; isFile: boolean } {
  const info = statSync(file)
  return { size: info.size, isFile: info.isFile() }
}

async function putFiles(dataDir: string, files: Record<string, Uint8Array>): Promise<void> {
  await makeFolder(dataDir)
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(dataDir, path.basename(name))
    writeFileSync(file, content, { mode: 0o600 })
    chmodSync(file, 0o600)
  }
}

function settingsOf(parsed: Parsed): Settings {
  const redis = optionOf(parsed, 'redis')
  try {
    return readSettings(process.env, redis === undefined ? [] : ['--redis', redis])
  } catch (error) {
    if (error instanceof SettingsInvalid) throw new Complaint(error.message)
    throw error
  }
}

async function withStore<T>(settings: Settings, io: Io, use: (store: Store) => Promise<T>): Promise<T> {
  const warn = (text: string) => io.err(text)
  await makeFolder(settings.dataDir)
  const store = await (settings.redisUrl === null
    ? sqliteStore(settings.dataDir)
    : redisStore(settings.redisUrl, { warn }))
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

async function withBackup<T>(file: string, use: (backup: Backup) => Promise<T>): Promise<T> {
  const backup = await openBackup(file).catch((error: Error) => {
    throw new Complaint(`${file} is no backup of Launchroom (${error.message}).`)
  })
  try {
    return await use(backup)
  } finally {
    backup.close()
  }
}

/** What the disk, the store or the database says no with is one line. */
async function complaining(what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Complaint || !(error instanceof Error)) throw error
    throw new Complaint(error instanceof StoreUnusable ? error.message : `${what}: ${error.message}.`)
  }
}
