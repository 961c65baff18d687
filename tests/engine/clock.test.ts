import { describe, expect, test } from 'vitest'
import { MINUTE, simAt, wallAt } from '#shared/time.ts'
import { clock, FACILITATOR, LEA, OTTO, observed, Play, started, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'

describe('time', () => {
  test('[CK1] wallAt is the first real millisecond at which the clock shows the time', () => {
    for (const rate of [1, 7, 12, 60]) {
      const anchor = { sim: 5, wall: 100, rate, running: true }
      for (let sim = 6; sim < 400; sim += 13) {
        const wall = wallAt(anchor, sim)
        expect(simAt(anchor, wall)).toBeGreaterThanOrEqual(sim)
        expect(simAt(anchor, wall - 1)).toBeLessThan(sim)
      }
    }
  })

  test('[CK2] an inject at 10:30 that slows the clock loses no time to a late wake-up at 12x', () => {
    const play = underWay(smallScript).until('10:20')
    const due = wallAt(play.state.world.clock, clock('10:30'))
    play.wall = due + 7000
    play.do({ kind: 'system' }, { type: 'clock.wake' })
    expect(play.last('issue.opened').at).toBe(clock('10:30'))
    expect(play.last('clock.changed').anchor).toEqual({
      sim: clock('10:30'),
      wall: due,
      rate: 1,
      running: true,
    })
    expect(play.sim).toBe(clock('10:30') + 7000)
  })

  test('[CK3] the clock is slow while a phase or poll waits, until its limit and a grace, then quiet again', () => {
    const play = started(smallScript)
    expect(play.state.world.clock.rate).toBe(1)
    play.wait(6 * MINUTE - 1)
    expect(play.state.world.clock.rate).toBe(1)
    play.wait(1)
    expect(play.state.world.clock.rate).toBe(12)
    expect(play.last('clock.changed')).toMatchObject({ at: 6 * MINUTE, cause: 'pace', asking: [] })
  })

  test('[CK4] a milestone keeps the clock slow for its work at most as long as the script says', () => {
    const play = underWay(smallScript).until('09:00')
    expect(play.last('clock.changed')).toMatchObject({ at: clock('09:00'), asking: ['tag'] })
    play.until('09:03')
    expect(play.last('clock.changed')).toMatchObject({ at: clock('09:03'), asking: [] })
  })

  test('[CK5] a hold stops simulated time, keeps the limits, and is resumed where it stood', () => {
    const play = underWay(smallScript).until('10:31')
    const due = play.state.world.issues['leak']?.due
    play.do(FACILITATOR, { type: 'clock.hold', reason: 'audio check' })
    const sim = play.sim
    play.wait(10 * MINUTE)
    expect(play.sim).toBe(sim)
    play.do(FACILITATOR, { type: 'clock.resume' })
    expect(play.state.world.issues['leak']?.due).toBe(due)
    play.until('10:40')
    expect(play.last('issue.limitPassed').at).toBe(due)
  })

  test('[CK6] during a hold answers and new evidence are refused; reading, voting and facilitators go on', () => {
    const play = started(smallScript)
    play.do(FACILITATOR, { type: 'clock.hold', reason: '' })
    play.do(OTTO, { type: 'document.open', document: 'runbook' })
    play.do(OTTO, { type: 'poll.vote', gate: 'launch', role: null, vote: 'go', reason: '', minutes: 0 })
    play.do(FACILITATOR, { type: 'inject.send', inject: 'leak' })
    play.refuses(OTTO, { type: 'evidence.open', issue: 'leak', evidence: 'log' }, 'clock.held')
    play.refuses(OTTO, { type: 'issue.answer', issue: 'leak', answer: observed }, 'clock.held')
    play.do(OTTO, { type: 'inject.see', inject: 'leak' })
    play.do(FACILITATOR, { type: 'clock.explainHold', reason: 'coffee' })
  })

  test('[CK7] a manual rate holds until pacing is automatic again; a quiet rate is taken over', () => {
    const play = underWay(smallScript)
    play.do(FACILITATOR, { type: 'clock.pace', mode: 'manual', rate: 60 })
    play.until('10:31')
    expect(play.state.world.clock.rate).toBe(60)
    play.do(FACILITATOR, { type: 'clock.pace', mode: 'automatic', rate: 20 })
    expect(play.state.world.clock.rate).toBe(1)
    play.until('10:59')
    expect(play.state.world.clock.rate).toBe(20)
  })

  test('[CK8] a skip delivers nothing on its way, marks what it passed, and metrics and limits run', () => {
    const play = underWay(smallScript).until('09:04')
    const facts = play.do(FACILITATOR, { type: 'clock.skip', to: clock('10:00') })
    expect(play.last('clock.skipped')).toMatchObject({
      from: clock('09:04'),
      until: clock('10:00'),
      skipped: ['hello'],
      stoppedBy: null,
    })
    expect(facts.filter((f) => f.type === 'inject.delivered')).toEqual([])
    expect(play.all('sheet.changed').at(-1)).toMatchObject({
      inject: 'hello',
      state: 'skipped',
      cause: 'skip',
    })
    expect(play.last('milestone.late')).toMatchObject({ at: clock('09:20') })
    expect(play.sim).toBe(clock('10:00'))
  })

  test('[CK9] a skip to the next inject delivers that one at its time', () => {
    const play = underWay(smallScript).until('09:04')
    play.do(FACILITATOR, { type: 'clock.skip', to: null })
    expect(play.last('inject.delivered')).toMatchObject({ at: clock('09:30'), delivery: { inject: 'hello' } })
    expect(play.last('clock.skipped').skipped).toEqual([])
  })

  test('[CK10] a skip is refused while something asks, and stops where something opens and asks', () => {
    const play = started(smallScript)
    play.refuses(FACILITATOR, { type: 'clock.skip', to: null }, 'clock.somethingAsks')
    const late = {
      ...smallScript,
      gates: { launch: { ...smallScript.gates['launch']!, at: clock('09:40') } },
    }
    const other = started(late)
    other.do(FACILITATOR, { type: 'clock.skip', to: clock('11:00') })
    expect(other.last('clock.skipped')).toMatchObject({
      until: clock('09:40'),
      skipped: ['hello'],
      stoppedBy: 'launch',
    })
    expect(other.last('poll.called').at).toBe(clock('09:40'))
    expect(other.sim).toBe(clock('09:40'))
  })

  test('[CK11] a skip knows past, end and an empty sheet', () => {
    const play = underWay(smallScript).until('10:00')
    play.refuses(FACILITATOR, { type: 'clock.skip', to: clock('09:00') }, 'clock.past')
    play.refuses(FACILITATOR, { type: 'clock.skip', to: clock('12:30') }, 'clock.afterEnd')
    play.do(FACILITATOR, { type: 'inject.skip', inject: 'leak' })
    play.refuses(FACILITATOR, { type: 'clock.skip', to: null }, 'clock.nothingAhead')
  })

  test('[CK12] a room that nobody served is held at its last sign of life', () => {
    const play = underWay(smallScript).until('09:10')
    const sim = play.sim
    play.do({ kind: 'system' }, { type: 'room.freeze' })
    play.wall += 3_600_000
    expect(play.sim).toBe(sim)
    expect(play.last('clock.held')).toMatchObject({ by: 'script' })
  })

  test('[CK15] a hold that was to end while nobody served the room goes on until a facilitator ends it', () => {
    const play = started(smallScript)
    play.do(LEA, { type: 'poll.close', gate: 'launch' })
    play.do(LEA, { type: 'poll.decide', gate: 'launch', call: 'hold', reason: 'Wait', minutes: 5 })
    play.do({ kind: 'system' }, { type: 'room.freeze' })
    expect(play.last('clock.holdExplained')).toMatchObject({ reason: 'The server was away', until: null })
    play.wait(3_600_000)
    expect(play.sim).toBe(0)
    play.do(FACILITATOR, { type: 'clock.resume' })
    expect(play.last('poll.called').round).toBe(2)
  })

  test('[CK13] idle wake-ups change no fact', () => {
    const plain = underWay(smallScript).until('11:30')
    const busy = new Play(smallScript)
    for (const input of plain.inputs) {
      while (busy.wall + 9_777 < input.wall) {
        busy.wall += 9_777
        busy.do({ kind: 'system' }, { type: 'clock.wake' })
      }
      busy.wall = input.wall
      busy.do(input.by, input.command)
    }
    expect(busy.facts).toEqual(plain.facts)
  })

  test('[CK14] a hold and its poll’s minutes: the clock resumes by itself and the poll is asked again', () => {
    const play = started(smallScript)
    for (const by of [OTTO, LEA])
      play.do(by, { type: 'poll.vote', gate: 'launch', role: null, vote: 'hold', reason: 'x', minutes: 5 })
    play.do(LEA, {
      type: 'poll.decide',
      gate: 'launch',
      call: 'hold',
      reason: 'Wait for the mirror',
      minutes: 5,
    })
    expect(play.state.world.clock.running).toBe(false)
    play.wait(5 * MINUTE)
    expect(play.state.world.clock.running).toBe(true)
    expect(play.last('poll.called').round).toBe(2)
  })
})
