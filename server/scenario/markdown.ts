/** The few forms of Markdown that guides are made of. Nothing is written where there is nothing to say. */

/** Text that stays in its cell. */
const cell = (text: string): string => text.trim().replaceAll('|', '\\|').replace(/\s+/g, ' ')

export function section(title: string, text: string | undefined, depth = 2): string {
  return text ? `${'#'.repeat(depth)} ${title}\n\n${text.trim()}` : ''
}

export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')

export const numbered = (lines: readonly string[]): string =>
  lines.map((line, i) => `${i + 1}. ${line}`).join('\n')

/** Somebody's own words, as a quotation. */
export const quoted = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/** A table; columns that are empty in every row are left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = head.map((_, column) => column).filter((column) => rows.some((row) => row[column]))
  if (used.length === 0) return ''
  const line = (row: readonly string[]) => `| ${used.map((column) => cell(row[column] ?? '')).join(' | ')} |`
  return [line(head), `|${used.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
