/**
 * A disk of a few megabytes in memory, mounted where only its own processes see it: a mount namespace of its own, and a
 * user namespace too where the test may not mount otherwise. It is gone when they are.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface SmallDisk {
  /** Where it is for processes that are started by way of `enter`. */
  dir: string
  /** Where everybody else finds its files; not for SQLite, which would follow this to where nothing is mounted. */
  seen: string
  /** A command that runs the program behind it where the disk is. */
  enter: string[]
  /** Writes until not a byte more fits. */
  fill: () => void
  free: () => void
  remove: () => Promise<void>
}

const isRoot = process.getuid?.() === 0
const unshared = isRoot ? ['--mount'] : ['--user', '--map-root-user', '--mount']
const entered = isRoot ? ['--mount'] : ['--user', '--preserve-credentials', '--mount']
/** Whoever enters stands at the root of everything. */
const backHere = ['sh', '-c', 'cd "$0" && exec "$@"', process.cwd()]
const mount = (megabytes: number) => `mount -t tmpfs -o size=${megabytes}m tmpfs "$1"`

/** Whether this system lets a test have such a disk: some forbid namespaces, as most containers do, or have none. */
export function maySmallDisks(): boolean {
  const where = ['sh', tmpdir()]
  try {
    execFileSync('unshare', [...unshared, 'sh', '-c', mount(1), ...where], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-disk-'))
  const held = `${mount(megabytes)} && echo mounted && exec cat`
  const holder = spawn('unshare', [...unshared, 'sh', '-c', held, 'sh', dir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  const seen = `/proc/${holder.pid}/root${dir}`
  const ballast = path.join(seen, 'ballast')
  return {
    dir,
    seen,
    enter: ['nsenter', '--target', String(holder.pid), ...entered, ...backHere],
    fill: () => fill(ballast),
    free: () => rmSync(ballast),
    async remove() {
      await ended(holder)
      rmdirSync(dir)
    },
  }
}

function fill(ballast: string): void {
  const page = Buffer.alloc(4096)
  const file = openSync(ballast, 'a')
  try {
    for (;;) writeSync(file, page)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(file)
  }
}

async function ended(holder: ChildProcess): Promise<void> {
  const end = once(holder, 'exit')
  holder.kill('SIGKILL')
  await end
}
