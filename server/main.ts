/** The process: reads the settings, opens the store, listens, says where, and ends in order. */
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type App, createApp } from './app.ts'
import { type Auth, createAuth, signInLink } from './auth.ts'
import { makeFolder } from './dataFolder.ts'
import type { Report } from './journal.ts'
import { keysOf } from './keys/keysOf.ts'
import { createMetrics } from './metrics.ts'
import { effectiveSettings, readSettings, type Settings, SettingsInvalid } from './settings.ts'
import { type Store, StoreAway, StoreUnusable } from './store/log.ts'
import { type RedisOptions, redisStore } from './store/redisLog.ts'
import { sqliteStore } from './store/sqliteLog.ts'
import { NoAnswer } from './store/within.ts'
import { openWallClock } from './wallClock.ts'

const GRACE_MS = 5000
const LINE = 105
const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

async function main(): Promise<void> {
  const settings = readSettings(process.env, process.argv.slice(2))
  // Until there is a log, the store speaks to whoever started us.
  let report: Report = (_, text, { error } = {}) =>
    console.error(error instanceof Error ? `${text}: ${error.message}` : text)
  const warn = (text: string, error?: unknown) => report('warn', text, { error })
  if (settings.redisUrl === null) await makeFolder(settings.dataDir)
  const store = await openStore(settings, warn)
  const auth = createAuth(await keysOf(settings, store.log, warn))
  const clock = await openWallClock({ store, warn })
  const app = await createApp({
    store,
    clock,
    auth,
    scenariosDir: folder('scenarios'),
    clientDir: folder('dist/client'),
    originRule: { origin: settings.origin, development: settings.development },
    trust: settings.trust,
    logLevel: settings.logLevel,
    metrics: settings.metrics === 'off' ? null : createMetrics({ ofProcess: true }),
    metricsFor: settings.metrics,
    keepDays: settings.keepDays,
  })
  report = app.report
  stopOnSignal(app, store, settings)
  await app.http.listen({ port: settings.port, host: settings.host })
  await greet(settings, app, auth)
  app.rooms.recover().catch((error: unknown) => app.http.log.error(error, 'rooms could not be recovered'))
}

function openStore({ redisUrl, dataDir }: Settings, warn: RedisOptions['warn']): Promise<Store> {
  return redisUrl === null ? sqliteStore(dataDir) : redisStore(redisUrl, { warn, looksAtSettings: true })
}

async function greet(settings: Settings, { http }: App, auth: Auth): Promise<void> {
  const address = http.server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  const here = settings.origin ?? `http://localhost:${port}`
  const elsewhere = settings.origin ? [] : networkAddresses().map((host) => `http://${host}:${port}`)
  const link = await signInLink(auth, here)
  const lines = [
    '',
    'Launchroom is running.',
    '',
    `  On this machine     ${here}`,
    ...elsewhere.map((url) => `  On your network     ${url}`),
    `  Facilitators        ${link}`,
    '',
    'Open the facilitators link in your browser, choose a scenario and open a room. Everybody else opens the',
    'address above and joins with the room code. To see the link again: npx launchroom link',
    '',
    ...settingsInForce(),
    '',
  ]
  console.log(lines.join('\n'))
}

/** In as few lines as they fit on; docs/operate.md says what each is for. */
function settingsInForce(): string[] {
  const lines: string[] = []
  for (const setting of effectiveSettings(process.env, process.argv.slice(2))) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + setting.length < LINE)
      lines[lines.length - 1] = `${last} ${setting}`
    else lines.push(`${last === undefined ? '  Settings'.padEnd(22) : ' '.repeat(22)}${setting}`)
  }
  return lines
}

function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

/** The first signal begins the stop, the next one ends the wait for balancers. */
function stopOnSignal(app: App, store: Store, { drainMs }: Settings): void {
  let hurry: (() => void) | null = null
  const stop = async () => {
    if (hurry) return hurry()
    app.retire()
    await new Promise<void>((go) => {
      hurry = go
      setTimeout(go, drainMs)
    })
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    await app.close()
    await store.close()
    app.report('info', 'stopped')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}

/** What a person can mend is one clear line; anything else shows where it broke. */
function explain(error: NodeJS.ErrnoException): string {
  const port = process.env['PORT'] || '3000'
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is already in use. Stop what uses it, or choose another one: PORT=3001 npm start`
  }
  if (error.code === 'EACCES' && error.syscall === 'listen')
    return `Port ${port} may not be used by this user.`
  if (error.code === 'EADDRNOTAVAIL') return `HOST ${process.env['HOST']} is no address of this machine.`
  // Below /proc and the like, what may not be made is said not to be there.
  if (error.code === 'ENOENT' && error.syscall === 'mkdir') return unusable(error)
  if (['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOSPC'].includes(error.code ?? '')) {
    return unusable(error)
  }
  if (error instanceof StoreUnusable || error instanceof SettingsInvalid) return error.message
  if (error instanceof NoAnswer) return `Redis does not answer (${error.message}). Start again when it does.`
  if (error instanceof StoreAway)
    return `The store cannot be used (${error.message}). Start again when it can.`
  return error.stack ?? error.message
}

function unusable({ message }: Error): string {
  return `The data folder cannot be used (${message}). Choose another one: LAUNCHROOM_DATA=folder npm start`
}

main().catch((error: NodeJS.ErrnoException) => {
  console.error(explain(error))
  process.exit(1)
})
