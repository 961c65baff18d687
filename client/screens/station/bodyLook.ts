/** How a piece of evidence is set: by its kind, and where a kind holds both, by what the text looks like. */
export type BodyLook =
  /** As it came, unwrapped, scrolls sideways. */
  | 'code'
  /** As it came, wrapped. */
  | 'lines'
  | 'markdown'

const CODE = ['log', 'ci', 'sums', 'diff']
const ALIGNED = /\S {2,}\S/m
const MARKUP = /^#{1,4} |^\|.*\|$/m
const TIMED = /^\d\d:\d\d/m

export function bodyLook(kind: string, body: string): BodyLook {
  if (CODE.includes(kind)) return 'code'
  if (kind === 'document' || MARKUP.test(body)) return 'markdown'
  if (ALIGNED.test(body)) return TIMED.test(body) ? 'lines' : 'code'
  if (kind === 'report' || TIMED.test(body)) return 'lines'
  return 'markdown'
}

export interface FoundLine {
  text: string
  n: number
  hit: boolean
}

/** The lines of a body, with those that hold the words marked. */
export function searched(body: string, words: string): { lines: FoundLine[]; hits: number } {
  const wanted = words.trim().toLowerCase()
  const lines = body
    .replace(/\n$/, '')
    .split('\n')
    .map((text, i) => ({ text, n: i + 1, hit: wanted !== '' && text.toLowerCase().includes(wanted) }))
  return { lines, hits: lines.filter(({ hit }) => hit).length }
}
