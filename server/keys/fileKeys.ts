/** The ring of keys in the data folder, readable by its owner only. A server that runs sees a change within a second. */
import { randomBytes } from 'node:crypto'
import { unwatchFile, watchFile } from 'node:fs'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder } from '../dataFolder.ts'
import { bytesOf, firstRing, type Keys, Ring, ringWatchers } from '../keys.ts'

const LOOK_MS = 500
const fileIn = (dataDir: string) => path.join(dataDir, 'keys.json')
/** Where the one key was before there was a ring. */
const oldFileIn = (dataDir: string) => path.join(dataDir, 'secret.key')

/** Makes the ring at the first start. Throws when it cannot be kept or is damaged. */
export async function fileKeys(dataDir: string, warn: (text: string) => void = () => {}): Promise<Keys> {
  await makeFolder(dataDir)
  const file = fileIn(dataDir)
  await makeOnce(file, (await ringIn(dataDir)) ?? firstRing())
  await rm(oldFileIn(dataDir), { force: true })
  let now = await readRing(file)
  const { watch, tell } = ringWatchers()

  const take = (ring: Ring) => {
    now = ring
    tell()
  }
  const look = async () => {
    try {
      take(await readRing(file))
    } catch (error) {
      warn(`${error instanceof Error ? error.message : error}; the keys of before go on`)
    }
  }
  const watcher = () => void look()
  watchFile(file, { interval: LOOK_MS, persistent: false }, watcher)

  return {
    ring: () => now,
    async change(make) {
      const next = make(await readRing(file))
      await rename(await written(file, next), file)
      take(next)
    },
    watch,
    close: () => unwatchFile(file, watcher),
  }
}

/** The ring of a data folder, or null where it has none. Throws when it is damaged. */
export async function ringIn(dataDir: string): Promise<Ring | null> {
  const text = await textOf(fileIn(dataDir))
  if (text !== null) return ringOf(text, fileIn(dataDir))
  const secret = await textOf(oldFileIn(dataDir))
  if (secret === null) return null
  const ring = Ring.safeParse(firstRing(secret.trim()))
  if (ring.success && bytesOf(secret).length > 0) return ring.data
  throw damaged(oldFileIn(dataDir))
}

async function readRing(file: string): Promise<Ring> {
  return ringOf(await readFile(file, 'utf8'), file)
}

function ringOf(text: string, file: string): Ring {
  try {
    return Ring.parse(JSON.parse(text))
  } catch {
    throw damaged(file)
  }
}

function damaged(file: string): Error {
  return new Error(`${file} is damaged: delete it, and everyone signs in again`)
}

async function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** Of two that start at once, one is first. */
async function makeOnce(file: string, ring: Ring): Promise<void> {
  const draft = await written(file, ring)
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
}

/** Writes the ring whole beside its file, so that nobody ever reads half of it; gives the place. */
async function written(file: string, ring: Ring): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(ring, null, 2)}\n`)
    await handle.sync()
  } catch (error) {
    await rm(draft)
    throw error
  } finally {
    await handle.close()
  }
  return draft
}
