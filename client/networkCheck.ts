/**
 * Tries what Launchroom needs from a network and a browser, one line each, and judges it. What is tried with comes in
 * as arguments, so that every judgement can be tested without a network.
 */
import { SECOND, type WallMs } from '#shared/time.ts'
import { bestOffset, type TimeSample } from './clock.ts'

export const LINES = ['server', 'socket', 'roundTrip', 'clock', 'sound', 'storage'] as const
export type Line = (typeof LINES)[number]
/** `limited`: one can take part, with something to know. `bad`: one cannot. */
export type Verdict = 'running' | 'good' | 'limited' | 'bad' | 'unknown'

/** `says` is a key of the words for this finding. */
export type Says =
  | 'running'
  | 'serverGood'
  | 'serverSlow'
  | 'serverOther'
  | 'serverAway'
  | 'socketGood'
  | 'socketPolling'
  | 'socketBad'
  | 'roundTripGood'
  | 'roundTripSlow'
  | 'clockGood'
  | 'clockFast'
  | 'clockSlow'
  | 'notMeasured'
  | 'soundGood'
  | 'soundNone'
  | 'storageGood'
  | 'storageNone'
  | 'cookiesNone'

export interface Finding {
  verdict: Verdict
  says: Says
  ms: number
}
export type Findings = Record<Line, Finding>

export interface Probe {
  /** Real time of the server. Fails when the connection does. */
  time: () => Promise<WallMs>
  close: () => void
}

export interface Means {
  now: () => WallMs
  /** Asks the server over HTTP; `ours` is false if somebody else answered. Fails without an answer. */
  ask: () => Promise<{ ours: boolean }>
  /** Opens a live connection this one way. Fails when it does not stand in time. */
  open: (way: 'websocket' | 'polling') => Promise<Probe>
  canStore: () => boolean
  hasCookies: () => boolean
  canSound: () => boolean
}

const SLOW_ANSWER_MS = SECOND
const SLOW_TRIP_MS = 300
const CLOCK_OFF_MS = 2 * SECOND
const TRIES = 3
const SAMPLES = 8

export const atFirst: Findings = Object.fromEntries(
  LINES.map((line) => [line, { verdict: 'running', says: 'running', ms: 0 }]),
) as Findings

/** Tries everything; `tell` hears of each line as soon as it is known. */
export async function runCheck(means: Means, tell: (line: Line, finding: Finding) => void): Promise<void> {
  tell('sound', means.canSound() ? found('good', 'soundGood') : found('limited', 'soundNone'))
  tell('storage', storageOf(means))
  tell('server', await serverOf(means))
  const opened = await openedBy(means)
  tell('socket', opened.finding)
  const samples = opened.probe ? await samplesOf(opened.probe, means) : []
  opened.probe?.close()
  const best = bestOffset(samples)
  tell('roundTrip', best ? roundTripOf(best.roundTrip) : found('unknown', 'notMeasured'))
  tell('clock', best ? clockOf(best.offset) : found('unknown', 'notMeasured'))
}

/** The worst of the lines, once all are known. */
export function verdictOf(findings: Findings): Verdict {
  const all = LINES.map((line) => findings[line].verdict)
  if (all.includes('running')) return 'running'
  if (all.includes('bad')) return 'bad'
  return all.includes('limited') ? 'limited' : 'good'
}

function found(verdict: Verdict, says: Says, ms = 0): Finding {
  return { verdict, says, ms: Math.round(ms) }
}

function storageOf({ hasCookies, canStore }: Means): Finding {
  if (!hasCookies()) return found('bad', 'cookiesNone')
  return canStore() ? found('good', 'storageGood') : found('limited', 'storageNone')
}

/** The first answer pays for opening the connection: the best of a few counts. */
async function serverOf({ ask, now }: Means): Promise<Finding> {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < TRIES; i += 1) {
    const began = now()
    const answer = await ask().catch(() => null)
    if (!answer) return found('bad', 'serverAway')
    if (!answer.ours) return found('bad', 'serverOther')
    best = Math.min(best, Math.max(0, now() - began))
  }
  return best > SLOW_ANSWER_MS ? found('limited', 'serverSlow', best) : found('good', 'serverGood', best)
}

async function openedBy({ open }: Means): Promise<{ probe: Probe | null; finding: Finding }> {
  const direct = await open('websocket').catch(() => null)
  if (direct) return { probe: direct, finding: found('good', 'socketGood') }
  const polling = await open('polling').catch(() => null)
  if (polling) return { probe: polling, finding: found('limited', 'socketPolling') }
  return { probe: null, finding: found('bad', 'socketBad') }
}

async function samplesOf(probe: Probe, { now }: Means): Promise<TimeSample[]> {
  const samples: TimeSample[] = []
  try {
    while (samples.length < SAMPLES) {
      const sent = now()
      const server = await probe.time()
      samples.push({ sent, server, received: now() })
    }
  } catch {
    // A connection that breaks meanwhile has said what it could.
  }
  return samples
}

function roundTripOf(ms: number): Finding {
  return ms > SLOW_TRIP_MS ? found('limited', 'roundTripSlow', ms) : found('good', 'roundTripGood', ms)
}

/** A clock that is off does no harm: everything goes by the server's. */
function clockOf(offset: number): Finding {
  if (Math.abs(offset) <= CLOCK_OFF_MS) return found('good', 'clockGood', Math.abs(offset))
  return found('good', offset < 0 ? 'clockFast' : 'clockSlow', Math.abs(offset))
}
