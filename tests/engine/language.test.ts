import { describe, expect, test } from 'vitest'
import { scoreCriteria } from '#server/engine/criteria.ts'
import { score } from '#server/engine/score.ts'
import { openRoom } from '#server/engine/step.ts'
import { MINUTE, SECOND, type SimMs } from '#shared/time.ts'
import { applyAll, emptyView } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import {
  clock,
  decided,
  FACILITATOR,
  LEA,
  OTTO,
  observed,
  oriented,
  Play,
  underWay,
} from '../support/play.ts'
import { scriptFrom, wholeFile, wholeScript } from '../support/wholeScript.ts'

const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1)
const opened = (seed: number, script = wholeScript) => openRoom(script, { code: 'K7M4QX', seed }, 1_000_000)
const sheetOf = (play: Play, inject: string) => play.state.world.sheet[inject]
const sent = (play: Play, inject: string): SimMs | null =>
  play.all('inject.delivered').find(({ delivery }) => delivery.inject === inject)?.at ?? null

/** The leak answered up to a decision, as it comes. */
function decide(play: Play, option: string): Play {
  for (const answer of [observed, oriented, decided(option)])
    play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer })
  return play
}
const act = (play: Play, by: typeof LEA, step: string) =>
  play.do(by, { type: 'issue.act', issue: 'leak', step, text: 'Words' })

function criteriaOf(play: Play): Record<string, boolean> {
  const records = [{ seq: 0, wall: 0, facts: play.facts }]
  return Object.fromEntries(scoreCriteria(play.script, records).map(({ id, met }) => [id, met]))
}

describe('windows', () => {
  test('[LA6] are drawn to the second, inside, by the seed, and the same seed draws the same', () => {
    const times = SEEDS.map((seed) => opened(seed).state.world.sheet['window']?.at ?? -1)
    expect(times).toEqual(SEEDS.map((seed) => opened(seed).state.world.sheet['window']?.at))
    expect(new Set(times).size).toBeGreaterThan(40)
    for (const at of times) {
      expect(at % SECOND).toBe(0)
      expect(at).toBeGreaterThanOrEqual(clock('09:05'))
      expect(at).toBeLessThanOrEqual(clock('09:25'))
    }
  })

  test('[LA6] hold both their ends', () => {
    const tight = scriptFrom(
      wholeFile((file) => {
        file.injects.window['trigger'] = { between: ['09:05:00', '09:05:01'] }
      }),
    )
    const times = SEEDS.map((seed) => opened(seed, tight).state.world.sheet['window']?.at)
    expect([...new Set(times)].sort()).toEqual([clock('09:05'), clock('09:05:01')])
  })

  test('[LA7] come when drawn, and what follows in a window comes in it', () => {
    const play = underWay(wholeScript).until('09:30')
    const first = sent(play, 'window')
    expect(first).toBe(opened(1).state.world.sheet['window']?.at)
    const after = Number(sent(play, 'trail')) - Number(first)
    expect(after).toBeGreaterThanOrEqual(MINUTE)
    expect(after).toBeLessThanOrEqual(4 * MINUTE)
    expect(after % SECOND).toBe(0)
  })

  test('[LA8] are in words on the run sheet, and can be moved, sent and skipped', () => {
    const rows = (play: Play) => play.last('sheet.listed').rows.map((row) => [row.inject, row.rule])
    const rules = Object.fromEntries(rows(new Play(wholeScript)))
    expect(rules).toMatchObject({
      window: 'Drawn between 09:05 and 09:25',
      trail: '1 min to 4 min after “Window”',
      short: '20 min after “Hello”. Not sent at 09:45 or later',
      polite: 'Not sent if “Users” are told about “Leak”',
      'again-3': '20 min after “Again”. Not sent if “Leak” has opened',
    })
    const play = underWay(wholeScript)
    play.do(FACILITATOR, { type: 'inject.move', inject: 'window', at: clock('10:10') })
    play.do(FACILITATOR, { type: 'inject.skip', inject: 'again' })
    play.do(FACILITATOR, { type: 'inject.send', inject: 'trail' })
    play.until('10:20')
    expect(sent(play, 'window')).toBe(clock('10:10'))
    expect([sent(play, 'again'), sent(play, 'again-2')]).toEqual([null, null])
  })
})

