/** All keys of the language as Markdown tables, from the one source of truth; they stand in scenarios/README.md. */
import { Document, visit } from 'yaml'
import { scenarioJsonSchema } from './jsonSchema.ts'

interface Node {
  $ref?: string
  type?: string
  description?: string
  examples?: unknown[]
  default?: unknown
  enum?: unknown[]
  properties?: Record<string, Node>
  patternProperties?: Record<string, Node>
  required?: string[]
  items?: Node | Node[]
  anyOf?: Node[]
  allOf?: Node[]
  definitions?: Record<string, Node>
}

const NAME = 'NAME'
const NAMES = '^(?!x-)'
/** How the forms of these are called where a key takes them. */
const FORMS: Record<string, string> = { condition: 'Conditions', effect: 'Effects', trigger: 'Triggers' }
const FIRST = 'The file'
/** Written in quotes, as everywhere: older readers of YAML take it for a number. */
const TIME = /^\d\d:\d\d$/

/** One section for each mapping, then one for each thing with several forms. */
export function keyTables(): string {
  const root = scenarioJsonSchema() as Node
  const forms = Object.entries(root.definitions ?? {}).flatMap(([id, node]) =>
    FORMS[id] === undefined ? [] : [formTable(FORMS[id], node)],
  )
  return `${[...tablesOf(FIRST, root), ...forms].join('\n\n')}\n`
}

function tablesOf(path: string, node: Node): string[] {
  const keys = Object.entries(node.properties ?? {})
  const rows = keys.map(([key, one]) => {
    const must = node.required?.includes(key) ? ' **Must be there.**' : ''
    const usual = one.default === undefined ? '' : ` Usually ${code(one.default)}.`
    return `| \`${key}\` | ${cell(one.description ?? '')}${must}${usual} | ${shown(one)} |`
  })
  const table = [`### ${path}`, '', '| Key | What it is | Like this |', '|---|---|---|', ...rows].join('\n')
  const inner = keys.flatMap(([key, one]) => insideOf(path === FIRST ? key : `${path}.${key}`, one))
  return [table, ...inner]
}

/** The tables of what a key holds: a mapping, a list of mappings, or a mapping by names. */
function insideOf(path: string, node: Node): string[] {
  if (isNamed(node)) return []
  const named = Object.entries(node.patternProperties ?? {}).find(([pattern]) =>
    pattern.startsWith(NAMES),
  )?.[1]
  if (named) return insideOf(`${path}.${NAME}`, named)
  const item = Array.isArray(node.items) ? undefined : node.items
  if (item) return insideOf(`${path}[]`, item)
  if (node.anyOf && !node.anyOf.every((form) => form.type !== 'object')) return [formTable(path, node)]
  if (!node.properties) return []
  const same = onlyValue(node.properties)
  return same ? insideOf(`${path}.${NAME}`, same) : tablesOf(path, node)
}

/** Keys that are fixed names of one and the same thing, such as the four phases. */
function onlyValue(properties: Record<string, Node>): Node | null {
  const [first, ...others] = Object.values(properties)
  const text = JSON.stringify(first)
  return first && others.length > 2 && others.every((one) => JSON.stringify(one) === text) ? first : null
}

function formTable(title: string, { anyOf = [] }: Node): string {
  const rows = anyOf.map((form) => {
    const keys = Object.entries(form.properties ?? {}).map(
      ([key, one]) => `\`${key}\`: ${cell(one.description ?? '')}`,
    )
    return `| ${shown(form)} | ${cell(form.description ?? '')} | ${keys.join('<br>')} |`
  })
  return [`### ${title}`, '', '| Like this | What it means | Keys |', '|---|---|---|', ...rows].join('\n')
}

const refOf = (node: Node) => (node.$ref ?? node.allOf?.[0]?.$ref ?? '').split('/').at(-1) ?? ''
const isNamed = (node: Node) => FORMS[refOf(node)] !== undefined

/** An example, or a word where the thing has a table of its own. */
function shown(node: Node): string {
  const item = Array.isArray(node.items) ? undefined : node.items
  const form = FORMS[refOf(node)] ?? (item && FORMS[refOf(item)])
  const [example] = node.examples ?? []
  const short = example === undefined ? '' : code(example)
  if (form !== undefined) return `${short}${short && ', '}see ${form}`
  return short.length > 90 ? 'see below' : short
}

function code(value: unknown): string {
  const doc = new Document(value)
  visit(doc, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && TIME.test(node.value)) node.type = 'QUOTE_SINGLE'
    },
  })
  const text = doc.toString({ collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).trimEnd()
  return `\`${cell(text)}\``
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
