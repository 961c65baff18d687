import { describe, expect, test } from 'vitest'
import { canonical, digestAfter, faultIn, hashAfter, START, seal, verify } from '#server/chain.ts'
import type { Fact } from '#shared/fact.ts'
import type { LogRecord } from '#shared/record.ts'

const said = (text: string): Fact => ({ type: 'facilitator.said', at: 5, to: 'everyone', text })
const [a, b, c] = [said('a'), said('b'), said('c')]

function record(before: Parameters<typeof seal>[0], facts: Fact[]): LogRecord {
  return seal(before, {
    v: 1,
    wall: 1000,
    by: { kind: 'system' },
    id: null,
    command: { type: 'clock.wake' },
    facts,
  })
}

function chainOf(...cuts: Fact[][]): LogRecord[] {
  const records: LogRecord[] = []
  for (const facts of cuts) records.push(record(records.at(-1) ?? START, facts))
  return records
}

describe('the digest', () => {
  test('[LG11] does not depend on how facts were cut into records', () => {
    const [one, two, three] = [chainOf([a, b, c]), chainOf([a], [b, c]), chainOf([a, b], [], [c])]
    expect(two.at(-1)?.digest).toBe(one.at(-1)?.digest)
    expect(three.at(-1)?.digest).toBe(one.at(-1)?.digest)
  })

  test('[LG11] changes with a fact, its order and its absence', () => {
    const digests = [[a, b], [b, a], [a], [a, b, b], []].map((facts) => digestAfter('', facts))
    expect(new Set(digests).size).toBe(digests.length)
  })

  test('[LG11] does not depend on the order of keys', () => {
    const turned = { text: 'a', to: 'everyone', at: 5, type: 'facilitator.said' } as Fact
    expect(digestAfter('', [turned])).toBe(digestAfter('', [a]))
  })
})

describe('canonical JSON', () => {
  test.each([
    [{ b: 1, a: [{ d: null, c: 'x' }] }, '{"a":[{"c":"x","d":null}],"b":1}'],
    [{ a: undefined, b: [undefined] }, '{"b":[null]}'],
    ['"\n', '"\\"\\n"'],
    ['a\\b', '"a\\\\b"'],
    ['[ß]\ud800', '"[ß]\\ud800"'],
    [[[], {}, '', -0, 1.5], '[[],{},"",0,1.5]'],
    [{ 10: 1, 9: 2, é: 3, z: 4, Z: 5, '': 6 }, '{"":6,"10":1,"9":2,"Z":5,"z":4,"é":3}'],
  ])('[LG11] of %j has sorted keys and nothing undefined', (value, text) => {
    expect(canonical(value)).toBe(text)
  })

  test.each([2, 10, 50])('[LG11] of an object of %i keys has them in the order of their units', (count) => {
    const keys = Array.from({ length: count }, (_, n) => `k${(n * 37) % 101}`)
    const text = canonical(Object.fromEntries(keys.map((key) => [key, 0])))
    expect(Object.keys(JSON.parse(text))).toEqual([...keys].sort())
  })
})

describe('the chain', () => {
  test('[LG12] of untouched records is sound', () => {
    const records = chainOf([a], [], [b, c])
    expect(verify(JSON.parse(JSON.stringify(records)))).toEqual({ sound: records, fault: null })
  })

  const [first, second, third] = chainOf([a], [b], [c]) as [LogRecord, LogRecord, LogRecord]
  const rehashed = { ...second, facts: [c] }
  test.each<[string, unknown[], number]>([
    ['a changed fact', [first, { ...second, facts: [c] }, third], 1],
    ['a changed time', [first, { ...second, wall: 1 }, third], 1],
    ['a changed asker', [{ ...first, by: { kind: 'facilitator', person: 'x' } }, second], 0],
    ['a record left out', [first, third], 1],
    ['a record twice', [first, first], 1],
    ['records swapped', [second, first], 0],
    ['facts changed under a new hash', [first, { ...rehashed, hash: hashAfter(first.hash, rehashed) }], 1],
    ['a torn record', [first, '{"v":1,'], 1],
    ['nothing where a record was', [first, null], 1],
    ['another chain', [first, ...chainOf([c], [b]).slice(1)], 1],
  ])('[LG12] shows %s', (_, records, seq) => {
    expect(verify(records).fault?.seq).toBe(seq)
    expect(verify(records).sound).toHaveLength(seq)
  })

  test('[LG12] says in words what is wrong', () => {
    expect(faultIn(START, first)).toBeNull()
    expect(faultIn(first, { ...second, wall: 1 })).toBe('its hash is wrong')
    expect(faultIn(first, third)).toBe('it is numbered 2')
  })
})
