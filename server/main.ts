/** The process: reads the settings, opens the store, listens, says where, and ends in order. */
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type App, createApp } from './app.ts'
import { createAuth, loadKey, signInLink } from './auth.ts'
import { readSettings, type Settings, SettingsInvalid } from './settings.ts'
import { type Store, StoreUnusable } from './store/log.ts'
import { redisStore } from './store/redisLog.ts'
import { sqliteStore } from './store/sqliteLog.ts'

const GRACE_MS = 5000
const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

async function main(): Promise<void> {
  const settings = readSettings(process.env, process.argv.slice(2))
  const auth = createAuth(await loadKey(settings.dataDir))
  const store = await openStore(settings)
  const app = await createApp({
    store,
    auth,
    scenariosDir: folder('scenarios'),
    clientDir: folder('dist/client'),
    originRule: { origin: settings.origin, development: settings.development },
    logLevel: settings.logLevel,
  })
  stopOnSignal(app, store)
  await app.http.listen({ port: settings.port, host: settings.host })
  await greet(settings, app)
  app.rooms.recover().catch((error: unknown) => app.http.log.error(error, 'rooms could not be recovered'))
}

function openStore({ redisUrl, dataDir }: Settings): Promise<Store> {
  if (redisUrl === null) return sqliteStore(dataDir)
  const warn = (text: string, error?: unknown) =>
    console.error(error instanceof Error ? `${text}: ${error.message}` : text)
  return redisStore(redisUrl, { warn })
}

async function greet(settings: Settings, { http }: App): Promise<void> {
  const address = http.server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  const here = settings.origin ?? `http://localhost:${port}`
  const elsewhere = settings.origin ? [] : networkAddresses().map((host) => `http://${host}:${port}`)
  const link = await signInLink(settings.dataDir, here)
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
  ]
  console.log(lines.join('\n'))
}

function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

function stopOnSignal(app: App, store: Store): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    await app.close()
    await store.close()
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
  if (['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOSPC'].includes(error.code ?? '')) {
    return `The data folder cannot be used (${error.message}). Choose another one: LAUNCHROOM_DATA=folder npm start`
  }
  if (error instanceof StoreUnusable || error instanceof SettingsInvalid) return error.message
  return error.stack ?? error.message
}

main().catch((error: NodeJS.ErrnoException) => {
  console.error(explain(error))
  process.exit(1)
})
