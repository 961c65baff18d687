import { describe, expect, test } from 'vitest'
import { MINUTE } from '#shared/time.ts'
import type { Placed } from '#shared/timeline.ts'
import { holdsOf, lanesOf, quietOf, segmentsOf } from '#shared/timelineLanes.ts'
import { at, crash, log, openedCrash } from './timelineFacts.ts'

const FACILITATOR = { kind: 'facilitator' } as const
const lanes = (facts: Placed[]) =>
  Object.fromEntries(lanesOf(facts, FACILITATOR).map((lane) => [lane.id, lane]))
const entered = (
  minute: number,
  phase: 'observe' | 'orient' | 'decide' | 'act',
  owner = 'ops',
  issue = 'crash',
) => at(minute, 'issue.phaseEntered', { issue, phase, visit: 1, owner })
const done = (minute: number, phase: 'observe' | 'orient' | 'decide' | 'act', late = false) =>
  at(minute, 'issue.phaseDone', { ...crash, phase, owner: 'ops', role: 'ops', spent: 0, late, answer: null })
const bars = (facts: Placed[], role: string) =>
  (lanes(facts)[role]?.phases ?? []).map(
    ({ phase, from, to, finished }) => `${phase} ${from / MINUTE}-${to / MINUTE}${finished ? '' : ' left'}`,
  )

describe('facts as lanes', () => {
  test('[TL7] roles stand in the order of the brief, then facilitator and system', () => {
    expect(Object.keys(lanes(log()))).toEqual(['lead', 'ops', 'facilitator', 'system'])
  })

  test('[TL8] each visit of a phase is a bar of its own, with when it was left', () => {
    const facts = log(
      openedCrash,
      entered(10, 'observe'),
      done(12, 'observe'),
      entered(12, 'orient'),
      at(13, 'issue.wentBack', { ...crash, from: 'orient', phase: 'observe', role: 'ops' }),
      entered(13, 'observe'),
      done(16, 'observe'),
      entered(16, 'orient'),
      at(20, 'room.ended', { cause: 'clock', reason: '' }),
    )
    expect(bars(facts, 'ops')).toEqual([
      'observe 10-12',
      'orient 12-13 left',
      'observe 13-16',
      'orient 16-20 left',
    ])
  })

  test('[TL9] handed over, the bar goes on in the lane of the new owner', () => {
    const facts = log(
      openedCrash,
      entered(10, 'observe'),
      at(11, 'issue.handedOver', { ...crash, from: 'ops', owner: 'lead', role: 'ops', note: '' }),
      done(13, 'observe'),
    )
    expect(bars(facts, 'ops')).toEqual(['observe 10-11 left'])
    expect(bars(facts, 'lead')).toEqual(['observe 11-13'])
  })

  test('[TL10] a bar knows when its limit passed', () => {
    const facts = log(
      openedCrash,
      entered(10, 'observe'),
      at(14, 'issue.limitPassed', { ...crash, phase: 'observe', owner: 'ops' }),
      done(15, 'observe', true),
    )
    expect(lanes(facts)['ops']?.phases[0]).toMatchObject({ late: true, limitAt: 14 * MINUTE, finished: true })
  })

  test('[TL11] issues at the same time stand below each other, later ones go up again', () => {
    const facts = log(
      openedCrash,
      entered(10, 'observe'),
      entered(11, 'observe', 'ops', 'leak'),
      done(12, 'observe'),
      at(13, 'issue.resolved', { issue: 'leak', outcome: 'resolved', owner: 'ops' }),
      entered(20, 'observe', 'ops', 'spam'),
    )
    const { rows, phases } = lanes(facts)['ops'] ?? { rows: 0, phases: [] }
    expect(rows).toBe(2)
    expect(phases.map(({ issue, row }) => `${issue} ${row}`)).toEqual(['crash 0', 'leak 1', 'spam 0'])
  })

  test('[TL12] practice has no bars and no marks', () => {
    const facts = log(
      at(0, 'issue.opened', { issue: 'try-out', owner: 'ops', roles: ['ops'], practice: true }),
      entered(0, 'observe', 'ops', 'try-out'),
      at(0, 'inject.delivered', { delivery: { inject: 'try-out', roles: ['ops'], practice: true } as never }),
    )
    expect(lanes(facts)['ops']).toMatchObject({ phases: [], marks: [] })
  })

  test('[TL13] what reached all roles stands once in the system’s lane, else with each who got it', () => {
    const to = (inject: string, roles: string[]) =>
      at(5, 'inject.delivered', {
        delivery: { inject, title: inject, severity: 'P1', roles, practice: false, issue: null } as never,
      })
    const all = lanes(log(to('news', ['lead', 'ops']), to('hint', ['ops'])))
    expect(all['system']?.marks).toMatchObject([{ kind: 'inject', item: 'news', severity: 'P1' }])
    expect(all['ops']?.marks).toMatchObject([{ kind: 'inject', item: 'hint' }])
    expect(all['lead']?.marks).toEqual([])
  })

  test('[TL14] a step lasts from its start to its end, in the lane of who did it', () => {
    const facts = log(
      openedCrash,
      at(14, 'issue.stepStarted', { ...crash, step: 'build', role: 'lead', text: '', ready: 20 * MINUTE }),
      at(20, 'issue.stepDone', { ...crash, step: 'build', role: 'lead', text: '', result: '' }),
    )
    expect(lanes(facts)['lead']?.steps).toMatchObject([{ step: 'build', from: 14 * MINUTE, to: 20 * MINUTE }])
  })

  test('[TL15] a milestone stands where it was planned and where it was done', () => {
    const tag = (facts: Placed[]) => lanes(facts)['ops']?.milestones[0]
    expect(tag(log())).toMatchObject({ expected: 60 * MINUTE, done: null, late: false })
    expect(tag(log(at(80, 'milestone.late', { milestone: 'tag' })))).toMatchObject({ done: null, late: true })
    const done = at(90, 'milestone.done', { milestone: 'tag', role: 'ops', late: true })
    expect(tag(log(done))).toMatchObject({ expected: 60 * MINUTE, done: 90 * MINUTE, late: true })
  })

  test('[TL16] lanes hold nothing that their viewer may not see', () => {
    const secret = at(5, 'facilitator.noted', { to: 'facilitators', text: 'SECRET' })
    const ops = { kind: 'participant', person: '', roles: ['ops'] } as const
    expect(JSON.stringify(lanesOf(log(secret), FACILITATOR))).toContain('SECRET')
    expect(JSON.stringify(lanesOf(log(secret), ops))).not.toContain('SECRET')
  })
})

