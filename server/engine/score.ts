/**
 * The score of a room: a pure function of its script and its facts, so that the debrief, the command line and a
 * replay years later agree to the last decimal. docs/scoring.md says the rules in words.
 */
import { PHASES, type Phase } from '#shared/ids.ts'
import { type PhaseScore, SCORING_VERSION, type ScoreReport } from '#shared/score.ts'
import type { Script } from '#shared/script.ts'
import { scoreCriteria } from './criteria.ts'
import { add, FULL, inPoints, noPoints, pointsOf, type Sum, timeliness, totalOf } from './points.ts'
import {
  actQuality,
  decideQuality,
  observeQuality,
  orientQuality,
  type Quality,
  type Values,
  valuesOf,
} from './quality.ts'
import { keyOf } from './scoreKey.ts'
import { type IssueSpan, type PhaseSpan, type Source, spansOf, type Told } from './spans.ts'

/** A phase's score with its points as whole millionths. */
interface Scored {
  score: PhaseScore
  millionths: number | null
}

/** Scores a room from all its records, in order. Practice never counts, nor do issues that never opened. */
export function score(script: Script, records: readonly Told[]): ScoreReport {
  const spans = spansOf(records).filter((span) => !span.practice)
  const scored = spans.flatMap((span) => PHASES.map((phase) => scorePhase(script, span, phase)))
  const criteria = scoreCriteria(script, records)
  const team = totalOf(sumOf(scored))
  const judgements = spans.flatMap(judgementOf)
  return {
    version: SCORING_VERSION,
    phases: scored.map(({ score: one }) => one),
    byPhase: by(scored, PHASES, (one) => one.phase),
    byRole: by(scored, script.roleIds, (one) => one.role),
    byIssue: byIssue(script, records, { spans, scored }),
    team,
    criteria,
    passMark: script.scoring.passMark,
    passed: criteria.every(({ met }) => met),
    reachedMark: team.of > 0 && team.percent >= script.scoring.passMark,
    pending:
      judgements.filter(({ quality }) => quality === null).length + criteria.filter((c) => c.pending).length,
    key: keyOf(script, spans),
    judgements,
  }
}

function scorePhase(script: Script, span: IssueSpan, phase: Phase): Scored {
  const times = span.phases[phase]
  const quality = qualityOf(script, span, phase)
  const done = times.done !== null
  const time = done ? timeliness(times, script.scoring) : 0
  const weight = script.scoring.weights[phase]
  const millionths =
    quality.value === null ? null : pointsOf({ quality: quality.value, time }, weight, script.scoring)
  return {
    millionths,
    score: {
      issue: span.issue,
      phase,
      role: done ? times.owner : span.owner,
      quality: quality.value === null ? null : quality.value / FULL,
      timeliness: time / FULL,
      points: millionths === null ? null : inPoints(millionths),
      of: weight,
      spent: times.spent,
      ofLimit: times.ofLimit,
      late: times.late,
      done,
      parts: quality.parts,
      from: inOrder([...quality.from, ...sourcesOf(span, times)]),
      holds: times.holds,
    },
  }
}

/** An unanswered phase is worth nothing; of an unfinished Act the steps that were done still count. */
function qualityOf(script: Script, span: IssueSpan, phase: Phase): Quality {
  const { done, entered } = span.phases[phase]
  if (phase === 'act' && entered) return actQuality(span)
  if (!done) return { value: 0, parts: [{ label: 'Not finished', got: 0, of: 100 }], from: [] }
  const values = issueValues(script, span)
  switch (phase) {
    case 'observe':
      return observeQuality(span, values, span.adHoc !== null)
    case 'orient':
      return orientQuality(span, values)
    case 'decide':
      return decideQuality(span, values)
    case 'act':
      return actQuality(span)
  }
}

function issueValues(script: Script, { issue, adHoc }: IssueSpan): Values {
  return script.injects[issue]?.issue ?? valuesOf({ severity: adHoc?.issue?.severity ?? null })
}

function sourcesOf(span: IssueSpan, { done, entered, limits, limitPassed }: PhaseSpan): Source[] {
  const end = done ? [done] : [entered ?? span.opened]
  return [...limits, ...(limitPassed ? [limitPassed] : []), ...end]
}

function inOrder(sources: Source[]): Source[] {
  return sources
    .filter(
      ({ seq, type }, i) => sources.findIndex((other) => other.seq === seq && other.type === type) === i,
    )
    .sort((a, b) => a.seq - b.seq)
}

function sumOf(scored: readonly Scored[]): Sum {
  const sum = noPoints()
  for (const { millionths, score: one } of scored) add(sum, millionths, one.of)
  return sum
}

function by<K extends string>(
  scored: readonly Scored[],
  keys: readonly K[],
  keyOfScore: (one: PhaseScore) => string,
) {
  const all = new Set<string>([...keys, ...scored.map(({ score: one }) => keyOfScore(one))])
  const totals = [...all].map((key) => [
    key,
    totalOf(sumOf(scored.filter((s) => keyOfScore(s.score) === key))),
  ])
  return Object.fromEntries(totals) as Record<K, ReturnType<typeof totalOf>>
}

function byIssue(
  script: Script,
  records: readonly Told[],
  { spans, scored }: { spans: readonly IssueSpan[]; scored: readonly Scored[] },
): ScoreReport['byIssue'] {
  const opened = spans.map(({ issue, title, resolved }) => {
    const total = totalOf(sumOf(scored.filter(({ score: one }) => one.issue === issue)))
    return [issue, { ...total, title, outcome: resolved ? 'resolved' : 'unresolved' }] as const
  })
  const seen = new Set([...spans.map(({ issue }) => issue), ...notDrawnIn(records)])
  const unopened = Object.entries(script.injects)
    .filter(([id, { issue, trigger }]) => issue && !seen.has(id) && !isPractice(trigger))
    .map(([id, { title }]) => [id, { ...totalOf(noPoints()), title, outcome: 'not-opened' }] as const)
  return Object.fromEntries([...opened, ...unopened])
}

/** Alternatives that did not come in this room. */
function notDrawnIn(records: readonly Told[]): string[] {
  const opening = records[0]?.facts ?? []
  return opening.flatMap((fact) =>
    fact.type === 'sheet.notDrawn' ? fact.rows.map(({ inject }) => inject) : [],
  )
}

const isPractice = (trigger: Script['injects'][string]['trigger']) =>
  'by' in trigger && trigger.by === 'practice'

function judgementOf({ issue, decision, judged }: IssueSpan): ScoreReport['judgements'] {
  if (!decision || decision.option !== null) return []
  return [{ issue, role: decision.role, text: decision.label, quality: judged?.quality ?? null }]
}
