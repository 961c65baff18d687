/** Who hears of what is stored in a room. One that fails is told of, and the others hear none the less. */
import type { LogRecord } from '#shared/record.ts'
import type { Report } from './roomNow.ts'

export interface Listener {
  /** A new record, while the room is as it left it. `factTexts` are its facts as JSON, where that is at hand. */
  heard: (record: LogRecord, factTexts?: readonly string[]) => void
  /** Those that were stored together have all been told of. */
  told?: () => void
}

export interface Listeners extends Required<Listener> {
  /** Gives back how to stop. */
  add: (listener: Listener) => () => void
  count: () => number
}

export function roomListeners(report: Report): Listeners {
  const listeners = new Set<Listener>()

  function tell(say: (listener: Listener) => void): void {
    for (const listener of listeners) {
      try {
        say(listener)
      } catch (error) {
        report('error', 'a listener failed', error)
      }
    }
  }

  return {
    heard: (record, factTexts) => tell((listener) => listener.heard(record, factTexts)),
    told: () => tell((listener) => listener.told?.()),
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    count: () => listeners.size,
  }
}
