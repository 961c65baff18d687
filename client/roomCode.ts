/** Room codes as people type them: any case, with spaces and dashes, pasted with words around them left out. */
import { CODE_ALPHABET } from './closedLists.ts'

const CODE_LENGTH = 6

export interface TypedCode {
  /** What is a code so far. */
  code: string
  /** The first character that no code has, as it was typed. */
  wrong: string | null
  /** More than a code holds was typed. */
  tooLong: boolean
}

/** Reads what stands in the code field. A pasted link gives its last part. */
export function readCode(typed: string): TypedCode {
  const last = typed.includes('/')
    ? (typed.split(/[/?#]/).findLast((part) => part.length === CODE_LENGTH) ?? '')
    : typed
  const letters = [...last.toUpperCase()].filter((letter) => !/[\s\-–—_.]/.test(letter))
  const wrong = letters.find((letter) => !CODE_ALPHABET.includes(letter)) ?? null
  const good = letters.filter((letter) => CODE_ALPHABET.includes(letter)).join('')
  return { code: good.slice(0, CODE_LENGTH), wrong, tooLong: good.length > CODE_LENGTH }
}

export function isCode(text: string): boolean {
  return text.length === CODE_LENGTH && [...text].every((letter) => CODE_ALPHABET.includes(letter))
}

/** `K7M4QX` as it is read aloud and printed: `K7M 4QX`. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`.trim()
}
