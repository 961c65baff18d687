/** The built client, as small as a phone wants it. Run after a build, which the gate makes. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const CLIENT = path.resolve(import.meta.dirname, '../../dist/client')
const MOST_BYTES = 190_000

const read = (file: string) => readFileSync(path.join(CLIENT, file), 'utf8')

/** The scripts that a page asks for by itself. */
const scriptsOf = (page: string) =>
  [...read(page).matchAll(/"\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) => file ?? [])

/** The scripts that a script cannot begin without. */
const importsOf = (file: string) =>
  [...read(file).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, name]) => `assets/${name}`)

describe('the way of a participant', () => {
  const scripts = scriptsOf('room.html')

  test('[CS6] from the join page to the station with its vote it is at most 190 kB of script, gzipped', () => {
    const bytes = scripts.map((file) => gzipSync(read(file), { level: 9 }).length)
    expect(scripts.length).toBeGreaterThan(3)
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(MOST_BYTES)
  })

  test('[CS6] that is all of it: these scripts need no others, and the station and the vote are among them', () => {
    expect(scripts.flatMap(importsOf).filter((file) => !scripts.includes(file))).toEqual([])
    const whole = scripts.map(read).join('')
    // Words that only these screens bring along.
    for (const words of ['Room code', 'Take this seat', 'Nothing for you yet', 'Send vote'])
      expect(whole).toContain(words)
  })

  test('[CS8] every script of the client has its compressed twins', () => {
    const files = readdirSync(path.join(CLIENT, 'assets'))
    const scriptFiles = files.filter((file) => /\.(js|css)$/.test(file))
    expect(
      scriptFiles.flatMap((file) => [`${file}.br`, `${file}.gz`]).filter((file) => !files.includes(file)),
    ).toEqual([])
  })
})
