import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { parseSync } from 'vite'

/** What a source file reaches outside itself. Types count: a type is knowledge of a module too. */
export interface Reach {
  /** Files of this project, as paths from its root. */
  files: string[]
  /** Modules that are not ours: npm packages by name, Node's own as `node:fs`. */
  packages: string[]
  /** Names that bring in a clock, chance, the outside world or waiting, with their line. */
  impure: string[]
}

const root = path.resolve(import.meta.dirname, '../..')

const TIMERS = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame']
const WORLD = ['Date', 'performance', 'console', 'process', 'globalThis', 'crypto', 'fetch']
const IMPURE = new Set([...TIMERS, ...WORLD])

/** The TypeScript sources below a folder, as paths from the root. */
export function sourcesBelow(folder: string): string[] {
  const start = path.join(root, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .sort()
}

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

/** `file` is the path from the root: relative imports are resolved against it. */
export function reachOf(file: string, text: string): Reach {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`)
  const reach: Reach = { files: [], packages: [], impure: [] }
  const lineOf = (node: Node) => text.slice(0, node.start).split('\n').length

  visit(program as unknown as Node, (node) => {
    const specifier = specifierOf(node)
    if (specifier) addImport(reach, file, specifier)
    const name = impureName(node)
    if (name) reach.impure.push(`${name} (line ${lineOf(node)})`)
  })
  return reach
}

type Node = { type: string; start: number; [field: string]: unknown }

function visit(node: Node, look: (node: Node) => void): void {
  look(node)
  for (const [field, value] of Object.entries(node)) {
    if (isOnlyAName(node, field)) continue
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) visit(child, look)
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

/** Whether this field of the node names something of another object: `clock.process`, `{ process: 1 }`. */
function isOnlyAName(node: Node, field: string): boolean {
  if (node.computed === true) return false
  if (['key', 'imported', 'exported', 'label'].includes(field)) return true
  if (node.type === 'TSQualifiedName') return field === 'right'
  if (node.type !== 'MemberExpression') return false
  return field === 'property' || (field === 'object' && isPureMath(node))
}

function isPureMath({ object, property }: Node): boolean {
  return isNamed(object, 'Math') && !isNamed(property, 'random')
}

function isNamed(value: unknown, name: string): boolean {
  return isNode(value) && value.name === name
}

function impureName(node: Node): string | undefined {
  if (node.type === 'AwaitExpression' || node.await === true) return 'await'
  if (node.async === true) return 'async'
  if (node.type === 'MemberExpression' && isNamed(node.object, 'Temporal') && isNamed(node.property, 'Now')) {
    return 'Temporal.Now'
  }
  if (node.type !== 'Identifier') return undefined
  if (node.name === 'Math') return 'Math.random'
  return IMPURE.has(node.name as string) ? (node.name as string) : undefined
}

function specifierOf(node: Node): string | undefined {
  const holds = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ]
  if (!holds.includes(node.type) || !isNode(node.source)) return undefined
  const { value } = node.source
  return typeof value === 'string' ? value : '(computed)'
}

function addImport(reach: Reach, file: string, specifier: string): void {
  if (specifier.startsWith('#')) reach.files.push(specifier.slice(1))
  else if (specifier.startsWith('.')) reach.files.push(path.posix.join(path.posix.dirname(file), specifier))
  else if (isBuiltin(specifier)) reach.packages.push(`node:${specifier.replace(/^node:/, '')}`)
  else reach.packages.push(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'))
}
