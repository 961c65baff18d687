/** Texts of people inside of sentences. Pure. */

/** A text on one line without the dot at its end, so that a sentence can go around it. */
export function asClause(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;,]+$/, '')
}

/** The beginning of a long text, cut between words. */
export function shortened(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length)
  const end = cut.lastIndexOf(' ')
  return `${end > length / 2 ? cut.slice(0, end) : cut}…`
}
