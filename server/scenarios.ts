/** The scenarios of a folder. A file that changed is read again; one with problems is left out and told about. */
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Loaded, loadScenario } from '#server/scenario/load.ts'
import type { ScenarioInfo } from '#shared/protocol.ts'
import type { Scenario } from '#shared/scenario.ts'
import type { Script } from '#shared/script.ts'

export interface Library {
  list: () => Promise<ScenarioInfo[]>
  /** The scenario of this id, or null. */
  find: (id: string) => Promise<Scenario | null>
}
type Sound = Extract<Loaded, { script: Script }>

export function openLibrary(folder: string, warn: (text: string) => void): Library {
  const known = new Map<string, { changed: number; loaded: Loaded }>()

  async function load(file: string): Promise<Loaded> {
    const changed = (await stat(file)).mtimeMs
    const before = known.get(file)
    if (before?.changed === changed) return before.loaded
    const loaded = loadScenario(await readFile(file, 'utf8'), file)
    for (const { line, column, message } of loaded.problems) warn(`${file}:${line}:${column} ${message}`)
    known.set(file, { changed, loaded })
    return loaded
  }

  async function all(): Promise<Sound[]> {
    const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
    const found = await Promise.all(names.map((name) => load(path.join(folder, name))))
    return found.filter((loaded): loaded is Sound => 'script' in loaded)
  }

  return {
    list: async () => (await all()).map(infoOf),
    find: async (id) => (await all()).find(({ scenario }) => scenario.id === id)?.scenario ?? null,
  }
}

function infoOf({ script }: Sound): ScenarioInfo {
  const { id, title, summary, roles, milestones, injects, end } = script
  return {
    id,
    title,
    summary,
    roles: Object.entries(roles).map(([role, { name }]) => ({ id: role, name })),
    milestones: Object.keys(milestones).length,
    injects: Object.keys(injects).length,
    simulatedMs: end,
  }
}
