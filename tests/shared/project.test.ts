import { describe, expect, test } from 'vitest'
import { type Projection, projectEnd } from '#shared/project.ts'
import { HOUR, MINUTE, SECOND } from '#shared/time.ts'
import { applyAll, emptyView, type View } from '#shared/view.ts'
import { clock, FACILITATOR, OTTO, observed, type Play, started, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'

const viewOf = (play: Play): View => applyAll(emptyView, play.facts, { seq: 1, wall: play.wall })

function project(play: Play, view = viewOf(play)): Projection {
  const projection = projectEnd(view, play.wall)
  if (!projection) throw new Error('no projection')
  return projection
}

/** The small day at 08:30 with nothing open: 210 minutes left, of which 3 for the tag and 12 for the leak are slow. */
const quiet = () => underWay(smallScript).until('08:30')

describe('when a room will be over', () => {
  test('[PJ1] a rate set by hand holds to the end', () => {
    const play = quiet()
    play.do(FACILITATOR, { type: 'clock.pace', mode: 'manual', rate: 10 })
    expect(project(play).endWall - play.wall).toBe(21 * MINUTE)
  })

  test('[PJ2] automatic pacing is slow for polls, milestones and issues to come, and quiet for the rest', () => {
    const play = quiet()
    const { slowMsLeft, quietMsLeft, endWall } = project(play)
    expect(slowMsLeft).toBe(15 * MINUTE)
    expect(quietMsLeft).toBe(195 * MINUTE)
    expect(endWall - play.wall).toBe(15 * MINUTE + (195 * MINUTE) / 12)
  })

  test('[PJ3] slow stretches that overlap are counted once', () => {
    const play = quiet()
    play.do(FACILITATOR, { type: 'inject.move', inject: 'leak', at: clock('09:01') })
    expect(project(play).slowMsLeft).toBe(13 * MINUTE)
  })

  test('[PJ4] an open poll is slow until its limit and a minute of grace', () => {
    const play = started(smallScript)
    expect(project(play).slowMsLeft).toBe((6 + 3 + 12) * MINUTE)
  })

  test('[PJ5] injects that wait for a condition, a hand or the practice are not expected to come', () => {
    const play = quiet()
    play.do(FACILITATOR, { type: 'inject.holdBack', inject: 'leak', back: true })
    expect(project(play).slowMsLeft).toBe(3 * MINUTE)
  })

  test('[PJ6] a hold ends when it was planned to, or now', () => {
    const play = quiet()
    const before = project(play).endWall - play.wall
    play.do(FACILITATOR, { type: 'clock.hold', reason: '' })
    expect(project(play.wait(2 * MINUTE)).endWall - play.wall).toBe(before)
    const view = viewOf(play)
    const planned = { ...view, held: view.held && { ...view.held, until: play.wall + 5 * MINUTE } }
    expect(project(play, planned).endWall - play.wall).toBe(before + 5 * MINUTE)
  })

  test('[PJ7] the suggested quiet rate is the lowest that ends by the wanted moment', () => {
    const play = quiet()
    const { suggestQuiet, endWithQuiet } = project(play)
    for (const minutes of [17, 20, 25, 40, 100, 209]) {
      const target = play.wall + minutes * MINUTE
      const rate = suggestQuiet(target) ?? 0
      expect(endWithQuiet(rate)).toBeLessThanOrEqual(target)
      if (rate > 1) expect(endWithQuiet(rate - 1)).toBeGreaterThan(target)
    }
    expect(suggestQuiet(play.wall + 3 * HOUR + 30 * MINUTE)).toBe(1)
  })

  test('[PJ8] no rate is suggested where the answers alone take longer', () => {
    const play = quiet()
    expect(project(play).suggestQuiet(play.wall + 15 * MINUTE)).toBeNull()
    expect(project(play).suggestQuiet(play.wall + 16 * MINUTE)).toBeNull()
    expect(project(play).suggestQuiet(play.wall + 17 * MINUTE)).not.toBeNull()
  })

  test('[PJ9] an open phase is slow until its limit and grace, the phases after it as long as is usual', () => {
    const play = underWay(smallScript).until('09:50')
    const rest = project(play).slowMsLeft - 12 * MINUTE
    play.until('10:30')
    expect(project(play).slowMsLeft - rest).toBe((2 + 1) * MINUTE + (3 + 2.5 + 4) * MINUTE)
  })

  test('[PJ10] what is usual follows how long phases took in this room', () => {
    const play = quiet()
    const view = viewOf(play)
    const spent = { observe: { ms: 4.5 * MINUTE, ofLimit: null, late: false, owner: 'ops' } }
    const past = { ...leak(), state: 'resolved' as const, spent }
    const slower = { ...view, issues: { earlier: past } }
    expect(project(play, slower).slowMsLeft - project(play).slowMsLeft).toBe(1 * MINUTE)
    const practice = { ...view, issues: { earlier: { ...past, practice: true } } }
    expect(project(play, practice).slowMsLeft).toBe(project(play).slowMsLeft)
  })

  test('[PJ11] before the start the day begins after the countdown; after the end there is nothing to tell', () => {
    const play = started(smallScript, { brief: true })
    const left = project(play).endWall - play.wall
    expect(left).toBe(3 * SECOND + 23 * MINUTE + Math.ceil((217 * MINUTE) / 12))
    play.do(FACILITATOR, { type: 'room.start' })
    play.do(FACILITATOR, { type: 'room.end', reason: '' })
    expect(projectEnd(viewOf(play), play.wall)).toBeNull()
  })
})

/** The issue of the small day as it stands after its first answer. */
function leak() {
  const play = underWay(smallScript)
  play.until('10:30')
  play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: observed })
  const issue = viewOf(play).issues['leak']
  if (!issue) throw new Error('no issue')
  return issue
}
