/** Server processes as they are built, which die, stand still and come back on the same port. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Served, serve } from '../support/process.ts'
import { freePort } from '../support/redis.ts'

export interface Node {
  url: string
  port: number
  /** The token of the sign-in link. */
  token: () => string
  pid: () => number
  /** All that it wrote since its last start. */
  said: () => string
  /** Ends it with this signal and waits for its end; its exit code. */
  stop: (signal: NodeJS.Signals) => Promise<number | null>
  /** Starts it again; it listens when the promise is kept. */
  start: (env?: Record<string, string>) => Promise<void>
  /** It stands still, connections open, until `thaw`. */
  freeze: () => void
  thaw: () => void
}

export const BUILT = 'dist/server.js'

export interface Start {
  /** A module that Node loads before the server. */
  load?: string
  /** A command that runs Node somewhere. */
  enter?: readonly string[]
}

/** Starts a node on a free port. */
export async function startNode(env: Record<string, string>, { load, enter }: Start = {}): Promise<Node> {
  const port = await freePort()
  const args = load ? ['--import', load, BUILT] : [BUILT]
  const run = (more: Record<string, string>) =>
    serve({ PORT: String(port), ...env, ...more }, args, { enter })
  let served: Served = await run({})
  return {
    url: served.url,
    port,
    token: () => served.token,
    pid: () => served.pid,
    said: () => served.output(),
    stop: (signal) => served.stop(signal),
    async start(more = {}) {
      served = await run(more)
    },
    freeze: () => void process.kill(served.pid, 'SIGSTOP'),
    thaw: () => void process.kill(served.pid, 'SIGCONT'),
  }
}

/** A folder for data, and how to remove it. */
export function dataFolder(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-faults-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
