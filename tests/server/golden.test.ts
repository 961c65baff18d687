/**
 * Logs that were written by a release. Facts outlive engines: each must replay to the digest it was written with. A
 * change of behaviour is gated by the rules' version, never made in place; these files are never written again.
 */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { replay, sharedScripts } from '#server/replay.ts'

const FOLDER = new URL('../golden/', import.meta.url)
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl'))

test.each(files)('[GL1] the log %s of a release replays to the digest it was written with', async (name) => {
  const lines = (await readFile(new URL(name, FOLDER), 'utf8')).trim().split('\n')
  const records = lines.map((line): unknown => JSON.parse(line))
  const { damage, last } = replay(records, sharedScripts().of)
  expect(damage).toBeNull()
  expect(last.seq).toBe(records.length - 1)
})
