/** The fold of facts into what a screen shows, fed by the engine. */
import { describe, expect, test } from 'vitest'
import { valueAt } from '#server/engine/metric.ts'
import { applyAll, emptyView, rolesOf, type View } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import {
  clock,
  decided,
  FACILITATOR,
  OTTO,
  observed,
  oriented,
  type Play,
  underWay,
} from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'

const OPS: Viewer = { kind: 'participant', person: 'otto', roles: ['ops'] }
const LEAD: Viewer = { kind: 'participant', person: 'lea', roles: ['lead'] }
const seen = (play: Play, viewer: Viewer): View =>
  applyAll(
    emptyView,
    play.facts.filter((fact) => seenBy(fact, viewer)),
    { seq: 1, wall: 7 },
  )

function decidedPlay(): Play {
  const play = underWay(smallScript).until('10:30')
  play.do(OTTO, { type: 'evidence.open', issue: 'leak', evidence: 'log' })
  for (const answer of [observed, oriented, decided('rebuild')])
    play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer })
  return play
}

describe('the view', () => {
  test('[VW1] a role that joins an issue late sees it as far as it was told, and works on it', () => {
    const play = decidedPlay()
    const view = seen(play, LEAD)
    expect(view.issues['leak']).toMatchObject({ phase: 'act', owner: 'ops', decision: { label: 'Rebuild' } })
    expect(view.issues['leak']?.evidence['log']?.body).toContain('SECRET-EVIDENCE-LOG')
    expect(view.inbox['leak']?.title).toBe('Leak')
  })

  test('[VW2] steps are ready when those before are done', () => {
    const play = decidedPlay()
    const states = () =>
      Object.fromEntries((seen(play, OPS).issues['leak']?.steps ?? []).map((s) => [s.id, s.state]))
    expect(states()).toEqual({ build: 'ready', check: 'waiting', tell: 'ready' })
    play.do(OTTO, { type: 'issue.act', issue: 'leak', step: 'build', text: '' })
    expect(states()['build']).toBe('running')
    play.until('10:36')
    expect(states()).toEqual({ build: 'done', check: 'ready', tell: 'ready' })
  })

  test('[VW3] only the owner sees the running limit', () => {
    const play = underWay(smallScript).until('10:30')
    expect(seen(play, OPS).issues['leak']?.limit).toMatchObject({ due: clock('10:32') })
    play.do(OTTO, { type: 'issue.escalate', issue: 'leak', text: 'x' })
    expect(seen(play, LEAD).issues['leak']?.limit).toBeNull()
  })

  test('[VW4] a metric’s line keeps its past and takes its new course', () => {
    const play = decidedPlay()
    const path = seen(play, OPS).metrics['errors'] ?? []
    expect(path[0]).toEqual([0, 10])
    expect(valueAt(path, clock('10:00'))).toBe(13)
    expect(valueAt(path, clock('10:35'))).toBe(5)
    expect(path.map(([at]) => at)).toEqual([...path.map(([at]) => at)].sort((a, b) => a - b))
  })

  test('[VW5] holds are kept with their real length', () => {
    const play = underWay(smallScript)
    play.do(FACILITATOR, { type: 'clock.hold', reason: '' })
    play.do(FACILITATOR, { type: 'clock.explainHold', reason: 'coffee' })
    expect(seen(play, OPS).held).toMatchObject({ reason: 'coffee', by: 'facilitator' })
    play.do(FACILITATOR, { type: 'clock.resume' })
    expect(seen(play, OPS).held).toBeNull()
    expect(seen(play, OPS).holds).toEqual([
      { at: play.sim, since: 7, resumed: 7, reason: 'coffee', by: 'facilitator' },
    ])
  })

  test('[VW6] folding changes nothing in place', () => {
    const play = decidedPlay()
    const freeze = (value: unknown): unknown => {
      if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
        Object.values(Object.freeze(value)).forEach(freeze)
      return value
    }
    let view = emptyView
    for (const fact of play.facts) view = freeze(applyAll(view, [fact], { seq: 0, wall: 0 })) as View
    expect(view.issues['leak']?.phase).toBe('act')
  })

  test('[VW7] a person acts for the own role first, then for those covered', () => {
    const play = underWay(smallScript)
    play.do(OTTO, { type: 'seat.leave' })
    play.do(FACILITATOR, { type: 'role.cover', role: 'ops', by: 'lead' })
    expect(rolesOf(seen(play, { kind: 'facilitator' }), 'lea')).toEqual(['lead', 'ops'])
    expect(rolesOf(seen(play, { kind: 'facilitator' }), 'otto')).toEqual([])
  })

  test('[VW8] going back makes another visit of the phase', () => {
    const play = underWay(smallScript).until('10:30')
    play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: observed })
    play.wait(5000).do(OTTO, { type: 'issue.goBack', issue: 'leak', to: 'observe' })
    const visits = seen(play, OPS).issues['leak']?.visits.map(({ phase, left }) => [phase, left])
    expect(visits).toEqual([
      ['observe', clock('10:30')],
      ['orient', clock('10:30:05')],
      ['observe', null],
    ])
  })
})
