/** ` Did you mean "owner"?` for a word close to one of the known ones, else nothing. Starts with a space. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near === null ? '' : ` Did you mean "${near}"?`
}

/** More names than any scenario has of a kind; what lies behind them in a hostile file is not compared. */
const MOST_KNOWN = 500

/** The known word with the fewest changed letters, if at most a third of them (rounded up) are wrong. */
export function nearest(word: string, known: readonly string[]): string | null {
  const most = Math.ceil(word.length / 3)
  const ranked = known
    .slice(0, MOST_KNOWN)
    .filter((candidate) => Math.abs(candidate.length - word.length) <= most)
    .map((candidate) => ({ candidate, changes: changes(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.changes - b.changes)
  return ranked[0] && ranked[0].changes <= most ? ranked[0].candidate : null
}

/** Levenshtein distance, one row at a time. */
export function changes(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
