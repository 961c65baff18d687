/** Finding a document by its title and its text. Pure. */
import type { Brief } from '#shared/fact.ts'

type Document = Brief['documents'][number]

export interface FoundDocument {
  document: Document
  /** The first line of the text that holds all the words; null where the title did, or nothing was asked for. */
  line: string | null
}

/** All words must be somewhere in the document, in any order and case. Titles that hold them come first. */
export function findDocuments(documents: readonly Document[], wanted: string): FoundDocument[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return documents.map((document) => ({ document, line: null }))
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const inTitle = documents.filter(({ title }) => holds(title))
  const inBody = documents.filter(({ title, body }) => !holds(title) && holds(`${title}\n${body}`))
  return [
    ...inTitle.map((document) => ({ document, line: null })),
    ...inBody.map((document) => ({ document, line: lineWith(document.body, words) })),
  ]
}

function lineWith(body: string, words: readonly string[]): string | null {
  const lines = body.split('\n').map((line) =>
    line
      .replace(/[#*|`>]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  const count = (line: string) => words.filter((word) => line.toLowerCase().includes(word)).length
  const best = lines.reduce((one, line) => (count(line) > count(one) ? line : one), '')
  return best === '' ? null : best
}
