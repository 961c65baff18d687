/** The server as a process of its own, on a folder of its own: from the sources, or as it was built. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export interface Served {
  url: string
  pid: number
  /** The token of the sign-in link it printed. */
  token: string
  output: () => string
  /** Ends it and gives its exit code; null after a signal it did not handle. */
  stop: (signal: NodeJS.Signals) => Promise<number | null>
}

const root = path.resolve(import.meta.dirname, '../..')

const SOURCES = ['--import', 'tsx', 'server/main.ts']

interface Place {
  /** A command that runs what stands behind it somewhere. */
  enter?: readonly string[] | undefined
}

/** `args` are Node's own: which program, and what is loaded before it. */
export async function serve(
  env: Record<string, string>,
  args = SOURCES,
  { enter = [] }: Place = {},
): Promise<Served> {
  const child = start({ PORT: '0', HOST: '127.0.0.1', ...env }, [...enter, process.execPath, ...args])
  let text = ''
  await new Promise<void>((up, failed) => {
    const heard = (chunk: Buffer) => {
      text += String(chunk)
      if (text.includes('launchroom link')) up()
    }
    child.stdout?.on('data', heard)
    child.stderr?.on('data', heard)
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${text}`)))
  })
  const url = /On this machine +(\S+)/.exec(text)?.[1] ?? ''
  return {
    url: url.replace('localhost', '127.0.0.1'),
    pid: child.pid ?? 0,
    token: /signin#(\S+)/.exec(text)?.[1] ?? '',
    output: () => text,
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const ended = once(child, 'exit')
      child.kill(signal)
      const [code] = await ended
      return code
    },
  }
}

/** Starts a server that is expected to end by itself; what it said and its exit code. */
export async function serveInVain(
  env: Record<string, string>,
  args = SOURCES,
  { enter = [] }: Place = {},
): Promise<{ code: number | null; said: string }> {
  const child = start({ PORT: '0', HOST: '127.0.0.1', ...env }, [...enter, process.execPath, ...args])
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += String(chunk)
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

function start(env: Record<string, string>, [program = '', ...args]: string[]): ChildProcess {
  return spawn(program, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
