/** A Redis of the test's own: random port, temporary folder, append-only file. Nothing that runs already is touched. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface TestRedis {
  url: string
  port: number
  pid: number
  stop: (signal?: NodeJS.Signals) => Promise<void>
  /** Starts it again on the same port and folder. */
  restart: () => Promise<void>
  remove: () => Promise<void>
}

export async function startRedis(extra: string[] = []): Promise<TestRedis> {
  const port = await freePort()
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-redis-'))
  let child = await run(port, dir, extra)
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    port,
    get pid() {
      return child.pid ?? 0
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
    async restart() {
      await redis.stop()
      child = await run(port, dir, extra)
    },
    async remove() {
      await redis.stop('SIGKILL')
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return redis
}

async function run(port: number, dir: string, extra: string[]) {
  const program = process.env['REDIS_SERVER'] ?? 'redis-server'
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '']
  const child = spawn(program, [...options, '--appendonly', 'yes', '--appendfsync', 'always', ...extra], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await new Promise<void>((ready, failed) => {
    let text = ''
    const heard = (chunk: Buffer) => {
      text += String(chunk)
      if (text.includes('Ready to accept connections')) ready()
    }
    child.stdout.on('data', heard)
    child.stderr.on('data', heard)
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`redis-server ended with ${code}: ${text}`)))
  })
  return child
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
