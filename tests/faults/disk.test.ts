import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished, test } from 'vitest'
import { checkParty } from './checks.ts'
import { isApplied, isBusy } from './client.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import { openParty } from './party.ts'
import { embeddedSite } from './sites.ts'
import { until } from './until.ts'

/** Files of a process may not grow past this many bytes any more; `unlimited` lets them. */
function limitFiles(pid: number, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])
}

/** At most so much can be written over in files that are there already: a full disk would let them have that, too. */
const OLD_BYTES = 64 * 1024

function largestFile(dir: string): number {
  return Math.max(...readdirSync(dir).map((name) => statSync(path.join(dir, name)).size))
}

test('[FT11] a full disk refuses in words, loses nothing, and goes on when there is room again', {
  timeout: LONGEST_MS,
}, async () => {
  const site = await embeddedSite(fileURLToPath(new URL('./fullDisk.mjs', import.meta.url)))
  onTestFinished(site.close)
  const party = await openParty({ url: site.url, token: site.node.token(), rooms: 3, seed })
  onTestFinished(party.close)
  for (let round = 0; round < length(1, 10); round += 1) {
    party.work()
    await sleep(500)
    const since = party.clients.map(({ sent }) => sent.length)
    limitFiles(site.node.pid(), Math.min(OLD_BYTES, largestFile(site.dir)))
    await until('commands are refused because nothing can be stored', () =>
      party.clients.some(({ sent }, i) => sent.slice(since[i]).some(({ answered }) => isBusy(answered)))
        ? null
        : 'none was',
    )
    limitFiles(site.node.pid(), 'unlimited')
    const after = party.clients.map(({ sent }) => sent.length)
    await until('commands are taken again', () =>
      party.clients.every(({ sent }, i) => sent.slice(after[i]).some(({ answered }) => isApplied(answered)))
        ? null
        : 'not everybody’s',
    )
    await party.rest()
    await checkParty(party, site.read)
  }
})
