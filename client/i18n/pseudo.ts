/** The pseudo-locale en-XA: every letter accented, everything 40 % longer, in brackets; placeholders stay as they are. */
const ACCENTED: Record<string, string> = {
  a: 'á',
  c: 'ç',
  d: 'ð',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ó',
  s: 'š',
  u: 'ú',
  y: 'ý',
  A: 'Á',
  C: 'Ç',
  E: 'É',
  I: 'Í',
  N: 'Ñ',
  O: 'Ó',
  S: 'Š',
  U: 'Ú',
}

export interface Messages {
  readonly [key: string]: string | Messages
}

export function pseudo(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value) : pseudo(value),
    ]),
  )
}

function pseudoText(text: string): string {
  const accented = text
    .split(/(\{\{.*?\}\}|\$t\(.*?\)|<\/?\d+>)/)
    .map((part, i) => (i % 2 ? part : part.replace(/\w/g, (letter) => ACCENTED[letter] ?? letter)))
    .join('')
  return `[${accented}${'~'.repeat(Math.ceil(text.length * 0.4))}]`
}
