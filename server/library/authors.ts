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

  function names(): Promise<Names> {
    const lost = () => {
      void opening?.then((old) => old.close())
      opening = null
    }
    opening ??= openNames(log, AUTHORS, lost).catch((error) => {
      opening = null
      throw error
    })
    return opening
  }

  return {
    all: async () => (await names()).all(),
    set: async (...named) => (await names()).set(...named),
    given: async (person) => (await namesGiven(log, AUTHORS)).filter((one) => one.person === person),
    async forget(person) {
      const all = await namesGiven(log, AUTHORS)
      const others = all.filter((one) => one.person !== person)
      if (others.length === all.length) return
      await eraser.replace(namesStream(AUTHORS), chainedNames(others), all.at(-1)?.hash ?? '')
    },
    close() {
      void opening?.then((old) => old.close()).catch(() => {})
      opening = null
    },
  }
}
