/** Whatever is in a file that somebody hands to Launchroom, it is read or refused in words: never a crash. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { prove } from '#server/cli/logProof.ts'
import { loadScenario } from '#server/scenario/load.ts'
import { SMALL } from '../scenarios/small.ts'

type Tree = Record<string, unknown>

// The same files in every run; FUZZ_RUNS tries more.
const runs = { seed: 1, numRuns: Number(process.env['FUZZ_RUNS'] ?? 200) }

/** What authors and attackers put where something else belongs. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    '',
    '09:00',
    '25:99',
    '10 min',
    '-1 s',
    'lead',
    'builder',
    'nobody',
    '__proto__',
    -1,
    1e308,
  ),
)

/** Every place in a value, as its path. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

const small = parse(SMALL) as Tree
const places = placesIn(small).filter((path) => path.length > 0)

/** A copy in which `to` stands at `path`, or nothing if `to` is undefined. */
function changed(tree: unknown, [key, ...rest]: string[], to: unknown): unknown {
  if (key === undefined || typeof tree !== 'object' || tree === null) return to
  const copy = (Array.isArray(tree) ? [...tree] : { ...tree }) as Tree
  const inner = changed(copy[key], rest, to)
  if (inner === undefined) delete copy[key]
  else copy[key] = inner
  return copy
}

function expectProblemsInside(text: string): void {
  const lines = text.split('\n').length
  for (const { line, column, message } of loadScenario(text, 'small.yaml').problems) {
    expect(message).not.toBe('')
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines)
    expect(column).toBeGreaterThanOrEqual(1)
  }
}

describe('a scenario file', () => {
  test('[FZ8] with anything anywhere is read, or its problems name places in it', () => {
    const change = fc.tuple(fc.constantFrom(...places), fc.option(anything, { nil: undefined }))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const tree = changes.reduce<unknown>((now, [path, to]) => changed(now, path, to), small)
        expectProblemsInside(stringify(tree))
      }),
      runs,
    )
  })

  test('[FZ8] with a piece of it torn out or doubled is read, or its problems name places in it', () => {
    const at = fc.nat(SMALL.length)
    fc.assert(
      fc.property(at, at, at, (to, from, until) =>
        expectProblemsInside(SMALL.slice(0, to) + SMALL.slice(from, until) + SMALL.slice(to)),
      ),
      runs,
    )
  })
})

describe('the log of a room', () => {
  test('[FZ9] that is anything at all is refused in one line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(prove(text)).toEqual({ fault: expect.stringMatching(/^[^\n]+$/) })
      }),
      runs,
    )
  })
})
