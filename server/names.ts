/**
 * How people are called, beside the log of their room and never in it: the log knows them by opaque ids. A stream of
 * its own, so that names outlive the process and reach every node.
 */
import type { PersonId, RoomCode } from '#shared/ids.ts'
import type { WallMs } from '#shared/time.ts'
import { hashAfter } from './chain.ts'
import { type Entry, type Log, SeqConflict } from './store/log.ts'

/** One name that was given. */
export interface Named extends Entry {
  wall: WallMs
  person: PersonId
  name: string
}

export interface Names {
  all: () => Record<PersonId, string>
  /** Names a person, for good once the promise is kept. */
  set: (person: PersonId, name: string, wall: WallMs) => Promise<void>
  /** Called whenever somebody got a name. Gives back how to stop. */
  listen: (heard: () => void) => () => void
  close: () => void
}

/** The stream of the names of a room. */
export const namesStream = (code: RoomCode) => `names/${code}`

/** Every name that was given in a room, in order. */
export async function namesGiven(log: Log, code: RoomCode): Promise<Named[]> {
  return (await log.read(namesStream(code), -1)) as Named[]
}

/** These names alone, numbered and chained from the start. */
export function chainedNames(names: readonly Named[]): Named[] {
  const chain: Named[] = []
  for (const { wall, person, name } of names) {
    const entry = { seq: chain.length, wall, person, name }
    chain.push({ ...entry, hash: hashAfter(chain.at(-1)?.hash ?? '', entry) })
  }
  return chain
}

/** `lost` is called when the stream is no longer the one that was read: then the names are to be opened again. */
export async function openNames(log: Log, code: RoomCode, lost: () => void): Promise<Names> {
  const stream = namesStream(code)
  const heard = new Set<() => void>()
  let names: Record<PersonId, string> = {}
  let last: Entry = { seq: -1, hash: '' }
  let busy: Promise<unknown> = Promise.resolve()

  function take(entry: unknown): void {
    const named = entry as Named
    // What cannot be read names nobody.
    if (!(named.seq > last.seq)) return
    last = named
    names = { ...names, [named.person]: named.name }
    for (const tell of heard) tell()
  }

  for (const entry of await log.read(stream, -1)) take(entry)
  const unfollow = log.follow(stream, last, { heard: take, lost })

  async function give({ person, name, wall }: Pick<Named, 'person' | 'name' | 'wall'>): Promise<void> {
    if (names[person] === name) return
    for (;;) {
      const entry = { seq: last.seq + 1, wall, person, name }
      const sealed: Named = { ...entry, hash: hashAfter(last.hash, entry) }
      try {
        await log.append(stream, [sealed], last.hash)
        return take(sealed)
      } catch (error) {
        if (!(error instanceof SeqConflict)) throw error
        const others = await log.read(stream, last.seq)
        for (const other of others) take(other)
        if (others.length > 0) continue
        lost()
        throw new Error('the store no longer holds the names as they were given', { cause: error })
      }
    }
  }

  return {
    all: () => names,
    set(person, name, wall) {
      // One after the other: forty who join at once are no sign that the store lost something.
      const given = busy.then(() => give({ person, name, wall }))
      busy = given.catch(() => {})
      return given
    },
    listen(tell) {
      heard.add(tell)
      return () => heard.delete(tell)
    },
    close: unfollow,
  }
}
