/** Where a finding is explained: a page of this server, at the section of its code. */
export function pageOf(code: string): string {
  return `/findings#${code.toLowerCase()}`
}
