/** The list with one more entry, unless it has it already. */
export function withOne<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? [...list] : [...list, one]
}
