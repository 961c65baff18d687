/**
 * The scenario library: the files of a folder, which nobody changes here, and own scenarios, which stand in the log. An
 * own one with the id of a file takes its place until it is deleted.
 */
import type { PersonId } from '#shared/ids.ts'
import type { Author, AuthorFile, ScenarioCard, ScenarioText, Version, VersionText } from '#shared/library.ts'
import type { ScenarioInfo } from '#shared/protocol.ts'
import type { Scenario } from '#shared/scenario.ts'
import { SECOND, type WallMs } from '#shared/time.ts'
import { sha256 } from '../chain.ts'
import { type Loaded, loadScenario } from '../scenario/load.ts'
import type { Authors } from './authors.ts'
import { type Bench, TooLong } from './bench.ts'
import type { Files, ScenarioFile } from './files.ts'
import type { Described } from './jobs.ts'
import { numberOf } from './revision.ts'
import type { History, Kept, Listed, Saving, Shelf } from './shelf.ts'
import type { Statistics } from './statistics.ts'

export interface Library {
  /** Whether there is a scenario to open a room with, as far as files go. */
  isReady: () => Promise<boolean>
  /** Those a room can be opened with. */
  list: () => Promise<ScenarioInfo[]>
  cards: () => Promise<ScenarioCard[]>
  /** The scenario of this id for a room; a draft has errors. */
  find: (id: string) => Promise<Scenario | 'unknown' | 'draft'>
  /** The text in force. */
  text: (id: string) => Promise<ScenarioText | null>
  versions: (id: string) => Promise<Version[]>
  /** Null where there is no such revision, or it has no text. */
  version: (id: string, revision: number) => Promise<VersionText | null>
  save: (id: string, saving: Saving) => Promise<Kept>
  delete: (id: string, by: PersonId) => Promise<Kept>
  purge: (id: string) => Promise<void>
  authors: (you: PersonId) => Promise<Author[]>
  setName: (person: PersonId, name: string, wall: WallMs) => Promise<void>
  /** Null where nothing is known of the person. */
  author: (person: PersonId) => Promise<AuthorFile | null>
  /** Removes a person's name and notes. False where nothing is known of the person. */
  forget: (ask: { person: PersonId; by: PersonId; reason: string }) => Promise<boolean>
}

export interface LibraryOptions {
  files: Files
  shelf: Shelf
  authors: Authors
  statistics: Statistics
  /** Reads texts. */
  bench: Bench
  warn: (text: string) => void
}

/** What is told of somebody who was erased, and of somebody who gave no name. */
const FORMER = 'Former facilitator'
const NAMELESS = 'Facilitator'
const READ_MS = 10 * SECOND
const MOST_DESCRIBED = 1000
/** A text that takes too long to read is a draft that needs mending, and nobody waits for it twice. */
const UNREADABLE: Described = { title: '', summary: '', errors: 1, warnings: 0, facts: null }

interface Held {
  id: string
  text: string
  own: History | null
  file: ScenarioFile | null
}

