/** Puts the library together: files, own scenarios, names, statistics, and the threads that work for it. */
import type { Clock } from '../clock.ts'
import type { Report } from '../journal.ts'
import type { Rooms } from '../rooms.ts'
import type { Store } from '../store/log.ts'
import { openAuthors } from './authors.ts'
import type { Bench } from './bench.ts'
import { openFiles } from './files.ts'
import { type Library, openLibrary } from './library.ts'
import { openShelf, type Shelf } from './shelf.ts'
import { openStatistics } from './statistics.ts'

export interface LibraryParts {
  library: Library
  shelf: Shelf
  /** `reading` answers quickly, `playing` lets bots play; neither waits for the other. */
  benches: { reading: Bench; playing: Bench }
  close: () => Promise<void>
}

export interface LibraryPartsOptions {
  /** Folder of the scenario files. */
  folder: string
  store: Store
  rooms: Rooms
  clock: Clock
  makeBench: (clock: Clock) => Bench
  report: Report
  warn: (text: string) => void
}

export function openLibraryParts({
  folder,
  store,
  rooms,
  clock,
  makeBench,
  report,
  warn,
}: LibraryPartsOptions): LibraryParts {
  const [reading, playing] = [makeBench(clock), makeBench(clock)]
  const shelf = openShelf({ store, clock })
  const authors = openAuthors(store)
  const statistics = openStatistics({
    store,
    rooms,
    bench: playing,
    clock,
    warn: (text, error) => report('warn', text, { error }),
  })
  const library = openLibrary({
    files: openFiles(folder, warn),
    shelf,
    authors,
    statistics,
    bench: reading,
    warn,
  })
  return {
    library,
    shelf,
    benches: { reading, playing },
    async close() {
      statistics.close()
      authors.close()
      await Promise.all([reading, playing].map((bench) => bench.close()))
    },
  }
}
