import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Link, START, sealed } from '#server/chain.ts'
import { RecordFrame, seenIn } from '#server/frames.ts'
import type { LogRecord } from '#shared/record.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'

const day = new URL('../golden/dry-run-novice-7.rules-1.jsonl', import.meta.url)
const records = readFileSync(day, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as LogRecord)
const viewers: Viewer[] = [
  { kind: 'facilitator' },
  { kind: 'screen' },
  { kind: 'participant', person: '', roles: ['release-manager'] },
  { kind: 'participant', person: '', roles: ['community-lead', 'security-lead'] },
]

/** With the texts of its facts, as they are at hand where the record was made. */
function withTexts(): { record: LogRecord; factTexts: readonly string[] }[] {
  let before: Link = START
  return records.map((one) => {
    const { record, factTexts } = sealed(before, one)
    before = record
    return { record, factTexts }
  })
}

test.each(viewers)('[WI18] a frame is sent as what it says, to %o', (viewer) => {
  let cut = 0
  for (const { record, factTexts } of withTexts()) {
    const facts = record.facts.filter((fact) => seenBy(fact, viewer))
    if (facts.length < record.facts.length) cut += 1
    const part = { after: record.seq - 1, seen: seenIn(record, viewer) }
    for (const frame of [new RecordFrame(record, { ...part, factTexts }), new RecordFrame(record, part)]) {
      frame.tag = record.hash
      const said = JSON.parse(frame.text())
      expect(said).toEqual({
        after: record.seq - 1,
        upTo: record.seq,
        tag: record.hash,
        wall: record.wall,
        facts: JSON.parse(JSON.stringify(facts)),
      })
    }
  }
  expect(cut > 0).toBe(viewer.kind !== 'facilitator')
})
