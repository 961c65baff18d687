/** What is counted, for Prometheus: the meters of `meters.ts` on prom-client, and the text a scraper reads. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Meters, SeatKind } from './meters.ts'

export interface Metrics {
  meters: Meters
  /** Where the numbers of rooms come from when somebody looks. */
  watchRooms: (count: () => RoomCounts) => void
  /** Everything counted so far in Prometheus's text format, and its media type. */
  read: () => Promise<{ text: string; mediaType: string }>
}

export interface RoomCounts {
  /** In memory. */
  loaded: number
  /** Of these, with a running or held launch day. */
  live: number
}

const QUICK_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** `ofProcess` adds memory, CPU, event loop and garbage collection, which are watched from then on for good. */
export function createMetrics({ ofProcess }: { ofProcess: boolean }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (ofProcess) collectDefaultMetrics({ register: registry })
  let rooms = (): RoomCounts => ({ loaded: 0, live: 0 })
  const histogram = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Histogram({ name: `launchroom_${name}`, help, labelNames, buckets: QUICK_S, registers })
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `launchroom_${name}`, help, labelNames, registers })

  new Gauge({
    name: 'launchroom_rooms',
    help: 'Rooms in memory (loaded), and those of them with a running or held launch day (live)',
    labelNames: ['state'],
    registers,
    collect() {
      const { loaded, live } = rooms()
      this.set({ state: 'loaded' }, loaded)
      this.set({ state: 'live' }, live)
    },
  })
  const seats = new Gauge({
    name: 'launchroom_seats',
    help: 'Connections that are in a room now',
    labelNames: ['kind'],
    registers,
  })
  const kinds: SeatKind[] = ['facilitator', 'participant', 'screen']
  for (const kind of kinds) seats.set({ kind }, 0)
  const commands = histogram('command_seconds', 'From a command received to its acknowledgement', ['outcome'])
  const refusals = counter('refusals_total', 'Commands refused, by the code of the refusal', ['code'])
  const lateness = histogram(
    'inject_lateness_seconds',
    'From the exact moment an inject was due to when it went out',
  )
  const appends = histogram('append_seconds', 'Storing one record, by what came of it', ['outcome'])
  const unread = counter('store_unread_total', 'Questions the store did not answer', [])
  const reconnects = counter('reconnects_total', 'Tabs that came back after a break', ['kind'])
  const refused = counter('connections_refused_total', 'Connections not let in, by reason', ['reason'])
  const ended = counter('connections_ended_total', 'Connections ended by the server, by reason', ['reason'])

  return {
    meters: {
      answered(outcome, ms) {
        const accepted = outcome === 'accepted'
        commands.observe({ outcome: accepted ? 'accepted' : 'refused' }, ms / 1000)
        if (!accepted) refusals.inc({ code: outcome })
      },
      injected: (lateMs) => lateness.observe(lateMs / 1000),
      connected(kind, again) {
        seats.inc({ kind })
        if (again) reconnects.inc({ kind })
      },
      left: (kind) => seats.dec({ kind }),
      turnedAway: (reason) => refused.inc({ reason }),
      letGo: (reason) => ended.inc({ reason }),
      appended: (outcome, ms) => appends.observe({ outcome }, ms / 1000),
      unread: () => unread.inc(),
    },
    watchRooms(count) {
      rooms = count
    },
    read: async () => ({ text: await registry.metrics(), mediaType: registry.contentType }),
  }
}
