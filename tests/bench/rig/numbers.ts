/** What is said of many measurements. */

/** The value below which this share of the list lies; 0 of an empty list. */
export function at(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const sum = (list: readonly number[]) => list.reduce((so, one) => so + one, 0)

export const median = (list: readonly number[]) => at(list, 0.5)

/** `2.4 (2.1 to 3.0)`: the median of the rounds with the least and the most. */
export function spread(list: readonly number[], digits = 1): string {
  const text = (value: number) => value.toFixed(digits)
  return `${text(median(list))} (${text(Math.min(...list))} to ${text(Math.max(...list))})`
}
