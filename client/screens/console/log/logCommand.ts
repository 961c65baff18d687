/** What the composer line of the log means: `/say` to everyone, `/mark` a moment, `/note` or plain words for facilitators. */
import type { Command } from '#shared/command.ts'

export type LogVerb = 'note' | 'mark' | 'say'

/** null while there is nothing to send: a mark needs no words, the others do. An unknown word after the slash is text. */
export function readLine(line: string): { verb: LogVerb; command: Command | null } {
  const match = line.trim().match(/^\/(note|mark|say)(?:\s+([\s\S]*))?$/)
  const verb = (match?.[1] ?? 'note') as LogVerb
  const text = (match ? (match[2] ?? '') : line).trim()
  return { verb, command: commandOf(verb, text) }
}

function commandOf(verb: LogVerb, text: string): Command | null {
  if (verb === 'mark') return { type: 'moment.mark', text }
  if (text === '') return null
  return verb === 'say' ? { type: 'facilitator.say', text } : { type: 'facilitator.note', text }
}
