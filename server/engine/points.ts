/** Points as whole numbers: qualities in ten-thousandths, points in millionths, so that sums are exact everywhere. */

import type { Scenario } from '#shared/scenario.ts'
import type { Total } from '#shared/score.ts'
import type { SimMs } from '#shared/time.ts'

export type Scoring = Scenario['scoring']

/** All of a quality or of timeliness. */
export const FULL = 10_000
const POINT = 1_000_000

export interface PhaseTime {
  spent: SimMs
  /** The owner's own, null without a limit. */
  par: SimMs | null
  limit: SimMs | null
}

/** 1 (as 10 000) up to par, falling in a straight line to the floor at the limit, the floor from there on. */
export function timeliness({ spent, par, limit }: PhaseTime, { floor }: Pick<Scoring, 'floor'>): number {
  if (par === null || limit === null) return FULL
  const least = floor * 100
  if (spent >= limit) return least
  if (spent <= par) return FULL
  return least + Math.round(((FULL - least) * (limit - spent)) / (limit - par))
}

/** Points in millionths: the weight of the phase, shared between quality and timeliness (both in ten-thousandths). */
export function pointsOf(
  part: { quality: number; time: number },
  weight: number,
  { speed }: Pick<Scoring, 'speed'>,
) {
  return weight * ((100 - speed) * part.quality + speed * part.time)
}

/** Points as people read them. */
export const inPoints = (millionths: number): number => millionths / POINT

/** A sum while it grows; `of` and `pending` in whole points, `points` in millionths. */
export interface Sum {
  points: number
  of: number
  pending: number
}
export const noPoints = (): Sum => ({ points: 0, of: 0, pending: 0 })

/** Adds what a phase brought; without points it is pending and stays out of what can be reached. */
export function add(sum: Sum, points: number | null, weight: number): void {
  if (points === null) sum.pending += weight
  else {
    sum.points += points
    sum.of += weight
  }
}

export function totalOf({ points, of, pending }: Sum): Total {
  return { points: inPoints(points), of, percent: of === 0 ? 0 : tenths(points, of * POINT), pending }
}

/** A share in percent with one decimal. */
export function tenths(part: number, whole: number): number {
  return Math.round((part * 1000) / whole) / 10
}
