/** The form of the phase that an issue is in: its fields as drafts, what they miss, and sending them. */
import { useState } from 'react'
import type { CommandControl } from '#client/useCommand.ts'
import type { Phase } from '#shared/ids.ts'
import type { IssueView } from '#shared/view.ts'
import { answerOf, type FieldName, valuesOf } from './answers.ts'
import { keyOf, PHASE_FIELDS } from './draftKeys.ts'
import { useSeat } from './seat.ts'
import { useAct } from './useAct.ts'
import { type FieldState, lastSaved, useField } from './useField.ts'

export interface PhaseForm {
  fields: Record<FieldName, FieldState>
  /** Fields that miss something, once sending was tried. */
  missing: FieldName[]
  submit: () => void
  savedAt: number | null
  act: CommandControl
}

function usePhaseField(issue: IssueView, phase: Exclude<Phase, 'act'>, name: FieldName): FieldState {
  const { code } = useSeat()
  return useField(keyOf.field(code, issue.issue, phase, name), valuesOf(issue.answers[phase])[name])
}

function usePhaseFields(issue: IssueView): Record<FieldName, FieldState> {
  return {
    confirmed: usePhaseField(issue, 'observe', 'confirmed'),
    ongoing: usePhaseField(issue, 'observe', 'ongoing'),
    what: usePhaseField(issue, 'observe', 'what'),
    when: usePhaseField(issue, 'observe', 'when'),
    howMany: usePhaseField(issue, 'observe', 'howMany'),
    severity: usePhaseField(issue, 'orient', 'severity'),
    cause: usePhaseField(issue, 'orient', 'cause'),
    affected: usePhaseField(issue, 'orient', 'affected'),
    risks: usePhaseField(issue, 'orient', 'risks'),
    option: usePhaseField(issue, 'decide', 'option'),
    other: usePhaseField(issue, 'decide', 'other'),
    rationale: usePhaseField(issue, 'decide', 'rationale'),
    success: usePhaseField(issue, 'decide', 'success'),
  }
}

export function usePhaseForm(issue: IssueView): PhaseForm {
  const fields = usePhaseFields(issue)
  const act = useAct()
  const [tried, setTried] = useState<Phase | null>(null)
  const texts = Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]))
  const filled = answerOf(issue.contents[issue.phase], texts as Record<FieldName, string>)
  const missing = filled && 'missing' in filled ? filled.missing : []
  const names: readonly FieldName[] = PHASE_FIELDS[issue.phase]
  return {
    fields,
    missing: tried === issue.phase ? missing : [],
    savedAt: lastSaved(names.map((name) => fields[name])),
    act,
    submit: () => {
      if (!filled) return
      setTried(issue.phase)
      if ('missing' in filled) return focusProblem()
      void act.run({ type: 'issue.answer', issue: issue.issue, answer: filled.answer })
    },
  }
}

function focusProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#phase-problems')?.focus())
}
