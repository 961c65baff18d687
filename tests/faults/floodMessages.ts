/**
 * Messages as nobody means them: made from the schemas of the wire, mutated from real ones, and plain garbage. The same
 * seed makes the same messages.
 */
import { z } from 'zod'
import { Command } from '#shared/command.ts'
import { EXAMPLES } from '../support/examples.ts'

export interface Throws {
  below: (n: number) => number
  pick: <T>(list: readonly T[]) => T
}

/** Mulberry32: small and fast, which the engine's own luck need not be. */
export function throwsOf(seed: number): Throws {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }
  const below = (n: number) => next() % n
  return { below, pick: (list) => list[below(list.length)] as (typeof list)[number] }
}

interface Shape {
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  oneOf?: Shape[]
  type?: string
  properties?: Record<string, Shape>
  items?: Shape
  pattern?: string
  maxLength?: number
  minimum?: number
  maximum?: number
}

const COMMAND = z.toJSONSchema(Command, { io: 'input', unrepresentable: 'any' }) as Shape
const IDS = [
  ...[
    'lead',
    'ops',
    'leak',
    'hello',
    'drill',
    'by-hand',
    'echo',
    'launch',
    'tag',
    'gate',
    'push',
    'say',
    'look',
  ],
  ...[
    'log',
    'vault',
    'build',
    'check',
    'tell',
    'chat',
    'robot',
    'runbook',
    'cache',
    'disk',
    'some',
    'rebuild',
  ],
  ...['tests', 'called', 'contained', 'well', 'ask-1', 'ask-2', 'nothing', 'constructor', 'new-1', 'new-2'],
]
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\u202eevil',
  '\u001b[2J\u001b]0;x\u0007',
  '__proto__',
  'constructor',
  'toString',
  '=cmd|"/c calc"!A1',
  '<img src=x onerror=alert(1)>',
  '{{7*7}}',
  '../../etc/passwd',
  '\r\nset-cookie: a=b',
  '\ud800',
  '🜁'.repeat(500),
  'x'.repeat(1999),
  'x'.repeat(2001),
  'x'.repeat(50_000),
]

function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { a: value }
  return value
}

export function garbage(dice: Throws): unknown {
  const makers: (() => unknown)[] = [
    () => null,
    () => dice.below(2) === 0,
    () => dice.pick([0, -1, 1.5, 2 ** 53, -(2 ** 53), 1e308, Number.NaN]),
    () => dice.pick(NASTY),
    () => [],
    () => ({}),
    () => nested(dice.pick([3, 50, 2000])),
    () => Array.from({ length: dice.pick([10, 5000]) }, () => 1),
    () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    () => Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i])),
    () => Buffer.from('binary'),
  ]
  return dice.pick(makers)()
}

/** Anything that the schema takes, or nearly. */
function made(shape: Shape, dice: Throws): unknown {
  if ('const' in shape) return shape.const
  if (shape.enum) return dice.pick(shape.enum)
  const forms = shape.anyOf ?? shape.oneOf
  if (forms) return made(dice.pick(forms), dice)
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).map(([key, inner]) => [key, made(inner, dice)]),
      )
    case 'array':
      return Array.from({ length: dice.below(4) }, () => made(shape.items ?? {}, dice))
    case 'string':
      if (shape.pattern) return dice.pick(IDS)
      return dice.below(4) === 0 ? dice.pick(NASTY) : 'words '.repeat(1 + dice.below(5)).trim()
    case 'integer':
    case 'number':
      return numberIn(shape, dice)
    case 'boolean':
      return dice.below(2) === 0
    case 'null':
      return null
    default:
      return garbage(dice)
  }
}

function numberIn({ minimum = 0, maximum = 2 ** 40 }: Shape, dice: Throws): number {
  const [low, high] = [Math.max(minimum, -(2 ** 40)), Math.min(maximum, 2 ** 40)]
  return dice.pick([
    low,
    high,
    low + dice.below(Math.max(1, Math.min(high - low, 2 ** 31))),
    low - 1,
    high + 1,
  ])
}

