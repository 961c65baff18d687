/** Under which names the texts of a seat are kept on the device, and which of them a command takes along. */
import type { Command } from '#shared/command.ts'
import type { Fact } from '#shared/fact.ts'
import type { Phase, RoleId, RoomCode } from '#shared/ids.ts'

export const PHASE_FIELDS = {
  observe: ['confirmed', 'ongoing', 'what', 'when', 'howMany'],
  orient: ['severity', 'cause', 'affected', 'risks'],
  decide: ['option', 'other', 'rationale', 'success'],
  act: [],
} as const satisfies Record<Phase, readonly string[]>

export const keyOf = {
  field: (code: string, issue: string, phase: Phase, field: string) => `${code}.${issue}.${phase}.${field}`,
  step: (code: string, issue: string, step: string) => `${code}.${issue}.step.${step}`,
  post: (code: string, channel: string) => `${code}.post.${channel}`,
  answer: (code: string, inject: string) => `${code}.answer.${inject}`,
  ask: (code: string, issue: string) => `${code}.${issue}.ask`,
  reply: (code: string, ask: string) => `${code}.${ask}.reply`,
  note: (code: string, issue: string) => `${code}.${issue}.handOver`,
  escalate: (code: string, issue: string) => `${code}.${issue}.escalate`,
  block: (code: string, milestone: string) => `${code}.${milestone}.block`,
  mark: (code: string) => `${code}.mark`,
  notes: (code: string) => `${code}.notes`,
  ballot: (code: string, gate: string, field: string) => `${code}.${gate}.ballot.${field}`,
  call: (code: string, gate: string, field: string) => `${code}.${gate}.call.${field}`,
}

export const BALLOT_FIELDS = ['vote', 'reason', 'minutes'] as const
const CALL_FIELDS = ['call', 'reason', 'minutes'] as const

/** Drafts that are used up once the room has taken this command. */
export function usedUp(code: RoomCode, command: Command): string[] {
  switch (command.type) {
    case 'issue.answer': {
      const { phase } = command.answer
      return PHASE_FIELDS[phase].map((field) => keyOf.field(code, command.issue, phase, field))
    }
    case 'issue.act':
      return [keyOf.step(code, command.issue, command.step)]
    case 'issue.ask':
      return [keyOf.ask(code, command.issue)]
    case 'issue.reply':
      return [keyOf.reply(code, command.ask)]
    case 'issue.handOver':
      return [keyOf.note(code, command.issue)]
    case 'issue.escalate':
      return [keyOf.escalate(code, command.issue)]
    case 'message.post':
      return [command.re === null ? keyOf.post(code, command.channel) : keyOf.answer(code, command.re)]
    case 'milestone.block':
      return [keyOf.block(code, command.milestone)]
    case 'moment.mark':
      return [keyOf.mark(code)]
    case 'poll.decide':
      return CALL_FIELDS.map((field) => keyOf.call(code, command.gate, field))
    default:
      return []
  }
}

/**
 * Texts that a fact shows to have gone out by another way than this page's own button: sent again after a break, or from
 * another tab. A draft under the name is used up if it still says the same.
 */
export function sentBy(
  code: RoomCode,
  fact: Fact,
  roles: readonly RoleId[],
): { key: string; text: string } | null {
  if (!('role' in fact) || fact.role === null || !roles.includes(fact.role)) return null
  switch (fact.type) {
    case 'message.posted': {
      const { re, channel, text } = fact
      return { key: re === null ? keyOf.post(code, channel) : keyOf.answer(code, re), text }
    }
    case 'issue.stepStarted':
    case 'issue.stepDone':
      return { key: keyOf.step(code, fact.issue, fact.step), text: fact.text }
    case 'issue.replied':
      return { key: keyOf.reply(code, fact.ask), text: fact.text }
    case 'issue.escalated':
      return { key: keyOf.escalate(code, fact.issue), text: fact.text }
    default:
      return null
  }
}
