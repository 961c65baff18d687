/** What is kept of one day that bots played, for statistics over many: small enough to send from thread to thread. */
import { score } from '#server/engine/score.ts'
import type { Told } from '#server/engine/spans.ts'
import { type Entry, playDay } from '#server/headless.ts'
import type { Fact } from '#shared/fact.ts'
import type { Phase } from '#shared/ids.ts'
import type { PACES, SKILLS } from '#shared/runs.ts'
import type { PhaseScore } from '#shared/score.ts'
import type { Script } from '#shared/script.ts'
import type { SimMs, WallMs } from '#shared/time.ts'

export interface Team {
  skill: (typeof SKILLS)[number]
  pace: (typeof PACES)[number]
}

/** Points that a phase fell short of what it could bring, and when that was settled. */
export interface Loss {
  issue: string
  phase: Phase
  at: SimMs
  points: number
}

export interface Outcome {
  seed: number
  passed: boolean
  percent: number
  /** Real ms from the start to the end. */
  realMs: number
  sent: string[]
  opened: string[]
  /** The last decision of each issue; null for something else than its options. */
  decided: Record<string, string | null>
  criteria: Record<string, 'met' | 'failed' | 'pending'>
  losses: Loss[]
  /** When limits of phases passed. */
  limits: SimMs[]
}

/** Plays one day and says how it went. */
export function outcomeOf(script: Script, team: Team, seed: number): Outcome {
  const told: Entry[] = []
  playDay(script, { ...team, seed, tell: (entry) => told.push(entry) })
  return readOutcome(script, told, seed)
}

/** How a day went, from its facts. Practice does not count. */
export function readOutcome(script: Script, told: readonly Told[], seed: number): Outcome {
  const { team, phases, criteria } = score(script, told)
  const outcome: Outcome = {
    seed,
    percent: team.percent,
    passed: criteria.every(({ met, pending }) => met || pending),
    realMs: 0,
    sent: [],
    opened: [],
    decided: {},
    criteria: Object.fromEntries(
      criteria.map(({ id, met, pending }) => [id, pending ? 'pending' : met ? 'met' : 'failed']),
    ),
    losses: [],
    limits: [],
  }
  const ends = new Map<string, SimMs>()
  let started: WallMs = 0
  for (const { wall, facts } of told) {
    for (const fact of facts) {
      if (fact.type === 'room.started') started = wall
      if (fact.type === 'room.ended') outcome.realMs = wall - started
      note(outcome, ends, fact)
    }
  }
  outcome.losses = phases.flatMap((phase) => lossOf(phase, ends))
  return outcome
}

function note(outcome: Outcome, ends: Map<string, SimMs>, fact: Fact): void {
  switch (fact.type) {
    case 'inject.delivered':
      outcome.sent.push(fact.delivery.inject)
      return
    case 'issue.opened':
      if (!fact.practice) outcome.opened.push(fact.issue)
      return
    case 'issue.decided':
      outcome.decided[fact.issue] = fact.option
      return
    case 'issue.limitPassed':
      outcome.limits.push(fact.at)
      ends.set(`${fact.issue}/${fact.phase}`, fact.at)
      return
    case 'issue.phaseEntered':
    case 'issue.phaseDone':
      ends.set(`${fact.issue}/${fact.phase}`, fact.at)
  }
}

/** A phase is settled when it is answered; one that never is, when its limit passes. */
function lossOf({ issue, phase, points, of }: PhaseScore, ends: Map<string, SimMs>): Loss[] {
  if (points === null || points >= of) return []
  const at = ends.get(`${issue}/${phase}`) ?? ends.get(`${issue}/observe`) ?? 0
  return [{ issue, phase, at, points: of - points }]
}