/** A copy with one place of it changed, gone or doubled. */
function mutated(value: unknown, dice: Throws): unknown {
  if (typeof value !== 'object' || value === null || dice.below(4) === 0) return garbage(dice)
  const keys = Object.keys(value)
  const key = keys.length > 0 ? dice.pick(keys) : 'x'
  const copy: Record<string, unknown> = { ...value }
  const change = dice.below(4)
  if (change === 0) delete copy[key]
  else if (change === 1) copy[dice.pick(['x', 'type', 'hasOwnProperty', 'a.b'])] = garbage(dice)
  else copy[key] = mutated(copy[key], dice)
  return copy
}

/** After these there would be nobody left to talk to. */
const ENDS: Command['type'][] = ['room.end', 'room.close']
const REAL = Object.values(EXAMPLES)

/** A command: a third made from the schema, a third real, a third mutated. */
export function commandFrom(dice: Throws): unknown {
  const sound = dice.below(2) === 0 ? dice.pick(REAL) : made(COMMAND, dice)
  if (ENDS.includes((sound as Command).type)) return commandFrom(dice)
  return dice.below(3) === 0 ? mutated(sound, dice) : sound
}

interface Route {
  requestBody?: { content: Record<string, { schema: Shape }> }
}
/** The addresses of the API, as its own description has them. */
export type Paths = Record<string, Record<string, Route>>

/** A request to any address of the API: a third as it wants them, the others nearly, or not at all. */
export function requestFrom(dice: Throws, { paths, code }: { paths: Paths; code: string }) {
  const at = dice.pick(Object.keys(paths))
  const method = dice.pick(Object.keys(paths[at] ?? {}))
  const ids = [
    code,
    code,
    'launch-dry-run',
    '0',
    '-1',
    '%00',
    '..%2f..%2fetc%2fpasswd',
    '__proto__',
    '%ff',
    'a'.repeat(90),
  ]
  const path = at.replace(/\{\w+\}/g, () => dice.pick(ids))
  const schema = paths[at]?.[method]?.requestBody?.content['application/json']?.schema
  if (!schema) return { method: method.toUpperCase(), path, body: null }
  const sound = made(schema, dice)
  const body = dice.pick([sound, mutated(sound, dice), garbage(dice)])
  return { method: method.toUpperCase(), path, body }
}

/** What goes out below the protocol, on a connection that stands. */
export function packetFrom(dice: Throws): string {
  return dice.pick([
    '2["command"]',
    '2["command",{"id":{"session":"x","n":1},"command":{}}]',
    '29999999999999999999["command",{}]',
    '2["__proto__",{}]',
    '2["connect",{}]',
    '2[]',
    '2{}',
    '2[null]',
    `2["time",${'['.repeat(5000)}${']'.repeat(5000)}]`,
    '1',
    '0{}',
    '0/other,{}',
    '3[1]',
    '39["x"]',
    '4',
    '51-["command",{"_placeholder":true,"num":0}]',
    '5999999999-["command",{"_placeholder":true,"num":0}]',
    '51-["command",{"_placeholder":true,"num":"x"}]',
    'garbage',
    '',
    '\u0000\u0001',
    '2["command",{"id":{"session":"x","n":1},"command":{"type":"room.brief"}}',
  ])
}

/** What goes out on a bare connection. */
export function bytesFrom(dice: Throws): string {
  const code = dice.pick(['ZZZZZZ', '__proto__', '%00', '%2e%2e%2f', 'a'.repeat(200)])
  const host = 'Host: a\r\n'
  return dice.pick([
    'GET / HTTP/9.9\r\n\r\n',
    `GET /api/rooms/${code} HTTP/1.1\r\n${host}\r\n`,
    `GET /${'a/'.repeat(3000)} HTTP/1.1\r\n${host}\r\n`,
    `POST /api/signin HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST /api/signin HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 4\r\n\r\n{"a`,
    `POST /api/signin HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n`,
    `GET / HTTP/1.1\r\n${host}Cookie: ${'a=b; '.repeat(2500)}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${host}X: ${'y'.repeat(40_000)}\r\n\r\n`,
    `GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n${host}\r\n`,
    `GET /socket.io/?EIO=4&transport=polling&sid=${code} HTTP/1.1\r\n${host}\r\n`,
    `GET /socket.io/?EIO=99&transport=__proto__ HTTP/1.1\r\n${host}\r\n`,
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n${String.fromCharCode(0x8f, 0xff, 0x7f, 0xff)}${'z'.repeat(100)}`,
    '\u0016\u0003\u0001\u0002\u0000\u0001',
    '\u0000'.repeat(1000),
  ])
}
