// The arrows of the architecture:
//   shared <- engine <- room <- rooms <- socket, http <- app <- main, cli
//   stores import only shared; a room knows the store's port, not an adapter; the client imports only shared
import { describe, expect, test } from 'vitest'
import { type Reach, reachOf, readText, sourcesBelow } from './source.ts'

type Sources = Record<string, Reach>

const PURE_PACKAGES = ['zod', 'temporal-polyfill', 'yaml']
const CHART_FILES = ['server/engine/machines.ts', 'server/engine/statechart.ts']
/** Who may import whom in the server: a part may reach parts before it and its equals, never later ones. */
const ORDER = ['engine', 'room', 'rooms', 'socket http', 'app', 'main cli']

function breaches(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([file, reach]) => [
    ...wrongPackages(file, reach).map((name) => `${file} imports ${name}`),
    ...wrongFiles(file, sources).map((name) => `${file} reaches ${name}`),
    ...(isPure(file) ? reach.impure.map((name) => `${file} uses ${name}`) : []),
  ])
}

function wrongPackages(file: string, { packages }: Reach): string[] {
  return packages.filter((name) => {
    if (name === '(computed)') return true
    if (name === 'xstate') return !CHART_FILES.includes(file)
    if (isPure(file)) return !PURE_PACKAGES.includes(name)
    if (file.startsWith('client/')) return name.startsWith('node:')
    return /^(react|wouter|zustand)/.test(name)
  })
}

