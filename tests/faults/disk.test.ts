import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { serveInVain } from '../support/process.ts'
import { checkParty } from './checks.ts'
import { isApplied, isBusy } from './client.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import { BUILT } from './nodes.ts'
import { openParty } from './party.ts'
import { embeddedSite, type Site, siteOnDisk } from './sites.ts'
import { maySmallDisks, smallDisk } from './smallDisk.ts'
import { until } from './until.ts'

const timeout = LONGEST_MS

/** Files of a process may not grow past this many bytes any more; `unlimited` lets them. */
function limitFiles(pid: number, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])
}

/** At most so much can be written over in files that are there already: a full disk would let them have that, too. */
const OLD_BYTES = 64 * 1024

function largestFile(dir: string): number {
  return Math.max(...readdirSync(dir).map((name) => statSync(path.join(dir, name)).size))
}

interface Fullness {
  rounds: number
  fill: () => void
  free: () => void
}

/** Rooms at work while their disk fills up and has room again, and a look at everything. */
async function underFullDisk(site: Site, { rounds, fill, free }: Fullness): Promise<void> {
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 3, seed })
  onTestFinished(party.close)
  for (let round = 0; round < rounds; round += 1) {
    party.work()
    await sleep(500)
    const since = party.clients.map(({ sent }) => sent.length)
    fill()
    await until('commands are refused because nothing can be stored', () =>
      party.clients.some(({ sent }, i) => sent.slice(since[i]).some(({ answered }) => isBusy(answered)))
        ? null
        : 'none was',
    )
    free()
    const after = party.clients.map(({ sent }) => sent.length)
    await until('commands are taken again', () =>
      party.clients.every(({ sent }, i) => sent.slice(after[i]).some(({ answered }) => isApplied(answered)))
        ? null
        : 'not everybody’s',
    )
    await party.rest()
    await checkParty(party, site.read)
  }
}

test('[FT11] files that may not grow: refused in words, nothing lost, and on when they may again', {
  timeout,
}, async () => {
  const site = await embeddedSite(fileURLToPath(new URL('./fullDisk.mjs', import.meta.url)))
  onTestFinished(site.close)
  await underFullDisk(site, {
    rounds: length(1, 10),
    fill: () => limitFiles(site.node.pid(), Math.min(OLD_BYTES, largestFile(site.dir))),
    free: () => limitFiles(site.node.pid(), 'unlimited'),
  })
})

// Where nobody but the system may mount anything, the test above is all there is: the reporter counts these as skipped.
describe.skipIf(!maySmallDisks())(
  'a disk without a byte left (skipped where a test may not mount one)',
  () => {
    test('[FT11] rooms are refused in words, lose nothing, and go on when there is room again', {
      timeout,
    }, async () => {
      const disk = await smallDisk(32)
      onTestFinished(disk.remove)
      const site = await siteOnDisk(disk)
      onTestFinished(site.close)
      // Later the file that is written first is as long as it gets, and has room of its own.
      await underFullDisk(site, { rounds: length(1, 3), ...disk })
    })

    test('[FT11] a start is refused in one line, leaves nothing behind, and succeeds when there is room', {
      timeout,
    }, async () => {
      const disk = await smallDisk(4)
      onTestFinished(disk.remove)
      const env = { LAUNCHROOM_DATA: disk.dir }
      disk.fill()
      const fresh = await serveInVain(env, [BUILT], disk)
      disk.free()
      const site = await siteOnDisk(disk)
      onTestFinished(site.close)
      await site.node.stop('SIGKILL')
      disk.fill()
      const files = readdirSync(disk.seen)
      const again = await serveInVain(env, [BUILT], disk)
      expect(readdirSync(disk.seen).filter((name) => !files.includes(name))).toEqual([])
      disk.free()
      await site.node.start()
      for (const { code, said } of [fresh, again]) {
        expect(said).toMatch(/^The data folder [^\n]*cannot be used \([^\n]*(full|no space left)[^\n]*\n$/)
        expect(code).toBe(1)
      }
    })
  },
)