export function openLibrary(options: LibraryOptions): Library {
  const { files, shelf, authors, statistics, bench, warn } = options
  const described = new Map<string, Promise<Described>>()
  const loaded = new WeakMap<ScenarioFile, Loaded>()

  async function held(): Promise<Held[]> {
    const [builtIn, histories] = await Promise.all([files(), shelf.all()])
    const own = new Map(histories.filter(({ head }) => head).map((history) => [history.id, history]))
    const fromFiles = builtIn.map((file) => heldOf(file.id, file, own.get(file.id) ?? null))
    const ids = new Set(builtIn.map(({ id }) => id))
    const others = [...own.values()].filter(({ id }) => !ids.has(id))
    return [...fromFiles, ...others.map((history) => heldOf(history.id, null, history))]
  }

  async function heldAt(id: string): Promise<Held | null> {
    const file = (await files()).find((one) => one.id === id) ?? null
    const history = await shelf.of(id)
    const own = history?.head ? history : null
    return file || own ? heldOf(id, file, own) : null
  }

  /** What comes with the server is read here and once: it is quickly done. */
  function load(file: ScenarioFile): Loaded {
    const known = loaded.get(file)
    if (known) return known
    const made = loadScenario(file.text, file.file)
    for (const { line, column, message } of made.problems) warn(`${file.file}:${line}:${column} ${message}`)
    loaded.set(file, made)
    return made
  }

  function describe({ id, text }: Held): Promise<Described> {
    const hash = sha256(text)
    const known = described.get(hash)
    if (known) return known
    const asked = bench.ask('describe', { text, file: `${id}.yaml` }, { limitMs: READ_MS, later: true })
    const made = asked.catch((error) => {
      if (error instanceof TooLong) return UNREADABLE
      throw error
    })
    described.set(hash, made)
    made.catch(() => described.delete(hash))
    const [oldest] = described.keys()
    if (described.size > MOST_DESCRIBED && oldest !== undefined) described.delete(oldest)
    return made
  }

  async function nameOf(): Promise<Called> {
    const names = await authors.all()
    return (by, erased) => names[by] ?? (erased.includes(by) ? FORMER : NAMELESS)
  }

  return {
    async isReady() {
      const all = await files().catch(() => [])
      return all.some((file) => 'script' in load(file))
    },
    async list() {
      const all = await held()
      const infos = await Promise.all(all.map(async (one) => infoOf(one, await describe(one))))
      return infos.filter((info) => info !== null)
    },
    async cards() {
      const [all, played, called] = await Promise.all([held(), statistics.played(), nameOf()])
      return Promise.all(
        all.map(async (one) => {
          const said = await describe(one)
          const sound = said.facts !== null && said.errors === 0
          const difficulty = await statistics.difficulty({ id: one.id, text: one.text, sound })
          return { ...headOf(one, called), ...titled(one, said), difficulty, played: played(one.id) }
        }),
      )
    },
    async find(id) {
      const one = await heldAt(id)
      if (!one) return 'unknown'
      const { own, file, text } = one
      const read =
        !own && file
          ? load(file)
          : await bench.ask('load', { text, file: `${id}.yaml` }, { limitMs: READ_MS })
      return 'scenario' in read && read.scenario.id === id ? read.scenario : 'draft'
    },
    async text(id) {
      const one = await heldAt(id)
      if (!one) return null
      const said = await describe(one).catch(() => null)
      const note = one.own?.head?.note ?? ''
      return { ...headOf(one, await nameOf()), title: said?.title || id, text: one.text, note }
    },
    async versions(id) {
      const [history, called, all] = await Promise.all([shelf.of(id), nameOf(), files()])
      const own = (history?.versions ?? []).map((listed) => versionOf(listed, history, called)).reverse()
      const file = all.find((one) => one.id === id)
      return file ? [...own, builtIn(file)] : own
    },
    async version(id, revision) {
      if (revision === 0) {
        const file = (await files()).find((one) => one.id === id)
        return file ? { ...builtIn(file), text: file.text } : null
      }
      const [history, saved, called] = await Promise.all([
        shelf.of(id),
        shelf.version(id, revision),
        nameOf(),
      ])
      const listed = history?.versions.find((one) => one.revision === revision)
      return saved && listed ? { ...versionOf(listed, history, called), text: saved.text } : null
    },
    save: shelf.save,
    delete: shelf.delete,
    purge: shelf.purge,
    async authors(you) {
      return authorsOf(await shelf.all(), await authors.all(), you)
    },
    setName: authors.set,
    async author(person) {
      const [names, histories] = await Promise.all([authors.given(person), shelf.all()])
      const saves = histories.flatMap(({ id, versions }) =>
        versions
          .filter(({ by }) => by === person)
          .map(({ revision, kind, wall, note }) => ({ scenario: id, revision, kind, savedAt: wall, note })),
      )
      if (names.length + saves.length === 0) return null
      return { person, names: names.map(({ name, wall }) => ({ name, since: wall })), saves }
    },
    async forget(ask) {
      const named = (await authors.given(ask.person)).length > 0
      if (named) await authors.forget(ask.person)
      return (await shelf.forget(ask)) > 0 || named
    },
  }
}

function heldOf(id: string, file: ScenarioFile | null, own: History | null): Held {
  return { id, text: own?.head?.text ?? file?.text ?? '', own, file }
}

type Called = (by: PersonId, erased: readonly PersonId[]) => string

function versionOf(
  { revision, kind, wall, by, note, bytes }: Listed,
  history: History | null,
  called: Called,
): Version {
  return { revision, kind, savedAt: wall, by: called(by, history?.erased ?? []), note, bytes }
}

function builtIn({ text }: ScenarioFile): Version {
  const bytes = Buffer.byteLength(text)
  return { revision: 0, kind: 'built-in', savedAt: null, by: null, note: '', bytes }
}

function headOf(
  { id, own, file }: Held,
  called: Called,
): Pick<ScenarioCard, 'id' | 'source' | 'changed' | 'revision' | 'savedAt' | 'by'> {
  const head = own?.head
  if (!own || !head) return { id, source: 'built-in', changed: false, revision: 0, savedAt: null, by: null }
  const { wall, by } = head
  const author = called(by, own.erased)
  return { id, source: 'own', changed: file !== null, revision: numberOf(head), savedAt: wall, by: author }
}

function titled(
  { id }: Held,
  { title, summary, errors, warnings, facts }: Described,
): Pick<ScenarioCard, 'title' | 'summary' | 'errors' | 'warnings' | 'facts'> {
  return { title: title || id, summary, errors, warnings, facts }
}

function infoOf({ id }: Held, { title, summary, errors, facts }: Described): ScenarioInfo | null {
  if (!facts || errors > 0) return null
  const { roles, milestones, injects, simulatedMs } = facts
  return {
    id,
    title,
    summary,
    roles: roles.map(({ id: role, name }) => ({ id: role, name })),
    milestones,
    injects,
    simulatedMs,
  }
}

function authorsOf(
  histories: readonly History[],
  names: Readonly<Record<PersonId, string>>,
  you: PersonId,
): Author[] {
  const known = new Map<PersonId, Author>()
  for (const { versions, erased } of histories) {
    for (const { by, wall } of versions) {
      const before = known.get(by)
      known.set(by, {
        person: by,
        name: names[by] ?? null,
        saves: (before?.saves ?? 0) + 1,
        lastAt: Math.max(before?.lastAt ?? 0, wall),
        erased: names[by] === undefined && (before?.erased === true || erased.includes(by)),
        you: by === you,
      })
    }
  }
  return [...known.values()].sort((a, b) => b.lastAt - a.lastAt)
}
