/**
 * Every regular expression of server and shared code against long hostile text: twice the text may cost twice the time,
 * never four times. Time is only compared with itself, and only where there is enough of it to compare.
 */
import { parseSync, Visitor } from 'vite'
import { expect, test } from 'vitest'
import { readText, sourcesBelow } from '../house/source.ts'

interface Pattern {
  file: string
  source: string
  flags: string
}

const patterns = ['shared', 'server']
  .flatMap(sourcesBelow)
  .flatMap((file) => patternsIn(file, readText(file)))

function patternsIn(file: string, text: string): Pattern[] {
  const found: Pattern[] = []
  new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex)
        found.push({ file, source: node.regex.pattern, flags: node.regex.flags })
    },
  }).visit(parseSync(file, text).program)
  return found
}

/** Pieces that a pattern itself is made of, which repeat best against it. */
function piecesOf(source: string): string[] {
  const plain = source.replace(/\\[dwsbDWSB]|\\u[\da-f]{4}|[\\^$.*+?()[\]{}|]/g, ' ').split(/\s+/)
  const words = plain.filter((word) => word.length > 0).slice(0, 6)
  const marks = ['a', '1', ' ', '-', '.', '/', ':', '_', '\n', 'aB1-', '1 s ', 'a.', '::', '..', '//', '0:']
  return [...new Set([...words, ...words.map((word) => `${word} `), ...marks])]
}

/** What no pattern ends with, so that everything before it was in vain. */
const END = '\u0001!'
/** Small steps first: what doubles with each letter must not be asked about a thousand. */
const LENGTHS = [8, 16, 20, 24, 28, 64, 512, 2048, 4096, 8192, 16_384]
const SHORT = 64
const ENOUGH_MS = 10

/** Processor time: a machine that does other things makes nothing look steeper or flatter. */
function msOf({ source, flags }: Pattern, text: string): number {
  const pattern = new RegExp(source, flags.replace(/[gy]/g, ''))
  const began = process.cpuUsage()
  pattern.test(text)
  return process.cpuUsage(began).user / 1000
}

/** How the cost grows where it is worth a look; null where all of it is nothing. */
function growthOf(pattern: Pattern, piece: string): number | null {
  for (const length of LENGTHS) {
    const text = (letters: number) => piece.repeat(Math.ceil(letters / piece.length)) + END
    if (msOf(pattern, text(length)) < ENOUGH_MS) continue
    const more = length <= SHORT ? length + 3 * piece.length : 2 * length
    const [less, longer] = [length, more].map((letters) =>
      Math.min(...[1, 2, 3].map(() => msOf(pattern, text(letters)))),
    )
    return (longer ?? 0) / (less ?? 1)
  }
  return null
}

test('[SY75] no pattern that meets what others wrote takes more than its length', () => {
  expect(patterns.length).toBeGreaterThan(25)
  const steep = patterns.flatMap((pattern) =>
    piecesOf(pattern.source).flatMap((piece) => {
      const growth = growthOf(pattern, piece)
      return growth !== null && growth > 3
        ? [`${pattern.file}: /${pattern.source}/ with ${JSON.stringify(piece)}`]
        : []
    }),
  )
  expect(steep).toEqual([])
})

test.each(['^(a+)+$', '\\s+$'])('[SY75] /%s/ would be found', (source) => {
  const grown = piecesOf(source).map((piece) => growthOf({ file: '', source, flags: '' }, piece) ?? 0)
  expect(Math.max(...grown)).toBeGreaterThan(3)
})
