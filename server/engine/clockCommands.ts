import { refuse } from '#shared/refusal.ts'
import { endLive, letRun, skipTo } from './advance.ts'
import type { Carriers } from './carriers.ts'
import { roomChart } from './charts.ts'
import { type Draft, tell } from './draft.ts'
import { closeIssue } from './issue.ts'
import { phaseOf } from './issueLook.ts'
import { askers, followPace, hold, setClock } from './pace.ts'

/** The 3-2-1 before the clock runs, shown to all. Real ms. */
const COUNTDOWN = 3000
/** How long facilitators may be away before the room holds. Real ms. */
const FACILITATOR_GONE = 30_000

type Names =
  | 'room.brief'
  | 'room.start'
  | 'room.end'
  | 'room.close'
  | 'clock.hold'
  | 'clock.explainHold'
  | 'clock.resume'
  | 'clock.pace'
  | 'clock.skip'
  | 'clock.wake'
  | 'facilitator.leave'
  | 'facilitator.return'
  | 'room.freeze'

/** Follows the room's chart; the table of `legal.ts` has made sure that it allows this. */
function move(d: Draft, type: 'BRIEF' | 'START' | 'CLOSE'): void {
  d.room.chart = roomChart.send(d.room.chart, { type }).saved
}

export const clockCommands: Carriers<Names> = {
  'room.brief': (d) => {
    move(d, 'BRIEF')
    tell(d, 'everyone', { type: 'room.briefed' })
    return null
  },
  'room.start': (d) => {
    for (const [id, issue] of Object.entries(d.world.issues))
      if (phaseOf(issue) !== null) closeIssue(d, id, 'practised')
    move(d, 'START')
    const { rate, mode, quiet } = d.world.pacing
    d.world.clock = {
      sim: 0,
      wall: d.wall + COUNTDOWN,
      rate: mode === 'manual' ? rate : quiet,
      running: true,
    }
    tell(d, 'everyone', { type: 'room.started' })
    tell(d, 'everyone', { type: 'clock.changed', anchor: d.world.clock, cause: 'start', asking: [] })
    return null
  },
  'room.end': (d, { reason }) => {
    endLive(d, 'facilitator', reason)
    return null
  },
  'room.close': (d) => {
    move(d, 'CLOSE')
    tell(d, 'everyone', { type: 'room.closed' })
    return null
  },
  'clock.hold': (d, { reason }) =>
    hold(d, { reason, by: 'facilitator', until: null }) ? null : refuse('clock.alreadyHeld'),
  'clock.explainHold': (d, { reason }) => {
    if (!d.world.held) return refuse('clock.notHeld')
    tell(d, 'everyone', { type: 'clock.holdExplained', reason, until: d.room.alarms.resume ?? null })
    return null
  },
  'clock.resume': (d) => (letRun(d) ? null : refuse('clock.notHeld')),
  'clock.pace': (d, { mode, rate }) => {
    const quiet = mode === 'automatic' ? rate : d.world.pacing.quiet
    d.world.pacing = { mode, rate, quiet }
    tell(d, 'everyone', { type: 'clock.paced', mode, rate, quiet })
    followPace(d)
    return null
  },
  'clock.skip': (d, { to }) => {
    const sheet = Object.entries(d.world.sheet).flatMap(([, e]) =>
      e.state === 'armed' && e.at !== null && e.at > d.now ? [e.at] : [],
    )
    const until = to ?? (sheet.length > 0 ? Math.min(...sheet) : null)
    if (until === null) return refuse('clock.nothingAhead')
    if (until <= d.now) return refuse('clock.past')
    if (until > d.script.end) return refuse('clock.afterEnd')
    if (askers(d).length > 0) return refuse('clock.somethingAsks', askers(d).join(', '))
    skip(d, until)
    return null
  },
  'clock.wake': () => null,
  'facilitator.leave': (d) => {
    if (d.room.facilitatorAway) return null
    d.room.facilitatorAway = true
    if (d.world.held) return null
    const until = d.wall + FACILITATOR_GONE
    d.room.alarms = { ...d.room.alarms, 'facilitator-gone': until }
    tell(d, 'everyone', { type: 'facilitator.left', until })
    return null
  },
  'facilitator.return': (d) => {
    if (!d.room.facilitatorAway) return null
    d.room.facilitatorAway = false
    const { 'facilitator-gone': _, ...alarms } = d.room.alarms
    d.room.alarms = alarms
    tell(d, 'everyone', { type: 'facilitator.returned' })
    return null
  },
  'room.freeze': (d) => {
    const reason = 'The server was away'
    if (hold(d, { reason, by: 'script', until: null })) return null
    // a hold that was to end by itself meanwhile now ends when a facilitator says so
    d.room.alarms = {}
    tell(d, 'everyone', { type: 'clock.holdExplained', reason, until: null })
    return null
  },
}

function skip(d: Draft, until: number): void {
  const from = d.now
  const skipped: string[] = []
  d.skipped = skipped
  const stoppedBy = skipTo(d, until, { asks: () => askers(d)[0] ?? null })
  d.skipped = null
  tell(d, 'everyone', { type: 'clock.skipped', from, until: d.now, skipped, stoppedBy })
  const { rate, running } = d.world.clock
  setClock(d, { rate, running, cause: 'skip' })
}