describe('holds and quiet', () => {
  test('[TL17] a hold stands at one simulated moment, with its real length and its last reason', () => {
    const facts = log(
      [10, at(30, 'clock.held', { reason: '', by: 'facilitator', until: null })],
      [11, at(30, 'clock.holdExplained', { reason: 'Audio' })],
      [14, at(30, 'clock.resumed')],
      [20, at(40, 'clock.held', { reason: 'Fire drill', by: 'facilitator', until: null })],
    )
    expect(holdsOf(facts)).toMatchObject([
      { at: 30 * MINUTE, realMs: 4 * MINUTE, reason: 'Audio' },
      { at: 40 * MINUTE, realMs: null, reason: 'Fire drill' },
    ])
  })

  test('[TL18] segments cover the day without a gap, each with the real time it took; holds take none', () => {
    const clock = (sim: number, wall: number, rate: number, running = true) =>
      at(sim, 'clock.changed', {
        anchor: { sim: sim * MINUTE, wall: wall * MINUTE, rate, running },
        cause: 'pace',
        asking: [],
      })
    const facts = log(
      clock(0, 0, 12),
      clock(60, 5, 1),
      clock(65, 10, 1, false),
      clock(65, 15, 12),
      clock(125, 20, 1, false),
    )
    expect(
      segmentsOf(facts).map(({ from, to, realMs }) => [from, to, realMs].map((ms) => ms / MINUTE)),
    ).toEqual([
      [0, 60, 5],
      [60, 65, 5],
      [65, 125, 5],
    ])
  })

  test('[TL19] it is quiet after three real minutes in which nobody of the team did anything; holds do not count', () => {
    const read = (minute: number) => at(minute, 'document.opened', { document: 'runbook', role: 'ops' })
    const facts = log(
      [0, at(0, 'room.started')],
      [2, read(24)],
      [4, at(48, 'milestone.due', { milestone: 'tag' })],
      [6, read(72)],
      [7, at(84, 'clock.held', { reason: '', by: 'facilitator', until: null })],
      [12, at(84, 'clock.resumed')],
      [13, read(96)],
      [20, at(180, 'room.ended', { cause: 'clock', reason: '' })],
    )
    expect(quietOf(facts).map(({ from, to, realMs }) => [from, to, realMs].map((ms) => ms / MINUTE))).toEqual(
      [
        [24, 72, 4],
        [96, 180, 7],
      ],
    )
  })
})
