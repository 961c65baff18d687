/** Rows of a plan that cannot be in the order that the plan itself says. */
import type { PlanFinding } from '#shared/msel.ts'
import type { PlanRow } from './rows.ts'

/** A row with the moment it was found to mean; null where it says none. */
export interface TimedRow {
  row: PlanRow
  instant: number | null
}

export function orderFindings(rows: readonly TimedRow[]): PlanFinding[] {
  return [...byNumber(rows), ...byWords(rows)]
}

const at = ({ row }: TimedRow, code: string, message: string): PlanFinding => ({
  code,
  severity: 'error',
  line: row.at.line,
  column: row.at.column,
  message,
})

/** Step 4 before step 3. Without numbers the order of the rows means nothing. */
function byNumber(rows: readonly TimedRow[]): PlanFinding[] {
  const numbered = rows.filter(({ row, instant }) => row.number !== null && instant !== null)
  const sorted = [...numbered].sort((a, b) => (a.row.number ?? 0) - (b.row.number ?? 0))
  return sorted.flatMap((one, index) => {
    const before = sorted[index - 1]
    if (!before || (before.instant ?? 0) <= (one.instant ?? 0)) return []
    return [
      at(
        one,
        'PL107',
        `Step ${one.row.number} is before step ${before.row.number} (line ${before.row.at.line}). Correct a time or the numbers.`,
      ),
    ]
  })
}

const WORDS = /\b(after|before|nach|vor) (?:the )?["']?([\p{L}\d][\p{L}\d .-]{2,40})/iu

/** "after tagging" in a row that is earlier than the row it names. */
function byWords(rows: readonly TimedRow[]): PlanFinding[] {
  return rows.flatMap((one) => {
    const [, word = '', name = ''] = WORDS.exec(one.row.at.text) ?? WORDS.exec(one.row.what.text) ?? []
    const other =
      name === '' ? undefined : rows.find((row) => row !== one && isMeant(name, row.row.what.text))
    if (!other || one.instant === null || other.instant === null) return []
    const isAfter = /^(after|nach)$/i.test(word)
    if (isAfter ? one.instant >= other.instant : one.instant <= other.instant) return []
    return [
      at(
        one,
        'PL107',
        `"${one.row.what.text}" says it is ${word} "${other.row.what.text}" (line ${other.row.at.line}), its time says otherwise. Correct one of them.`,
      ),
    ]
  })
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []

/** The first words of the name begin words of the other text. */
function isMeant(name: string, text: string): boolean {
  const [first] = wordsOf(name)
  return (
    first !== undefined &&
    wordsOf(text).some((word) => word.startsWith(first.slice(0, Math.max(3, first.length - 4))))
  )
}
