/** A scenario as its file has it, keys of the author's own included: what is exported, and what rows are compared with. */
import { isMapping } from '../scenario/words.ts'

export type Raw = Record<string, unknown>

/** The mapping under a key; empty if there is none. */
export function partOf(raw: Raw, key: string): Raw {
  const part = Object.hasOwn(raw, key) ? raw[key] : undefined
  return isMapping(part) ? part : {}
}

/** Text, number or truth value as text; else nothing. */
export function scalarOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** How the roles, personas or channels of a scenario are called in cells, and which one a cell means. */
export interface Labels {
  labelOf: (id: string) => string
  idOf: (text: string) => string | null
  all: () => string[]
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

function labelsOf(entries: Raw): Labels {
  const names = Object.keys(entries).map((id): [string, string] => [
    id,
    scalarOf(partOf(entries, id)['name']),
  ])
  const counts = new Map<string, number>()
  for (const text of [...names.map(([, name]) => name), ...names.map(([id]) => id)])
    counts.set(plain(text), (counts.get(plain(text)) ?? 0) + 1)
  const labels = new Map(
    names.map(([id, name]) => {
      const isOwnId = plain(name) === id
      const isClear = !/[,;\n/&+]| and |^'|^all$/i.test(name) && counts.get(plain(name)) === (isOwnId ? 2 : 1)
      return [id, isClear && name.trim() !== '' ? name : id]
    }),
  )
  const ids = new Map<string, string>()
  for (const [id] of names) ids.set(plain(scalarOf(partOf(entries, id)['letters'])), id)
  for (const [id, name] of names) ids.set(plain(name), id)
  for (const [id] of names) ids.set(id, id)
  for (const [id, label] of labels) ids.set(plain(label), id)
  return {
    labelOf: (id) => labels.get(id) ?? id,
    idOf: (text) => (plain(text) === '' ? null : (ids.get(plain(text)) ?? null)),
    all: () => [...labels.values()],
  }
}

export interface World {
  raw: Raw
  injects: Raw
  roles: Labels
  personas: Labels
  channels: Labels
  /** Headers of columns that nobody knows, by their key. */
  columns: Raw
}

export function worldOf(raw: Raw): World {
  return {
    raw,
    injects: partOf(raw, 'injects'),
    roles: labelsOf(partOf(raw, 'roles')),
    personas: labelsOf(partOf(raw, 'personas')),
    channels: labelsOf(partOf(raw, 'channels')),
    columns: partOf(partOf(raw, 'x-msel'), 'columns'),
  }
}
