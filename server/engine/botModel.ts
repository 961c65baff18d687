/** The declared model of the bots: how long people take for what, how often they err or forget. docs/bots.md explains it. */
import type { PACES, SKILLS } from '#shared/runs.ts'
import { MINUTE, SECOND, type SimMs } from '#shared/time.ts'
import { draw, happens } from './luck.ts'

/** `flawless` stands for no team: it makes no mistake, for tests of a scenario whose own words say what goes wrong. */
export type Skill = (typeof SKILLS)[number] | 'flawless'

export type Pace = (typeof PACES)[number]

/** What a piece of work takes at this pace, in thousandths of the usual. */
export const PACE: Record<Pace, number> = { slow: 1400, usual: 1000, fast: 750 }

/** What a seat does, as far as it takes time. */
export type Kind =
  | 'see'
  | 'open'
  | 'read'
  | 'mark'
  | 'vote'
  | 'chair'
  | 'observe'
  | 'orient'
  | 'decide'
  | 'step'
  | 'write'
  | 'ask'
  | 'reply'
  | 'tick'
  | 'finish'

/** Median simulated time of an expert. */
export const MEDIAN: Record<Kind, SimMs> = {
  see: 15 * SECOND,
  open: 18 * SECOND,
  read: 25 * SECOND,
  mark: 8 * SECOND,
  vote: 15 * SECOND,
  chair: 20 * SECOND,
  observe: 20 * SECOND,
  orient: 45 * SECOND,
  decide: 60 * SECOND,
  step: 30 * SECOND,
  write: 70 * SECOND,
  ask: 20 * SECOND,
  reply: 25 * SECOND,
  tick: 30 * SECOND,
  finish: 20 * SECOND,
}

/** Sixteen equally likely factors, in thousandths: a log-normal with sigma 0.4, by its quantiles. */
const SPREAD = [475, 590, 668, 733, 793, 851, 909, 969, 1032, 1100, 1175, 1261, 1364, 1498, 1694, 2107]

/** A piece of work that drags on takes so many times as long. */
export const DRAG = 3

export interface Habits {
  /** Times the expert's median, in thousandths. */
  pace: number
  /** How often, in thousandths, a piece of work drags on. */
  drags: number
  /** How often, in thousandths, an answer of the phase is not the best. */
  errs: { observe: number; orient: number; decide: number; mark: number; vote: number }
  /** How often a piece of evidence or a document is left unread, or a question unasked. */
  skips: { evidence: number; document: number; ask: number; message: number; optional: number }
  /** How often a hand-off, a question or a checklist item is forgotten at first, and for how long then. */
  forgets: { step: number; reply: number; item: number; forMs: SimMs }
}

export const HABITS: Record<Exclude<Skill, 'absent'>, Habits> = {
  flawless: {
    pace: 1000,
    drags: 0,
    errs: { observe: 0, orient: 0, decide: 0, mark: 0, vote: 0 },
    skips: { evidence: 0, document: 0, ask: 0, message: 0, optional: 0 },
    forgets: { step: 0, reply: 0, item: 0, forMs: 0 },
  },
  expert: {
    pace: 1000,
    drags: 40,
    errs: { observe: 30, orient: 80, decide: 50, mark: 15, vote: 15 },
    skips: { evidence: 40, document: 60, ask: 30, message: 40, optional: 150 },
    forgets: { step: 50, reply: 50, item: 30, forMs: 15 * MINUTE },
  },
  novice: {
    pace: 2200,
    drags: 80,
    errs: { observe: 300, orient: 450, decide: 450, mark: 250, vote: 200 },
    skips: { evidence: 400, document: 600, ask: 500, message: 300, optional: 800 },
    forgets: { step: 350, reply: 300, item: 250, forMs: 25 * MINUTE },
  },
}

/** The habits of a skill at a pace; null for seats that do nothing. */
export function habitsOf(skill: Skill, pace: Pace): Habits | null {
  if (skill === 'absent') return null
  const habits = HABITS[skill]
  return { ...habits, pace: (habits.pace * PACE[pace]) / 1000 }
}

/** How long this piece of work takes this bot. */
export function effort(seed: number, habits: Habits, { kind, key }: { kind: Kind; key: string }): SimMs {
  const factor = SPREAD[draw(seed, `time/${key}`) % SPREAD.length] ?? 1000
  const usual = Math.round((MEDIAN[kind] * habits.pace * factor) / 1_000_000)
  return happens(seed, `drag/${key}`, habits.drags) ? usual * DRAG : usual
}
