/** Rows of cells as aligned columns, indented; the last column is left as it is. */
export function table(rows: readonly (readonly string[])[], indent = 2): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => row[i]?.length ?? 0)),
  )
  return rows
    .map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
    .map((line) => `${' '.repeat(indent)}${line}`.trimEnd())
    .join('\n')
}
