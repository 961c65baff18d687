/** From the fields of a phase to the answer that is sent, and back. Pure. */

import { SEVERITIES } from '#client/closedLists.ts'
import type { Answer } from '#shared/command.ts'
import type { PhaseContent } from '#shared/fact.ts'
import type { Phase } from '#shared/ids.ts'
import type { PHASE_FIELDS } from './draftKeys.ts'

type FieldsOf<P extends Phase> = (typeof PHASE_FIELDS)[P][number]
export type FieldName = FieldsOf<'observe'> | FieldsOf<'orient'> | FieldsOf<'decide'>
export type Values = Record<FieldName, string>

/** Stands for "something else" among the options; no option has such an id. */
export const OTHER = '*other'

export type Filled = { answer: Answer } | { missing: FieldName[] }

/** The answer that these fields make, or which of them still miss something. */
export function answerOf(content: PhaseContent | undefined, values: Values): Filled | null {
  switch (content?.phase) {
    case 'observe':
      return observed(values)
    case 'orient':
      return oriented(values, content)
    case 'decide':
      return decided(values)
    default:
      return null
  }
}

function observed({ confirmed, ongoing, what, when, howMany }: Values): Filled {
  const missing: FieldName[] = []
  if (confirmed === '') missing.push('confirmed')
  if (ongoing === '') missing.push('ongoing')
  if (missing.length > 0) return { missing }
  const facts = { what: what.trim(), when: when.trim(), howMany: howMany.trim() }
  return {
    answer: { phase: 'observe', confirmed: confirmed === 'yes', ongoing: ongoing === 'yes', ...facts },
  }
}

function oriented(values: Values, content: Extract<PhaseContent, { phase: 'orient' }>): Filled {
  const severity = SEVERITIES.find((one) => one === values.severity)
  const cause = content.causes.find(({ id }) => id === values.cause)
  const affected = content.affected.find(({ id }) => id === values.affected)
  const missing: FieldName[] = []
  if (!severity) missing.push('severity')
  if (!cause && content.causes.length > 0) missing.push('cause')
  if (!affected && content.affected.length > 0) missing.push('affected')
  if (!severity || missing.length > 0) return { missing }
  return {
    answer: {
      phase: 'orient',
      severity,
      cause: cause?.id ?? null,
      affected: affected?.id ?? null,
      risks: values.risks.trim(),
    },
  }
}

function decided({ option, other, rationale, success }: Values): Filled {
  if (option === '') return { missing: ['option'] }
  const free = option === OTHER
  if (free && other.trim() === '') return { missing: ['other'] }
  return {
    answer: {
      phase: 'decide',
      option: free ? null : option,
      other: free ? other.trim() : null,
      rationale: rationale.trim(),
      success: success.trim(),
    },
  }
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no')

/** An answer that was given before, as its fields: going back starts from it. */
export function valuesOf(answer: Answer | undefined): Partial<Values> {
  if (!answer) return {}
  if (answer.phase === 'observe') {
    const { confirmed, ongoing, what, when, howMany } = answer
    return { confirmed: yesNo(confirmed), ongoing: yesNo(ongoing), what, when, howMany }
  }
  if (answer.phase === 'orient') {
    const { severity, cause, affected, risks } = answer
    return { severity, cause: cause ?? '', affected: affected ?? '', risks }
  }
  const { option, other, rationale, success } = answer
  return { option: option ?? OTHER, other: other ?? '', rationale, success }
}
