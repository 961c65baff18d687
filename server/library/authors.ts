/** How the authors of scenarios are called: a stream of names of its own, beside the scenarios and never in them. */
import type { PersonId } from '#shared/ids.ts'
import { chainedNames, type Named, type Names, namesGiven, namesStream, openNames } from '../names.ts'
import type { Store } from '../store/log.ts'

export interface Authors {
  all: () => Promise<Record<PersonId, string>>
  set: Names['set']
  /** Everything a person was ever called. */
  given: (person: PersonId) => Promise<Named[]>
  /** Removes the names of a person, for good. */
  forget: (person: PersonId) => Promise<void>
  close: () => void
}

/** No room has a code like this. */
const AUTHORS = 'authors'

export function openAuthors({ log, eraser }: Pick<Store, 'log' | 'eraser'>): Authors {
  let opening: Promise<Names> | null = null

  function reopen(): void {
    void opening?.then((old) => old.close()).catch(() => {})
    opening = null
  }

  function names(): Promise<Names> {
    opening ??= openNames(log, AUTHORS, reopen).catch((error) => {
      opening = null
      throw error
    })
    return opening
  }

  return {
    all: async () => (await names()).all(),
    async set(...named) {
      // Another node may have rewritten the names a moment ago: then they are read again.
      await (await names()).set(...named).catch(async () => (await names()).set(...named))
    },
    given: async (person) => (await namesGiven(log, AUTHORS)).filter((one) => one.person === person),
    async forget(person) {
      const all = await namesGiven(log, AUTHORS)
      const others = all.filter((one) => one.person !== person)
      if (others.length === all.length) return
      await eraser.replace(namesStream(AUTHORS), chainedNames(others), all.at(-1)?.hash ?? '')
      reopen()
    },
    close: reopen,
  }
}
