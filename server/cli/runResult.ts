/** What `run --json` prints: stable from now on. */
import { score } from '#server/engine/score.ts'
import { type IssueSpan, type PhaseSpan, spansOf } from '#server/engine/spans.ts'
import { PHASES, type Phase } from '#shared/ids.ts'
import type { LogRecord } from '#shared/record.ts'
import type { ScoreReport, Total } from '#shared/score.ts'
import type { Script } from '#shared/script.ts'
import type { SimMs } from '#shared/time.ts'

export interface RunResult {
  scenario: string
  seed: number
  /** Simulated ms the day took. */
  simulatedMs: SimMs
  /** Real ms the computation took. */
  wallMs: number
  passed: boolean
  score: { percent: number; byPhase: Record<Phase, Total>; byRole: Record<string, Total> }
  criteria: { id: string; met: boolean }[]
  issues: {
    id: string
    /** Simulated ms since the scenario's start. */
    openedAt: SimMs
    phases: Record<Phase, { ms: SimMs; limitMs: SimMs | null; late: boolean }>
    /** The option taken, `other` for something else, null without a decision. */
    decision: string | null
    outcome: 'resolved' | 'unresolved'
  }[]
  facts: number
  /** Digest over all facts. */
  hash: string
}

export function resultOf(
  script: Script,
  { records, seed, wallMs }: { records: readonly LogRecord[]; seed: number; wallMs: () => number },
): { result: RunResult; score: ScoreReport } {
  const report = score(script, records)
  const { team, byPhase, byRole, passed, criteria } = report
  const last = records.at(-1)
  const result = {
    scenario: script.id,
    seed,
    simulatedMs: last?.facts.at(-1)?.at ?? 0,
    wallMs: wallMs(),
    passed,
    score: { percent: team.percent, byPhase, byRole },
    criteria: criteria.map(({ id, met }) => ({ id, met })),
    issues: spansOf(records)
      .filter(({ practice }) => !practice)
      .map(issueResult),
    facts: records.reduce((sum, { facts }) => sum + facts.length, 0),
    hash: last?.digest ?? '',
  }
  return { result, score: report }
}

function issueResult({
  issue,
  openedAt,
  phases,
  decision,
  resolved,
}: IssueSpan): RunResult['issues'][number] {
  const times = PHASES.map((phase) => [phase, phaseResult(phases[phase])] as const)
  return {
    id: issue,
    openedAt,
    phases: Object.fromEntries(times) as Record<Phase, ReturnType<typeof phaseResult>>,
    decision: decision && (decision.option ?? 'other'),
    outcome: resolved ? 'resolved' : 'unresolved',
  }
}

const phaseResult = ({ spent, limit, late }: PhaseSpan) => ({ ms: spent, limitMs: limit, late })
