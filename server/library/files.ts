/** The scenarios of a folder, which come with the server. A file that changed is read again. */
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

export interface ScenarioFile {
  id: string
  /** The file's name without its folder. */
  file: string
  text: string
}
export type Files = () => Promise<ScenarioFile[]>

/** Files whose id cannot be read, or was seen before, are left out and told about once. */
export function openFiles(folder: string, warn: (text: string) => void): Files {
  const known = new Map<string, { changed: number | null; read: ScenarioFile | null }>()

  /** One that cannot be read must not take the others along. */
  function readOne(name: string): Promise<ScenarioFile | null> {
    return readAgain(name).catch((error: Error) => {
      if (known.get(name)?.changed !== null) warn(`${path.join(folder, name)}: ${error.message}`)
      known.set(name, { changed: null, read: null })
      return null
    })
  }

  async function readAgain(name: string): Promise<ScenarioFile | null> {
    const file = path.join(folder, name)
    const changed = (await stat(file)).mtimeMs
    const before = known.get(name)
    if (before?.changed === changed) return before.read
    const text = await readFile(file, 'utf8')
    const id = idIn(text)
    if (id === null) warn(`${file}: no "id" can be read`)
    const read = id === null ? null : { id, file: name, text }
    known.set(name, { changed, read })
    return read
  }

  return async () => {
    // Own scenarios are there all the same; /readyz says what is missing.
    const all = await readdir(folder).catch(() => [])
    const names = all.filter((name) => /\.ya?ml$/.test(name)).sort()
    const byId = new Map<string, ScenarioFile>()
    for (const read of await Promise.all(names.map(readOne))) {
      if (read && !byId.has(read.id)) byId.set(read.id, read)
    }
    return [...byId.values()]
  }
}

const ID_LINE = /^id:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#'"]+))[ \t]*(?:#.*)?\r?$/m

/** The id a text gives itself, looked up without reading the rest, so that a draft that is no YAML has one too. */
export function idIn(text: string): string | null {
  const found = ID_LINE.exec(text)
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null
}

/** The same text under another id and title. */
export function renamed(text: string, { id, title }: { id: string; title: string }): string {
  const titled = /^title:.*$/m.test(text)
    ? text.replace(/^title:.*(?:\n[ \t]+\S.*)*$/m, () => `title: ${JSON.stringify(title)}`)
    : text
  return titled.replace(ID_LINE, () => `id: ${id}`)
}
