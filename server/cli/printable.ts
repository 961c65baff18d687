/** Marks that a terminal obeys, or that turn the order of letters around. Line ends and tabs are ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to be found.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** Text as it may be printed, whoever wrote it: what a terminal would obey is shown instead, and JSON stays the same JSON. */
export function printable(text: string): string {
  return text.replace(OBEYED, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
