/** The whole server apart from listening: one HTTP server with the API, the client's pages and the sockets. */
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { SECOND } from '#shared/time.ts'
import { type Trust, trustNobody } from './address.ts'
import type { Auth } from './auth.ts'
import { type Clock, systemClock } from './clock.ts'
import type { MetricsFor, Unready } from './http/operation.ts'
import { answerError } from './http/problem.ts'
import { addHttp } from './http.ts'
import { briefly, detailOf, journalOf, type Report } from './journal.ts'
import { type Bench, openBench } from './library/bench.ts'
import { openLibraryParts } from './library/open.ts'
import { limitsBy } from './limits.ts'
import { meteredStore, noMeters } from './meters.ts'
import type { Metrics } from './metrics.ts'
import type { OriginRule } from './origin.ts'
import { createRemovals } from './removal.ts'
import { startRetention } from './retention.ts'
import { createRooms, type Found, type Rooms } from './rooms.ts'
import { attachSockets, type Sockets } from './socket.ts'
import type { Store } from './store/log.ts'

export interface AppOptions {
  store: Store
  auth: Auth
  /** Folder of the scenario files. */
  scenariosDir: string
  /** Folder of the built client; null serves none. */
  clientDir: string | null
  originRule?: OriginRule
  /** Proxies whose word on addresses counts; nobody's if left out. */
  trust?: Trust
  clock?: Clock
  /** Makes what reads and plays scenarios; a thread if left out. */
  makeBench?: (clock: Clock) => Bench
  logLevel?: string
  /** Where lines of the log go; standard error if left out. */
  logTo?: { write: (line: string) => void }
  metrics?: Metrics | null
  metricsFor?: MetricsFor
  /** Rooms that ended longer ago are deleted; null keeps them. */
  keepDays?: number | null
  /** Holds every answer of the API against its description; for tests. */
  checkAnswers?: boolean
}

export interface App {
  http: FastifyInstance
  rooms: Rooms
  /** Writes to the log. */
  report: Report
  /** Ready for nobody new from now on; who is here is served as before. */
  retire: () => void
  /** Lets go of clients and rooms in order; the store stays open. */
  close: () => Promise<void>
}

/** Beside the sources as beside what is built of them. */
const FINDINGS = fileURLToPath(new URL('../docs/findings.md', import.meta.url))
const BODY_BYTES = 64 * 1024
/** For the whole of a request to come in, byte by byte if it must be. */
const REQUEST_MS = 30 * SECOND
/** Between two looks for requests that take longer. */
const LOOK_MS = 5 * SECOND

export async function createApp(options: AppOptions): Promise<App> {
  const { auth, scenariosDir, clientDir, clock = systemClock, logLevel = 'silent', metrics = null } = options
  const {
    metricsFor = 'local',
    checkAnswers = false,
    trust = trustNobody,
    keepDays = null,
    makeBench = openBench,
  } = options
  const originRule = options.originRule ?? { origin: null, development: false }
  const http = Fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    frameworkErrors: answerError,
    // Node's own 60 s for the head would be what it gives to the whole.
    http: { headersTimeout: REQUEST_MS, connectionsCheckingInterval: LOOK_MS },
    // Addresses of requests hold room codes, and who asks is nobody's business.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    logger: { level: logLevel, stream: options.logTo ?? process.stderr, serializers: { err: briefly } },
  })
  const { log } = http
  const report = journalOf(log)
  const meters = metrics?.meters ?? noMeters
  const store = metrics ? meteredStore(options.store, meters) : options.store
  let sockets: Sockets | null = null
  const rooms = createRooms({
    store,
    clock,
    report,
    meters,
    opened: (found: Found) => sockets?.attend(found),
    reloading: (code) => sockets?.release(code),
  })
  metrics?.watchRooms(rooms.counts)
  const limits = limitsBy(clock)
  const warn = (text: string) => log.warn(text)
  const parts = openLibraryParts({ folder: scenariosDir, store, rooms, clock, makeBench, report, warn })
  const { library, benches } = parts
  let stopping = false
  const unready = async (): Promise<Unready | null> => {
    if (stopping) return 'stopping'
    const answers = await store.heartbeats.last().catch(() => null)
    if (!answers) return 'store'
    return (await library.isReady()) ? null : 'scenarios'
  }
  const removals = createRemovals({ rooms, store, clock, report })
  await addHttp(http, {
    rooms,
    removals,
    log: store.log,
    auth,
    library,
    benches,
    findingsFile: FINDINGS,
    clock,
    originRule,
    limits,
    trust,
    clientDir,
    unready,
    metrics,
    metricsFor,
    checkAnswers,
  })
  await http.ready()
  sockets = attachSockets(http.server, {
    rooms,
    auth,
    clock,
    originRule,
    limits,
    trust,
    report,
    detail: detailOf(log),
    meters,
  })
  const endRetention =
    keepDays === null
      ? () => {}
      : startRetention({ rooms, removals, shelf: parts.shelf, clock, report, keepDays })
  return {
    http,
    rooms,
    report,
    retire() {
      stopping = true
      report('info', 'stopping')
    },
    async close() {
      stopping = true
      endRetention()
      await sockets?.close()
      await http.close()
      await parts.close()
      await rooms.close()
    },
  }
}
