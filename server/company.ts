/**
 * Who is connected to a room, on whichever node. Each node says who is with it; what the others say is listened to for
 * as long as the room is in memory.
 */
import type { PersonId } from '#shared/ids.ts'
import { SECOND, type WallMs } from '#shared/time.ts'
import type { Clock } from './clock.ts'
import type { Presence } from './store/log.ts'

export interface Seated {
  /** The tab's own id. */
  session: string
  /** When it came: of two tabs of a person the later one stays. */
  since: WallMs
  latencyMs: number | null
}

/** Those who are with one node. */
export interface Here {
  people: Record<PersonId, Seated>
  facilitators: number
  screens: number
}

export interface Company {
  elsewhere: () => Here[]
  /** Tells the other nodes who is here now. */
  say: (here: Here) => void
  /** Called whenever somebody comes, goes or is further away elsewhere. Gives back how to stop. */
  listen: (heard: () => void) => () => void
  /** True if another node has more reason to keep the room in memory: people, or else the first name. */
  isKeptElsewhere: () => boolean
  close: () => void
}

export interface CompanyOptions {
  presence: Presence
  clock: Clock
  node: string
}

const NOBODY: Here = { people: {}, facilitators: 0, screens: 0 }
/** How far away somebody is may be told late. */
const LATENCY_MS = 5 * SECOND

export function openCompany(room: string, { presence, clock, node }: CompanyOptions): Company {
  const heard = new Set<() => void>()
  let others: Record<string, Here> = {}
  let here = NOBODY
  let told = ''
  let closed = false
  let cancelLater: (() => void) | null = null

  function tell(): void {
    cancelLater = null
    told = withoutLatency(here)
    // A word that is lost is said again by whoever carries it.
    presence.say(room, node, JSON.stringify(here)).catch(() => {})
  }

  const stop = presence.hear(room, node, (said) => {
    others = Object.fromEntries(Object.entries(said).map(([name, text]) => [name, JSON.parse(text) as Here]))
    for (const each of [...heard]) each()
  })
  tell()

  return {
    elsewhere: () => Object.values(others),
    say(now) {
      if (closed) return
      here = now
      if (withoutLatency(here) !== told) {
        cancelLater?.()
        tell()
      } else cancelLater ??= clock.set(LATENCY_MS, tell)
    },
    listen(each) {
      heard.add(each)
      return () => heard.delete(each)
    },
    isKeptElsewhere() {
      if (isPeopled(here)) return false
      return Object.entries(others).some(([name, those]) => isPeopled(those) || name < node)
    },
    close() {
      closed = true
      stop()
      cancelLater?.()
      presence.say(room, node, '').catch(() => {})
    },
  }
}

function isPeopled({ people, facilitators, screens }: Here): boolean {
  return facilitators + screens > 0 || Object.keys(people).length > 0
}

function withoutLatency(here: Here): string {
  const people = Object.entries(here.people).map(([person, { session, since }]) => [person, session, since])
  return JSON.stringify([people, here.facilitators, here.screens])
}
