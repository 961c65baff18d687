/** What the commands share: where they speak, how they complain, how they read files. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { ParseArgsConfig } from 'node:util'

export interface Io {
  out: (text: string) => void
  err: (text: string) => void
}
export type Options = NonNullable<ParseArgsConfig['options']>
export interface Parsed {
  values: Record<string, unknown>
  files: readonly string[]
}

/** Expected trouble, in one line for the person at the terminal. Exit code 2 shows the help with it. */
export class Complaint extends Error {
  readonly exitCode: 1 | 2
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

const TROUBLE: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EACCES: 'This file may not be read.',
  EISDIR: 'This is a folder, not a file.',
}

/** The text of a file, or why it could not be read. */
export function readFile(file: string): { text: string } | { trouble: string } {
  try {
    return { text: readFileSync(file, 'utf8') }
  } catch (error) {
    return { trouble: troubleOf(error) }
  }
}

/** Why a file could not be read. */
export function troubleOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return TROUBLE[code] ?? `This file cannot be read (${code}).`
}

/** The text of a file; complains in one line if it cannot be read. */
export function textOf(file: string): string {
  const read = readFile(file)
  if ('trouble' in read) throw new Complaint(`${file}: ${read.trouble}`)
  return read.text
}

/** The one file a command works on. */
export function onlyFile({ files }: Parsed, what: string): string {
  const [file] = files
  if (file === undefined) throw new Complaint(`Name the ${what}.`, 2)
  if (files.length > 1) throw new Complaint(`Name one ${what}, not ${files.length}.`, 2)
  return file
}

/** The value of an option that takes one, or undefined. */
export function optionOf({ values }: Parsed, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** Writes a file, or complains in one line. */
export function writeTo(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Complaint(`${file}: cannot be written (${code}).`)
  }
}