describe('what may not come any more', () => {
  test('[LA9] is cancelled at its moment when it has expired', () => {
    const play = underWay(wholeScript).until('10:00')
    expect(sent(play, 'short')).toBe(null)
    expect(sheetOf(play, 'short')).toMatchObject({ state: 'off' })
    expect(
      play.all('sheet.changed').find(({ inject, cause }) => inject === 'short' && cause === 'cancelled'),
    ).toMatchObject({
      at: clock('09:50'),
    })
  })

  test('[LA9] comes all the same when a facilitator moves it past its expiry, or sends it', () => {
    const play = underWay(wholeScript).until('09:31')
    play.do(FACILITATOR, { type: 'inject.move', inject: 'short', at: clock('10:05') })
    play.until('10:06')
    expect(sent(play, 'short')).toBe(clock('10:05'))
    const byHand = underWay(wholeScript).until('09:48')
    byHand.do(FACILITATOR, { type: 'inject.send', inject: 'short' })
    expect(sent(byHand, 'short')).toBe(byHand.sim)
  })

  test('[LA10] is cancelled when what stands against it is true at its moment, and only then', () => {
    const quiet = underWay(wholeScript).until('11:25')
    expect(sent(quiet, 'polite')).toBe(clock('11:20'))
    const told = decide(underWay(wholeScript).until('10:31'), 'ignore')
    act(told, OTTO, 'tell')
    told.until('11:25')
    expect(sent(told, 'polite')).toBe(null)
    expect(sheetOf(told, 'polite')).toMatchObject({ state: 'off' })
  })
})

test('[LA11] a message comes again and again, until its condition is true', () => {
  const play = underWay(wholeScript).until('10:25')
  const times = ['again', 'again-2', 'again-3', 'again-4'].map((id) => sent(play, id))
  expect(times).toEqual([clock('09:40'), clock('09:50'), clock('10:00'), clock('10:10')])
  const late = underWay(
    scriptFrom(
      wholeFile((file) => {
        file.injects.again['trigger'] = { at: '10:25' }
      }),
    ),
  ).until('10:50')
  expect(sent(late, 'again')).toBe(clock('10:25'))
  expect([sent(late, 'again-2'), sheetOf(late, 'again-2')?.state]).toEqual([null, 'off'])
})

test('[LA11] to cancel it is to cancel all that are left of it', () => {
  const script = scriptFrom(
    wholeFile((file) => {
      file.injects.hello = { ...file.injects.hello, effects: [] } as never
      file.injects.trail['trigger'] = { at: '09:55' }
      file.injects.trail['effects'] = [{ cancel: 'again' }]
    }),
  )
  const play = underWay(script).until('10:20')
  expect(['again', 'again-2', 'again-3', 'again-4'].map((id) => sent(play, id))).toEqual([
    clock('09:40'),
    clock('09:50'),
    null,
    null,
  ])
})

describe('alternatives', () => {
  test('[LA12] one of them is drawn by the seed, each in its turn, and only it comes', () => {
    const drawn = SEEDS.map((seed) => {
      const { sheet } = opened(seed).state.world
      return ['heads', 'tails'].filter((id) => sheet[id]?.state === 'armed').join()
    })
    expect([...new Set(drawn)].sort()).toEqual(['heads', 'tails'])
    const play = underWay(wholeScript).until('10:00')
    const came = ['heads', 'tails'].filter((id) => sent(play, id) !== null)
    expect(came).toHaveLength(1)
    const [other = ''] = ['heads', 'tails'].filter((id) => !came.includes(id))
    expect(sheetOf(play, other)).toEqual({ state: 'off', at: null })
    play.refuses(FACILITATOR, { type: 'inject.send', inject: other }, 'inject.gone')
  })

  test('[LA13] the others are told to facilitators alone, even in the debrief', () => {
    const play = underWay(wholeScript).until('10:00')
    const [left, title] =
      sent(play, 'heads') === null ? ['SECRET-COIN-HEADS', 'Heads'] : ['SECRET-COIN-TAILS', 'Tails']
    const seen = (viewer: Viewer) => JSON.stringify(play.facts.filter((fact) => seenBy(fact, viewer)))
    expect(seen({ kind: 'facilitator' })).toContain(left)
    expect(seen({ kind: 'debrief', person: 'lea' })).not.toContain(left)
    expect(seen({ kind: 'debrief', person: 'lea' })).not.toContain(title)
    expect(seen({ kind: 'participant', person: 'lea', roles: ['lead'] })).not.toContain(left)
    const rows = play.last('sheet.notDrawn').rows.map(({ rule, state }) => [rule, state])
    expect(rows).toEqual([['One of 2 that could come', 'off']])
  })

  test('[LA13] an issue that was not drawn is not in the score', () => {
    const file = wholeFile((one) => {
      one.injects.heads['issue'] = one.injects.leak['issue']
      one.injects.tails['issue'] = one.injects.leak['issue']
    })
    const play = new Play(scriptFrom(file))
    const { byIssue } = score(play.script, [{ seq: 0, wall: 0, facts: play.facts }])
    expect(Object.keys(byIssue).filter((id) => ['heads', 'tails'].includes(id))).toHaveLength(1)
  })
})

