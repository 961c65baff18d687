/** The JSON Schema beside the scenarios: it is the language, it explains every key, and it takes every scenario. */
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv, type AnySchemaObject } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { launchroom } from '#server/cli/program.ts'
import { loadScenario } from '#server/scenario/load.ts'
import { startServer, type TestServer } from '../support/memoryServer.ts'
import { SMALL } from './small.ts'

const FILE = 'scenarios/scenario-1.schema.json'
const MODELINES = [
  '# yaml-language-server: $schema=./scenario-1.schema.json',
  '# $schema: ./scenario-1.schema.json',
]
const text = readFileSync(FILE, 'utf8')
const schema: AnySchemaObject = JSON.parse(text)
const scenarios = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const accepts = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)

interface Key {
  at: string
  schema: AnySchemaObject
}

/** Every key of every mapping in the schema, forms of unions and entries of mappings included. */
function keysIn(node: unknown, at = ''): Key[] {
  if (Array.isArray(node)) return node.flatMap((item, i) => keysIn(item, `${at}/${i}`))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, inner]): Key[] => {
    if (['examples', 'default', 'enum', 'const'].includes(name)) return []
    if (name !== 'properties') return keysIn(inner, `${at}/${name}`)
    return Object.entries(inner as Record<string, AnySchemaObject>).flatMap(([key, one]) => [
      { at: `${at}/${key}`, schema: one },
      ...keysIn(one, `${at}/${key}`),
    ])
  })
}
const keys = keysIn(schema)

test('[LA1] the JSON Schema beside the scenarios is the language as it is', async () => {
  const out: string[] = []
  const io = { out: (line: string) => out.push(line), err: () => {} }
  expect(await launchroom(['schema'], io)).toBe(0)
  expect(`${out.join('\n')}\n` === text, `run "npx launchroom schema > ${FILE}"`).toBe(true)
})

describe('[LA1] the server serves it', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.close())

  test('to anybody, as it is', async () => {
    const answer = await server.browser().get('/scenario-1.schema.json')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('application/schema+json')
    expect(answer.body === text).toBe(true)
  })
})

test('[LA2] every key has a description and an example', () => {
  expect(keys.length).toBeGreaterThan(200)
  const isExplained = ({ description, examples }: AnySchemaObject) =>
    /^\S.*[.…]$/s.test(description ?? '') && Array.isArray(examples) && examples.length > 0
  expect(keys.filter((key) => !isExplained(key.schema)).map(({ at }) => at)).toEqual([])
})

test('[LA3] every example is one that the schema takes', () => {
  const ajv = new Ajv({ strict: false }).addSchema(schema)
  const wrong = keys.flatMap(({ at, schema: { examples, ...key } }) => {
    const check = ajv.compile({ ...key, definitions: schema['definitions'] })
    return examples
      .filter((one: unknown) => !check(one))
      .map((one: unknown) => `${at}: ${JSON.stringify(one)}`)
  })
  expect(wrong).toEqual([])
})

describe('[LA4] scenarios say by what schema they are written, and it takes them', () => {
  test.each(scenarios)('%s', (name) => {
    const source = readFileSync(`scenarios/${name}`, 'utf8')
    expect(source.split('\n').slice(0, 2)).toEqual(MODELINES)
    accepts(parse(source))
    expect(accepts.errors ?? []).toEqual([])
  })
})

describe('[LA5] the schema refuses what the loader refuses by form, and keeps keys of one’s own', () => {
  test.each([
    ['banner: x\nx-note: mine', true],
    ['x-note: { any: [1, 2] }\npacing: { quiet: 12, deciding: 1, grace: 60 s, x-why: mine }', true],
    ['baner: x', false],
    ['moreTime: 60', false],
    ['moreTime: 60 s', true],
    ['kind: party', false],
    ['tags: [Big]', false],
    ['audiences: { users: Users }', true],
    ['alternatives: { one: { oneOf: [broken] } }', false],
  ])('%s', (line, fits) => {
    const [key = ''] = line.split(':')
    const others = SMALL.split('\n').filter((one) => !/^pacing/.test(one) || !line.includes('pacing'))
    const source = `${others.join('\n')}${line}\n`
    expect(key).not.toBe('')
    expect(accepts(parse(source))).toBe(fits)
    const formal = loadScenario(source, 'x.yaml').problems.filter(({ code }) => code.startsWith('SC1'))
    expect(formal.length === 0).toBe(fits)
  })
})
