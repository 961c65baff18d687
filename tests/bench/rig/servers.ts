/** The servers under test, each a process of its own on a free port, and what they cost in processor time and memory. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Served {
  /** Where it listens: `http://127.0.0.1:port`. */
  url: string
  pid: number
  /** Address of its inspector, if it was started with `--inspect`. */
  inspector: string | null
  /** User and system time of all its threads so far, in ms. */
  cpuMs: () => number
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

export interface ServeOptions {
  env?: Record<string, string>
  /** For Node itself. */
  nodeArgs?: string[]
  /** Runs it on this processor only, where the system can do that. */
  onCore?: number
}

const root = path.resolve(import.meta.dirname, '../../..')
/** What `npm start` sets for Node; the peers get the same. */
const NODE_FLAGS: string[] = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  .scripts.start.split(' ')
  .filter((word: string) => word.startsWith('--'))
const PEERS = 'tests/bench/peers'
const INSPECTOR = /Debugger listening on (ws:\S+)/
const LISTENS = /(?:On this machine +|listens on )(http:\/\/\S+)/
/** Of the clock in which Linux counts processor time; the same on every machine Node runs on. */
const TICK_MS = 10

const children: ChildProcess[] = []
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** No process of a benchmark outlives it. */
export function endWithUs(child: ChildProcess): void {
  children.push(child)
}

/** User and system time of all threads of a process so far, in ms. Linux alone says it this way. */
export function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** Launchroom as it is built, on a data folder. */
export function serveLaunchroom(dataDir: string, options: ServeOptions = {}): Promise<Served> {
  return serve(['dist/server.js'], { ...options, env: { LAUNCHROOM_DATA: dataDir, ...options.env } })
}

/** One of the servers in `tests/bench/peers`, by the name of its file. */
export function servePeer(name: string, options: ServeOptions = {}): Promise<Served> {
  ensurePeers()
  return serve([path.join(PEERS, `${name}.mjs`)], options)
}

/** Installs what Launchroom is compared with, when it is not there: a package of its own. The load speaks their tongues. */
export function ensurePeers(): void {
  const lock = path.join(root, PEERS, 'node_modules/.package-lock.json')
  const wanted = readFileSync(path.join(root, PEERS, 'package-lock.json'), 'utf8')
  if (existsSync(lock) && sameVersions(readFileSync(lock, 'utf8'), wanted)) return
  console.log('Installing the peers to compare with...')
  execFileSync('npm', ['ci', '--prefix', PEERS, '--no-progress', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
}

function sameVersions(installed: string, wanted: string): boolean {
  const versions = (text: string) =>
    Object.entries(
      (JSON.parse(text) as { packages: Record<string, { version: string; optional?: boolean }> }).packages,
    )
  const found = new Map(versions(installed).map(([place, { version }]) => [place, version]))
  return versions(wanted).every(
    ([at, { version, optional }]) => at === '' || optional || found.get(at) === version,
  )
}

async function serve(args: string[], { env, nodeArgs = [], onCore }: ServeOptions): Promise<Served> {
  const command = [process.execPath, ...NODE_FLAGS, ...nodeArgs, ...args]
  const [program = '', ...rest] =
    onCore === undefined ? command : ['taskset', '-c', String(onCore), ...command]
  const child = spawn(program, rest, {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  endWithUs(child)
  const { url, inspector } = await heardFrom(child)
  const pid = child.pid ?? 0
  return {
    url,
    pid,
    inspector,
    cpuMs: () => processorMs(pid),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}

function heardFrom(child: ChildProcess): Promise<Pick<Served, 'url' | 'inspector'>> {
  return new Promise((up, failed) => {
    let text = ''
    let isUp = false
    const heard = (chunk: Buffer) => {
      text += String(chunk)
      const [, url] = LISTENS.exec(text) ?? []
      if (!url) return
      isUp = true
      up({ url: url.replace('localhost', '127.0.0.1'), inspector: INSPECTOR.exec(text)?.[1] ?? null })
    }
    child.stdout?.on('data', heard)
    child.stderr?.on('data', (chunk: Buffer) => {
      // Once it serves, what it still has to say is for whoever reads the benchmark.
      if (isUp && !/inspector|Debugger/.test(String(chunk))) process.stderr.write(chunk)
      else heard(chunk)
    })
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${text}`)))
  })
}