describe('conditions', () => {
  const contained = (play: Play) => {
    act(play, OTTO, 'build')
    play.until('10:37:30')
    act(play, LEA, 'check')
    return play
  }

  test('[LA14] an issue is contained when all steps that contain it are done, in time', () => {
    const half = decide(underWay(wholeScript).until('10:30'), 'rebuild')
    act(half, OTTO, 'build')
    expect(criteriaOf(half.until('10:40'))['stopped']).toBe(false)
    const whole = contained(decide(underWay(wholeScript).until('10:30'), 'rebuild'))
    expect(criteriaOf(whole)['stopped']).toBe(true)
    const late = decide(underWay(wholeScript).until('10:30'), 'rebuild')
    act(late, OTTO, 'build')
    act(late.until('10:46'), LEA, 'check')
    expect(criteriaOf(late)['stopped']).toBe(false)
  })

  test('[LA15] an audience is told by a step that tells it, about its issue, in time', () => {
    const told = decide(underWay(wholeScript).until('10:30'), 'ignore')
    expect(criteriaOf(told)['said']).toBe(false)
    act(told, OTTO, 'tell')
    expect(criteriaOf(told)['said']).toBe(true)
    const late = decide(underWay(wholeScript).until('10:30'), 'ignore').until('10:46')
    act(late, OTTO, 'tell')
    expect(criteriaOf(late)['said']).toBe(false)
  })

  test('[LA16] things are in order when none came later than the next', () => {
    const right = contained(decide(underWay(wholeScript).until('10:30'), 'rebuild'))
    act(right, OTTO, 'tell')
    expect(criteriaOf(right)['ordered']).toBe(true)
    const wrong = decide(underWay(wholeScript).until('10:30'), 'rebuild')
    act(wrong, OTTO, 'tell')
    contained(wrong.wait(SECOND))
    expect(criteriaOf(wrong)['ordered']).toBe(false)
    expect(criteriaOf(wrong)['stopped']).toBe(true)
  })

  test.each([
    ['the latest of all', { all: [{ opened: 'leak' }, { decided: 'leak' }] }, { opened: 'leak' }, false],
    ['the earliest of any', { any: [{ opened: 'leak' }, { resolved: 'leak' }] }, { decided: 'leak' }, true],
    [
      'an order in an order',
      { inOrder: [{ opened: 'leak' }, { decided: 'leak' }] },
      { opened: 'leak' },
      false,
    ],
    ['the same moment', { opened: 'leak' }, { delivered: 'leak' }, true],
  ])('[LA16] of what is put together it counts: %s', (_, first, second, met) => {
    const script = scriptFrom(
      wholeFile((file) => {
        file.criteria.ordered['when'] = { inOrder: [first, second] }
      }),
    )
    expect(criteriaOf(decide(underWay(script).until('10:31'), 'ignore'))['ordered']).toBe(met)
  })
})

