/** The guide beside the scenarios: what it teaches can be played, and its tables are the language. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { launchroom } from '#server/cli/program.ts'
import { runHeadless } from '#server/headless.ts'
import { checkScenario } from '#server/scenario/check.ts'
import { loadScenario } from '#server/scenario/load.ts'
import { testScenario } from '#server/scenarioTests.ts'
import { Condition } from '#shared/scenario/condition.ts'
import { Effect } from '#shared/scenario/effect.ts'
import { Trigger } from '#shared/scenario/inject.ts'

const readme = readFileSync('scenarios/README.md', 'utf8')
const partOf = (from: string, to: string) => readme.slice(readme.indexOf(from), readme.indexOf(to))
const lesson = partOf('## A scenario in ten minutes', '## What is worth knowing')
const tables = readme.slice(readme.indexOf('### The file'))

type Part = Record<string, unknown>
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a step adds goes where it belongs; a new trigger takes the place of the old one. */
function added(before: unknown, more: unknown, name = ''): unknown {
  if (!isPart(before) || !isPart(more) || name === 'trigger') return more
  const both = new Set([...Object.keys(before), ...Object.keys(more)])
  const value = (key: string) => (key in more ? added(before[key], more[key], key) : before[key])
  return Object.fromEntries([...both].map((key) => [key, value(key)]))
}

const steps = [...lesson.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text) as Part)
const stages = steps.map((_, i) =>
  steps.slice(0, i + 1).reduce((whole, step) => added(whole, step) as Part, {}),
)
const last = stringify(stages.at(-1))

/** The first example in each row of the table below a heading. */
const examplesIn = (heading: string) => {
  const section = tables.split('### ').find((part) => part.startsWith(heading)) ?? ''
  return [...section.matchAll(/^\| `(\{.*?\})` \|/gm)].map(([, text = '']) => parse(text) as unknown)
}

describe('[LA24] the scenario that the guide grows', () => {
  test('has seven stages', () => expect(stages).toHaveLength(7))

  test.each(stages.map((stage, i) => [i + 1, stage] as const))('has no problem at stage %i', (_, stage) => {
    const { problems } = checkScenario(stringify(stage), 'my-first-day.yaml')
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test.each(stages.map((stage, i) => [i + 1, stage] as const))('can be played at stage %i', (_, stage) => {
    const loaded = loadScenario(stringify(stage), 'my-first-day.yaml')
    if (!('script' in loaded)) throw new Error('not playable')
    const { state, refused } = runHeadless(loaded, { seed: 1, skill: 'expert' })
    expect(state.room.chart.value).toBe('debrief')
    expect(refused).toEqual([])
  })

  test('passes its own tests', () => {
    const loaded = loadScenario(last, 'my-first-day.yaml')
    if (!('script' in loaded)) throw new Error('not playable')
    const results = testScenario(loaded)
    expect(results).toHaveLength(3)
    expect(results.filter(({ passed }) => !passed)).toEqual([])
  })

  test('has nothing left to warn of at the end', () => {
    expect(checkScenario(last, 'my-first-day.yaml').problems).toEqual([])
  })
})

test('[LA25] the tables of all keys are the language as it is', async () => {
  const out: string[] = []
  expect(await launchroom(['schema', '--markdown'], { out: (line) => out.push(line), err: () => {} })).toBe(0)
  const why = 'replace all from "### The file" on by what "npx launchroom schema --markdown" prints'
  expect(tables.trimEnd() === out.join('\n').trimEnd(), why).toBe(true)
})

test('[LA25] they name every key', () => {
  const schema = JSON.parse(readFileSync('scenarios/scenario-1.schema.json', 'utf8')) as unknown
  const names = new Set<string>()
  const gather = (node: unknown): void => {
    if (!isPart(node) && !Array.isArray(node)) return
    for (const [key, inner] of Object.entries(node)) {
      if (key === 'properties' && isPart(inner)) for (const name of Object.keys(inner)) names.add(name)
      if (!['examples', 'default'].includes(key)) gather(inner)
    }
  }
  gather(schema)
  const byValue = ['P0', 'P1', 'P2', 'P3']
  const missing = [...names].filter((name) => !byValue.includes(name) && !tables.includes(`\`${name}\``))
  expect(names.size).toBeGreaterThan(150)
  expect(missing).toEqual([])
})

test('[SC25] every trigger, effect and condition that the guide shows is one the schema takes', () => {
  const all = { Triggers: [Trigger, 8], Effects: [Effect, 9], Conditions: [Condition, 19] } as const
  for (const [heading, [schema, count]] of Object.entries(all)) {
    const shown = examplesIn(heading)
    expect(shown.length, heading).toBeGreaterThanOrEqual(count)
    for (const one of shown) expect(schema.safeParse(one).success, JSON.stringify(one)).toBe(true)
  }
})
