/**
 * What the server writes down about itself. A line has a text of ours and facts about it from closed lists: the room,
 * the command's id and type, a reason. What people type, their names, tokens and cookies never come near it, and
 * errors are cut down to what a programmer needs.
 */
import type { FastifyBaseLogger } from 'fastify'
import type { CommandId } from '#shared/record.ts'

export type Level = 'debug' | 'info' | 'warn' | 'error'

export interface About {
  room?: string
  /** Who did it: a kind, never a person. */
  by?: string
  command?: CommandId
  type?: string
  seq?: number
  refusal?: string
  reason?: string
  ms?: number
  count?: number
  error?: unknown
}

export type Report = (level: Level, text: string, about?: About) => void

/** Writes to a pino log, whose serializer for `err` is `briefly`. */
export function journalOf(log: FastifyBaseLogger): Report {
  return (level, text, { error, command, ...about } = {}) => {
    log[level]({ ...about, command: command && `${command.session}:${command.n}`, err: error }, text)
  }
}

/** Tells of every single command, to whoever asked for that: `about` is called only if it is written. */
export type Detail = (text: string, about: () => About) => void

/** Writes at the level `debug` of the same log. */
export function detailOf(log: FastifyBaseLogger): Detail {
  const report = journalOf(log)
  return (text, about) => {
    if (log.level === 'debug' || log.level === 'trace') report('debug', text, about())
  }
}

interface Brief {
  type: string
  message: string
  stack: string
  [more: string]: unknown
}

/** Own fields of an error may hold what was being worked on, so only the known ones are told. */
export function briefly(error: unknown): Brief {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' }
  const { name, message, stack = '', cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { type: name, message, code, stack, cause: cause === undefined ? undefined : briefly(cause) }
}
