/** Writes values the way scenarios are written: short mappings in a line, long texts as blocks, times in quotes. */
import { Document, type Scalar, type YAMLSeq } from 'yaml'
import { isMapping } from './path.ts'

const WIDTH = 110
/** A mapping or list this long, with its indent, is written in a line. */
const SHORT = 96
const BRIEF = 4

export interface Look {
  /** Column at which lines after the first begin. */
  indent: number
  /** Everything in a line, for places between braces. */
  flow: boolean
  /** How the text was written that this takes the place of. */
  style?: Scalar.Type | undefined
}

/** A value as text. A block mapping or list begins with a line break, so that it can follow a colon. */
export function render(value: unknown, look: Look): string {
  const { indent, flow } = look
  if (typeof value !== 'object' || value === null) return scalarText(value, look)
  const line = inLine(value)
  return flow || isShort(value, line, indent) ? line : `\n${' '.repeat(indent)}${block(value, indent)}`
}

/** The same as an item of a list: what follows the dash begins in its line. */
export function renderItem(value: unknown, look: Look): string {
  return render(value, look).trimStart()
}

export function renderKey(key: string): string {
  return scalarText(key, { indent: 0, flow: true })
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`
  if (!isMapping(value)) return scalarText(value, { indent: 0, flow: true })
  const pairs = Object.entries(value).map(([key, inner]) => `${renderKey(key)}: ${inLine(inner)}`)
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}

/** Small enough to be read in a line, and no text in it that spans several. */
function isShort(value: object, line: string, indent: number): boolean {
  const size = Object.keys(value).length
  if (size === 0) return true
  if (line.includes('\\n') || line.length + indent > SHORT || depthOf(value) > 3) return false
  return Array.isArray(value) ? Object.values(value).every(isPlain) : size <= BRIEF
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' && String(value).length < 40
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

/** The lines of a mapping or list, the first without its indent. */
function block(value: object, indent: number): string {
  const margin = `\n${' '.repeat(indent)}`
  if (Array.isArray(value))
    return value.map((item) => `- ${renderItem(item, { indent: indent + 2, flow: false })}`).join(margin)
  return Object.entries(value)
    .map(([key, inner]) => `${renderKey(key)}:${spaced(render(inner, { indent: indent + 2, flow: false }))}`)
    .join(margin)
}

/** What follows a colon. */
export function spaced(written: string): string {
  return written.startsWith('\n') ? written : ` ${written}`
}

function scalarText(value: unknown, { indent, flow, style }: Look): string {
  // within a mapping or braces, so that quotes and the indent of a block are what they have to be there
  const doc = new Document(flow ? [value] : { k: value }, { version: '1.2' })
  const node = (flow ? doc.getIn([0], true) : doc.get('k', true)) as Scalar
  if (flow) (doc.contents as YAMLSeq).flow = true
  if (typeof value === 'string') node.type = typeOf(value, { flow, style })
  const lineWidth = node.type === 'BLOCK_FOLDED' ? WIDTH - indent : 0
  const text = doc.toString({
    lineWidth,
    singleQuote: true,
    flowCollectionPadding: false,
    minContentWidth: 0,
  })
  if (flow) return text.trim().slice(1, -1)
  const [first = '', ...rest] = text.slice('k: '.length).trimEnd().split('\n')
  const margin = ' '.repeat(Math.max(0, indent - 2))
  return [first, ...rest.map((line) => (line === '' ? '' : margin + line))].join('\n')
}

/** A text keeps the quotes or the block it was written in, as far as it still can be. */
function typeOf(value: string, { flow, style }: Pick<Look, 'flow' | 'style'>): Scalar.Type {
  const isTime = /^\d\d:\d\d/.test(value) || /^[\d.]+$/.test(value)
  const isTrimmed = value !== '' && !/^\s|[ \t]$/m.test(value)
  if (value.includes('\n')) return flow || !/\S/.test(value) ? 'QUOTE_DOUBLE' : 'BLOCK_LITERAL'
  if (isTime) return 'QUOTE_SINGLE'
  if (style === 'QUOTE_SINGLE' || style === 'QUOTE_DOUBLE') return style
  if (flow || !isTrimmed) return 'PLAIN'
  if (style === 'BLOCK_LITERAL') return style
  return style === 'BLOCK_FOLDED' || value.length > WIDTH ? 'BLOCK_FOLDED' : 'PLAIN'
}