describe('effects', () => {
  test('[LA17] a delay moves a milestone that is not due yet, and its poll, and everyone sees the new time', () => {
    const play = decide(underWay(wholeScript).until('10:31'), 'rebuild')
    expect(play.last('milestone.moved')).toMatchObject({
      milestone: 'later',
      due: clock('11:20'),
      by: 20 * MINUTE,
      to: 'everyone',
    })
    const view = applyAll(emptyView, play.facts, { seq: 0, wall: 0 })
    expect(view.brief?.milestones.at(-1)).toMatchObject({ id: 'later', at: clock('11:20') })
    expect(view.brief?.gates.find(({ id }) => id === 'second')).toMatchObject({ at: clock('11:25') })
    act(play, OTTO, 'build')
    act(play, OTTO, 'tell')
    act(play.until('10:40'), LEA, 'check')
    play.until('11:22')
    expect(play.last('milestone.due')).toMatchObject({ milestone: 'later', at: clock('11:20') })
    play.until('11:25:30')
    expect(play.last('poll.called')).toMatchObject({ gate: 'second', at: clock('11:25') })
  })

  test('[LA17] a delay leaves alone what is due already', () => {
    const script = scriptFrom(
      wholeFile((file) => {
        file.injects.polite['trigger'] = { at: '11:02' }
        file.injects.polite['effects'] = [{ milestone: 'later', delay: '20 min' }]
      }),
    )
    const play = underWay(script).until('11:10')
    expect(sent(play, 'polite')).toBe(clock('11:02'))
    expect(play.all('milestone.moved')).toEqual([])
  })

  test('[LA18] the clock stays slow as long as an effect says, in simulated time', () => {
    const script = scriptFrom(
      wholeFile((file) => {
        file.injects.polite['trigger'] = { at: '10:00' }
        file.injects.polite['effects'] = [{ slow: '4 min' }]
      }),
    )
    const play = underWay(script).until('10:00:01')
    expect(play.state.world.clock.rate).toBe(1)
    expect(play.last('clock.changed').asking).toEqual(['polite'])
    play.until('10:03:59')
    expect(play.state.world.clock.rate).toBe(1)
    play.until('10:04:01')
    expect(play.state.world.clock.rate).toBe(12)
  })

  test('[LA19] a metric reacts once, at the moment its condition becomes true, a crossing included', () => {
    const play = underWay(wholeScript).until('10:29')
    expect(play.all('metric.changed').filter(({ metric }) => metric === 'calm')).toHaveLength(1)
    decide(play.until('10:30'), 'ignore')
    play.until('11:30')
    const moves = play.all('metric.changed').filter(({ metric }) => metric === 'calm')
    expect(moves.map(({ at, cause }) => [at, cause])).toEqual([
      [0, null],
      [clock('10:30'), 'calm'],
      [clock('10:30') + 1, 'calm'],
    ])
    expect(moves.at(-1)?.path.at(-1)?.[1]).toBe(20)
  })
})

test('[LA19] a metric reacts at the moment another one crosses a value, though nothing else happens then', () => {
  const script = scriptFrom(
    wholeFile((file) => {
      file.metrics.calm.reactions = [{ when: { metric: 'errors', above: 1.2 }, add: -5 }]
    }),
  )
  const play = underWay(script).until('10:00')
  const moves = play.all('metric.changed').filter(({ metric, at }) => metric === 'calm' && at > 0)
  expect(moves.map(({ at }) => at)).toEqual([clock('09:54')])
})

describe('who may know', () => {
  const play = underWay(wholeScript).until('11:59')
  const seen = (viewer: Viewer) => JSON.stringify(play.facts.filter((fact) => seenBy(fact, viewer)))

  test('[LA20] rubrics go to facilitators; the guide and what is accepted stay in the file', () => {
    expect(seen({ kind: 'facilitator' })).toContain('SECRET-RUBRIC')
    expect(seen({ kind: 'participant', person: 'lea', roles: ['lead'] })).not.toContain('SECRET-RUBRIC')
    expect(seen({ kind: 'screen' })).not.toContain('SECRET-RUBRIC')
    for (const secret of ['SECRET-GUIDE', 'SECRET-ACCEPTED'])
      expect(seen({ kind: 'facilitator' })).not.toContain(secret)
  })

  test('[LA21] everyone knows the classification, and which seats nobody must fill', () => {
    const { brief } = play.last('room.opened')
    expect(brief.classification).toBe('INTERNAL')
    expect(brief.roles.map(({ id, optional }) => [id, optional === true])).toEqual([
      ['lead', false],
      ['ops', false],
      ['scribe', true],
    ])
  })
})
