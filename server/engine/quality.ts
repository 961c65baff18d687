/** How good the answer of a phase was, from the scenario's values, the facts, and what a facilitator judged. */
import type { SheetRow } from '#shared/fact.ts'
import { SEVERITIES } from '#shared/ids.ts'
import type { Issue } from '#shared/scenario/issue.ts'
import type { PhaseScore } from '#shared/score.ts'
import { FULL, tenths } from './points.ts'
import type { IssueSpan, Source } from './spans.ts'

/** The secret values of an issue. One that a facilitator made up has none but the severity, if it was given. */
export type Values = Pick<Issue, 'truth' | 'evidence' | 'assessment' | 'options'>
export interface Quality {
  /** In ten-thousandths; null while a facilitator has to judge. */
  value: number | null
  parts: PhaseScore['parts']
  from: Source[]
}

export function valuesOf(adHoc: { severity: SheetRow['severity'] }): Values {
  return {
    truth: { confirmed: true, ongoing: true },
    evidence: {},
    assessment: { severity: adHoc.severity ? { [adHoc.severity]: 100 } : {}, cause: {}, affected: {} },
    options: {},
  }
}

/** 60 % is the key evidence opened before Observe was left first, 20 % each what was said of it. */
export function observeQuality(span: IssueSpan, { truth, evidence }: Values, isAdHoc: boolean): Quality {
  const { answer } = span.phases.observe
  const key = Object.keys(evidence).filter((id) => evidence[id]?.key)
  const seen = key.flatMap((id) => {
    const opened = span.evidence[id]
    return opened?.inObserve ? [{ seq: opened.seq, type: opened.type }] : []
  })
  const right = (said: boolean | undefined, is: boolean) => (isAdHoc || said === is ? FULL / 5 : 0)
  const said = answer?.phase === 'observe' ? answer : null
  return sum(
    [
      {
        label: `Key evidence opened: ${seen.length} of ${key.length}`,
        got: share(seen.length, key.length, 6000),
        of: 6000,
      },
      { label: 'Confirmed or not', got: right(said?.confirmed, truth.confirmed), of: 2000 },
      { label: 'Still going on or not', got: right(said?.ongoing, truth.ongoing), of: 2000 },
    ],
    seen,
  )
}

/** The mean of what the scenario asks for: severity, cause, who is affected. */
export function orientQuality(
  span: IssueSpan,
  { assessment: { severity, cause, affected } }: Values,
): Quality {
  const { answer } = span.phases.orient
  const said = answer?.phase === 'orient' ? answer : null
  const asked = [
    ...(offers(severity)
      ? [{ name: `Severity ${said?.severity ?? ''}`, quality: said ? (severity[said.severity] ?? 0) : 0 }]
      : []),
    ...(offers(cause) ? [choice('Cause', cause, said?.cause)] : []),
    ...(offers(affected) ? [choice('Affected', affected, said?.affected)] : []),
  ]
  if (asked.length === 0) return sum([{ label: 'Nothing to choose', got: FULL, of: FULL }], [])
  const of = FULL / asked.length
  const value = Math.round((asked.reduce((total, { quality }) => total + quality, 0) * 100) / asked.length)
  return {
    value,
    parts: asked.map(({ name, quality }) => ({
      label: name,
      got: tenths(of * quality, FULL * 100),
      of: tenths(of, FULL),
    })),
    from: [],
  }
}

const offers = (choices: object): boolean => Object.keys(choices).length > 0

type Choices = Record<string, { label: string; quality: number }>
function choice(
  name: string,
  choices: Choices,
  id: string | null | undefined,
): { name: string; quality: number } {
  const chosen = id ? choices[id] : undefined
  return { name: `${name}: ${chosen?.label ?? 'no answer'}`, quality: chosen?.quality ?? 0 }
}

/** The value of the last option taken, or what a facilitator gave for something else. */
export function decideQuality({ decision, judged }: IssueSpan, { options }: Values): Quality {
  if (!decision) return sum([{ label: 'No decision', got: 0, of: FULL }], [])
  const from = [{ seq: decision.seq, type: decision.type }]
  if (decision.option !== null) {
    const got = (options[decision.option]?.quality ?? 0) * 100
    return sum([{ label: decision.label, got, of: FULL }], from)
  }
  const label = `Something else: ${decision.label}`
  if (!judged) return { value: null, parts: [{ label, got: null, of: 100 }], from }
  return sum(
    [{ label, got: judged.quality * 100, of: FULL }],
    [...from, { seq: judged.seq, type: judged.type }],
  )
}

/** The share of the required steps of the last decision that were done. */
export function actQuality({ steps, stepsDone }: IssueSpan): Quality {
  const required = steps.filter((step) => !step.optional)
  const done = required.flatMap(({ id }) => stepsDone[id] ?? [])
  const label = `Steps done: ${done.length} of ${required.length}`
  return sum([{ label, got: share(done.length, required.length, FULL), of: FULL }], done)
}

function share(part: number, whole: number, of: number): number {
  return whole === 0 ? of : Math.round((part * of) / whole)
}

function sum(parts: { label: string; got: number; of: number }[], from: Source[]): Quality {
  return {
    value: parts.reduce((total, { got }) => total + got, 0),
    parts: parts.map(({ label, got, of }) => ({ label, got: tenths(got, FULL), of: tenths(of, FULL) })),
    from,
  }
}

/** Every severity with its value; what the scenario leaves out is worth nothing. */
export function severityValues({ assessment: { severity } }: Values): Record<string, number> {
  return Object.fromEntries(SEVERITIES.map((one) => [one, severity[one] ?? 0]))
}
