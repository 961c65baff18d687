// Installs the packages when they are missing or older than the lock file. npm writes its own record of
// what is installed last of all, so an interrupted installation counts as none.
import { spawn } from 'node:child_process'
import { constants as access, accessSync, existsSync, readFileSync } from 'node:fs'
import { constants as system } from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

/** Installs when needed; ends the process with the reason when that fails. `say` gets progress lines. */
export async function ensureInstalled(say) {
  if (isInstalled()) return
  mustWriteTo('node_modules')
  say('Installing packages (about a minute)...')
  const began = performance.now()
  // Without --include=dev, NODE_ENV=production would leave out what builds the client.
  const trouble = await npm(['ci', '--include=dev', '--no-progress', '--loglevel=error'])
  if (trouble) {
    console.error(`Installing packages failed (npm ${trouble}).`)
    process.exit(1)
  }
  say(`Packages installed in ${seconds(began)}.`)
}

/**
 * Runs npm in the project, its output on stderr; what went wrong, or nothing. A signal ends npm at once and
 * then this process: npm would clean up in the background, in the way of the next start.
 */
export function npm(args) {
  const cli = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const child = cli?.endsWith('npm-cli.js')
    ? spawn(process.execPath, [cli, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const interrupt = (signal) => {
    child.once('exit', () => process.exit(128 + system.signals[signal]))
    child.kill('SIGKILL')
  }
  for (const signal of signals) process.once(signal, interrupt)
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message))
    child.once('exit', (code, signal) => {
      for (const each of signals) process.off(each, interrupt)
      resolve(code === 0 ? undefined : `ended with ${code ?? signal}`)
    })
  })
}

/** Ends the process with one line if the folder, or the project it is to be made in, cannot be written to. */
export function mustWriteTo(name) {
  const folder = [path.join(root, name), root].find((each) => existsSync(each))
  try {
    accessSync(folder, access.W_OK)
  } catch (error) {
    console.error(`Launchroom must install or build first, but cannot write to ${folder} (${error.code}).`)
    process.exit(1)
  }
}

/**
 * Passes on a SIGTERM sent to npm: it ends npm and the shell between the two of us, but does not reach us.
 * Windows keeps the number of a parent that is gone, so nothing happens there.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
}

export function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`
}

function isInstalled() {
  const installed = lockedPackages('node_modules/.package-lock.json')
  if (!installed) return false
  return Object.entries(lockedPackages('package-lock.json')).every(
    ([place, wanted]) => place === '' || wanted.optional || installed[place]?.version === wanted.version,
  )
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
