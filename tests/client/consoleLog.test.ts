import { describe, expect, test } from 'vitest'
import { joined, lastActs, newestFirst } from '#client/screens/console/log/logRecords.ts'
import type { FactRecord } from '#client/store.ts'
import type { Fact } from '#shared/fact.ts'
import { entriesOf, placed } from '#shared/timeline.ts'

const everyone = 'everyone' as const
const said = (text: string): Fact => ({ type: 'facilitator.said', at: 0, to: everyone, text })
const record = (seq: number, ...facts: Fact[]): FactRecord => ({ seq, wall: 1000 + seq, facts })
const texts = (records: readonly FactRecord[]) =>
  records.flatMap(({ seq, facts }) => facts.map((fact) => ('text' in fact ? `${seq} ${fact.text}` : '')))

describe('the log of the console', () => {
  test('[CO21] what was before and what came since make one log, each record once', () => {
    const past = [record(0, said('a')), record(1, said('b')), record(2, said('c'))]
    const recent = [record(2, said('c')), record(3, said('d'))]
    expect(texts(joined(past, { recent, notes: [] }))).toEqual(['0 a', '1 b', '2 c', '3 d'])
  })

  test('[CO22] the facilitators’ own notes of before stand at their place, once', () => {
    const past = [record(0, said('a')), record(2, said('c'))]
    const recent = [record(3, { type: 'facilitator.noted', at: 0, to: 'facilitators', text: 'later' })]
    const notes = [
      { text: 'hm', at: 0, seq: 1 },
      { text: 'later', at: 0, seq: 3 },
    ]
    expect(texts(joined(past, { recent, notes }))).toEqual(['0 a', '1 hm', '2 c', '3 later'])
  })

  test('[CO23] the last act of a role is what it did, not what happened to it', () => {
    const facts: Fact[] = [
      { type: 'inject.seen', at: 5, to: everyone, inject: 'leak', role: 'ops' },
      { type: 'issue.limitPassed', at: 9, to: everyone, issue: 'leak', phase: 'observe', owner: 'ops' },
      { type: 'facilitator.said', at: 12, to: everyone, text: 'go on' },
    ]
    expect(lastActs(entriesOf(placed([record(0, ...facts)])))).toEqual({ ops: 5 })
  })

  test('[CO24] the newest line stands first, and a filter keeps its kind', () => {
    const noted: Fact = { type: 'facilitator.noted', at: 0, to: 'facilitators', text: 'hm' }
    const entries = entriesOf(placed([record(0, said('a')), record(1, noted), record(2, said('b'))]))
    expect(newestFirst(entries, 'all').map(({ seq }) => seq)).toEqual([2, 1, 0])
    expect(newestFirst(entries, 'notes').map(({ seq }) => seq)).toEqual([1])
    expect(newestFirst(entries, 'messages').map(({ seq }) => seq)).toEqual([2, 0])
    expect(newestFirst(entries, 'decisions')).toEqual([])
  })
})
