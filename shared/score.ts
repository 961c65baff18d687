/** The shape of a score: what `server/engine/score.ts` computes and every debrief shows. Percentages are 0 to 100 with one decimal. */
import type { Doer } from './fact.ts'
import type { Phase, RoleId } from './ids.ts'
import type { SimMs } from './time.ts'

export const SCORING_VERSION = 1

/** Points of one phase of one issue. `null` values are pending: a facilitator has not judged yet. */
export interface PhaseScore {
  issue: string
  phase: Phase
  /** Holder at the phase's end: the points are this role's. */
  role: RoleId
  /** 0 to 1. */
  quality: number | null
  timeliness: number
  /** Reached and reachable points. */
  points: number | null
  of: number
  spent: SimMs
  ofLimit: number | null
  late: boolean
  done: boolean
  /** What the quality is made of, in words a person reads, with its part of the whole. */
  parts: { label: string; got: number | null; of: number }[]
  /** Records and facts the points come from: sequence number and fact type. */
  from: { seq: number; type: string }[]
  /** Holds that fell inside the phase. */
  holds: { seq: number; at: SimMs; realMs: number; reason: string }[]
}

export interface Total {
  points: number
  of: number
  percent: number
  /** Reachable points that nobody has judged yet; not in `of`. */
  pending: number
}

export interface CriterionScore {
  id: string
  text: string
  why: string
  met: boolean
  /** Rule of the script, or a facilitator. */
  judge: 'rule' | 'facilitator'
  pending: boolean
  /** `item` is what the fact is about, where a record may hold several of its type. */
  from: { seq: number; type: string; item: string | null }[]
}

export interface ScoreReport {
  version: number
  phases: PhaseScore[]
  byPhase: Record<Phase, Total>
  byRole: Record<RoleId, Total>
  byIssue: Record<string, Total & { title: string; outcome: 'resolved' | 'unresolved' | 'not-opened' }>
  team: Total
  criteria: CriterionScore[]
  passMark: number
  /** All criteria met. */
  passed: boolean
  /** The percentage reached the pass mark, beside it. */
  reachedMark: boolean
  pending: number
  /** What the secret values were, for the debrief: options with quality and why, right severity, key evidence. */
  key: {
    issues: Record<
      string,
      {
        options: { id: string; label: string; quality: number; why: string }[]
        severity: Record<string, number>
        causes: { id: string; label: string; quality: number; why: string }[]
        affected: { id: string; label: string; quality: number; why: string }[]
        evidence: { id: string; title: string; key: boolean; herring: boolean }[]
        expected: string
      }
    >
    gates: Record<
      string,
      { right: string; criteria: { id: string; label: string; met: boolean; where: string }[] }
    >
  }
  judgements: { issue: string; role: Doer; text: string; quality: number | null }[]
}