function wrongFiles(file: string, sources: Sources): string[] {
  const { files } = sources[file] as Reach
  if (file.startsWith('shared/')) return files.filter((other) => !other.startsWith('shared/'))
  if (file.startsWith('client/')) return files.filter((other) => !/^(shared|client)\//.test(other))
  if (file.startsWith('server/engine/'))
    return files.filter((other) => !/^(shared|server\/engine)\//.test(other))
  if (file.startsWith('server/store/'))
    return files.filter((other) => !/^(shared|server\/store)\//.test(other))
  return [
    ...files.filter((other) => !/^(shared|server)\//.test(other)),
    ...allReached(file, sources).filter((other) => isLater(other, file) || isAdapterForRoom(other, file)),
  ]
}

/** What a file imports, and what those import in turn: a detour through a third file is the same arrow. */
function allReached(file: string, sources: Sources, seen = new Set<string>()): string[] {
  for (const other of sources[file]?.files ?? []) {
    if (seen.has(other)) continue
    seen.add(other)
    allReached(other, sources, seen)
  }
  return [...seen]
}

function isLater(other: string, file: string): boolean {
  return rank(file) >= 0 && rank(other) > rank(file)
}

function isAdapterForRoom(other: string, file: string): boolean {
  return partOf(file) === 'room' && other.startsWith('server/store/') && other !== 'server/store/log.ts'
}

/** `room` for server/room.ts and for everything in server/room/. */
function partOf(file: string): string | undefined {
  return file.match(/^server\/(\w+)(\/|\.tsx?$)/)?.[1]
}

function rank(file: string): number {
  return ORDER.findIndex((parts) => parts.split(' ').includes(partOf(file) ?? ''))
}

function isPure(file: string): boolean {
  return file.startsWith('shared/') || file.startsWith('server/engine/')
}

function sourcesOf(texts: Record<string, string>): Sources {
  return Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, reachOf(file, text)]))
}

describe('the arrows between folders', () => {
  test('hold in every source file', () => {
    const files = ['shared', 'server', 'client'].flatMap(sourcesBelow)
    expect(files.length).toBeGreaterThan(0)
    expect(breaches(sourcesOf(Object.fromEntries(files.map((file) => [file, readText(file)]))))).toEqual([])
  })

  test.each([
    ['shared/a.ts', "import { x } from '#server/room.ts'"],
    ['shared/a.ts', "export * from '../client/store.ts'"],
    ['shared/a.ts', "import fs from 'node:fs'"],
    ['shared/a.ts', "import { join } from 'path'"],
    ['shared/a.ts', "import { createMachine } from 'xstate'"],
    ['shared/a.ts', "type Fast = import('fastify').FastifyInstance"],
    ['shared/a.ts', 'const load = (name: string) => import(name)'],
    ['server/engine/step.ts', "import type { Room } from '../room.ts'"],
    ['server/engine/step.ts', "import type { Log } from '#server/store/log.ts'"],
    ['server/engine/step.ts', "import { setup } from 'xstate'"],
    ['server/engine/step.ts', "import { randomUUID } from 'node:crypto'"],
    ['server/room.ts', "import { setup } from 'xstate'"],
    ['server/room.ts', "import { sqliteLog } from './store/sqliteLog.ts'"],
    ['server/room.ts', "import type { Rooms } from './rooms.ts'"],
    ['server/room.ts', "import './detour.ts'"],
    ['server/rooms.ts', "import './socket.ts'"],
    ['server/rooms.ts', "import './http/people.ts'"],
    ['server/socket.ts', "import { app } from '#server/app.ts'"],
    ['server/http.ts', "const main = await import('./main.ts')"],
    ['server/app.ts', "import './cli.ts'"],
    ['server/app.ts', "import '#client/main.tsx'"],
    ['server/report/aar.ts', "import { renderToString } from 'react-dom/server'"],
    ['server/store/memoryLog.ts', "import { step } from '#server/engine/step.ts'"],
    ['client/store.ts', "import type { Room } from '#server/room.ts'"],
    ['client/store.ts', "import { Buffer } from 'node:buffer'"],
  ])('are broken by %s with %s', (file, text) => {
    const detour = { 'server/detour.ts': "import './app.ts'" }
    expect(breaches(sourcesOf({ ...detour, [file]: text }))).toHaveLength(1)
  })

  test.each([
    ['shared/a.ts', "import { z } from 'zod'; import { b } from './b.ts'; import '#shared/c.ts'"],
    ['server/engine/machines.ts', "import { setup } from 'xstate'; import { z } from '#shared/time.ts'"],
    ['server/room.ts', "import type { Log } from './store/log.ts'; import './engine/step.ts'; import 'pino'"],
    ['server/http.ts', "import './rooms.ts'; import './socket.ts'; import 'node:fs'"],
    ['server/main.ts', "import './app.ts'; import './store/sqliteLog.ts'"],
    ['client/main.tsx', "import { a } from '#shared/a.ts'; import 'react'; import './main.module.css'"],
    ['shared/a.ts', '/* import "node:fs" */ const text = `import "node:fs"` // import "fs"'],
  ])('allow %s with %s', (file, text) => {
    expect(breaches(sourcesOf({ [file]: text }))).toEqual([])
  })
})

describe('pure code', () => {
  test.each([
    'const at = Date.now()',
    'const at = new Date(0)',
    'let at: Date',
    'const roll = Math.random()',
    'const { random } = Math',
    "const roll = Math['random']()",
    'setTimeout(later, 1)',
    'setInterval(later, 1)',
    'setImmediate(later)',
    'queueMicrotask(later)',
    "console.log('x')",
    'const it = { process }',
    'const { env } = process',
    'const at = performance.now()',
    'const at = globalThis.Date',
    'const at = Temporal.Now.instant()',
    'async function f() {}',
    'const f = async () => 1',
    'class A { async f() {} }',
    'const x = await y',
  ])('may not hold %s', (text) => {
    expect(breaches(sourcesOf({ 'server/engine/a.ts': text }))).toHaveLength(1)
    expect(breaches(sourcesOf({ 'shared/a.ts': text }))).toHaveLength(1)
    expect(breaches(sourcesOf({ 'server/room.ts': text }))).toEqual([])
  })

  test.each([
    'const most = Math.max(1, 2)',
    'const part = room.process',
    'const part = { process: 1, Date: 2 }',
    'interface Room { performance: number }',
    "const text = 'new Date() and Math.random()'",
    '// Date.now() is not for us',
    'const found = /Date/.test(text)',
  ])('may hold %s', (text) => {
    expect(breaches(sourcesOf({ 'shared/a.ts': text }))).toEqual([])
  })
})
