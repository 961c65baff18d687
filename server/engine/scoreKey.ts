/** The secret values of a script, opened up for the debrief. */
import type { ScoreReport } from '#shared/score.ts'
import type { Script } from '#shared/script.ts'
import { severityValues, type Values, valuesOf } from './quality.ts'
import type { IssueSpan } from './spans.ts'

type Key = ScoreReport['key']

/** `spans` brings in the issues that a facilitator made up during the run. */
export function keyOf(script: Script, spans: readonly IssueSpan[]): Key {
  const scripted = Object.entries(script.injects).flatMap(([id, { issue, trigger, expected = '' }]) =>
    issue && !('by' in trigger && trigger.by === 'practice')
      ? [[id, issueKey(issue, expected)] as const]
      : [],
  )
  const added = spans.flatMap(({ issue, adHoc }) =>
    adHoc?.issue ? [[issue, issueKey(valuesOf(adHoc.issue), adHoc.expected)] as const] : [],
  )
  const gates = Object.entries(script.gates).map(([id, { right, criteria }]) => [
    id,
    {
      right,
      criteria: Object.entries(criteria).map(([c, { label, met, where }]) => ({ id: c, label, met, where })),
    },
  ])
  return { issues: Object.fromEntries([...scripted, ...added]), gates: Object.fromEntries(gates) }
}

function issueKey(values: Values, expected: string): Key['issues'][string] {
  const { options, assessment, evidence } = values
  return {
    options: choices(options),
    severity: severityValues(values),
    causes: choices(assessment.cause),
    affected: choices(assessment.affected),
    evidence: Object.entries(evidence).map(([id, { title, key, herring }]) => ({ id, title, key, herring })),
    expected,
  }
}

function choices(of: Values['options'] | Values['assessment']['cause']) {
  return Object.entries(of).map(([id, { label, quality, why = '' }]) => ({ id, label, quality, why }))
}
