/** The form of the phase that an issue is in: its fields as drafts, what they miss, and sending them. */
import { useEffect, useRef, useState } from 'react'
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
  const sentFrom = useRef<Phase | null>(null)
  // The person's own answer leads on to the next phase; somebody else's moves nothing.
  useEffect(() => {
    if (sentFrom.current === null || sentFrom.current === issue.phase) return
    sentFrom.current = null
    focusPhase()
  }, [issue.phase])
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
      sentFrom.current = issue.phase
      void act.run({ type: 'issue.answer', issue: issue.issue, answer: filled.answer }).then((taken) => {
        if (!taken) sentFrom.current = null
      })
    },
  }
}

function focusProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#phase-problems')?.focus())
}

function focusPhase(): void {
  document.querySelector('[data-work-body]')?.scrollTo({ top: 0 })
  document.querySelector<HTMLElement>('#phase-heading')?.focus({ preventScroll: true })
}
