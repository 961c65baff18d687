import { describe, expect, test } from 'vitest'
import { MINUTE } from '#shared/time.ts'
import {
  clock,
  decided,
  FACILITATOR,
  LEA,
  OTTO,
  observed,
  oriented,
  type Play,
  person,
  started,
  underWay,
} from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'

const answer = (
  play: Play,
  ...answers: (typeof observed | typeof oriented | ReturnType<typeof decided>)[]
) => {
  for (const one of answers) play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer: one })
}
const atLeak = () => underWay(smallScript).until('10:30')

describe('an issue', () => {
  test('[IS1] goes observe, orient, decide, act, each with its own limit told to its owner alone', () => {
    const play = atLeak()
    expect(play.last('issue.limitSet')).toMatchObject({
      phase: 'observe',
      due: clock('10:32'),
      to: { roles: ['ops'], private: true },
    })
    play.wait(30_000)
    answer(play, observed)
    expect(play.last('issue.limitSet')).toMatchObject({ phase: 'orient', due: clock('10:32:30') })
    expect(play.all('issue.phaseEntered').map((f) => f.phase)).toEqual(['observe', 'orient'])
  })

  test('[IS2] an answer to another phase is refused, and so is one of a role that does not own it', () => {
    const play = atLeak()
    play.refuses(
      OTTO,
      { type: 'issue.answer', issue: 'leak', answer: decided('rebuild') },
      'issue.otherPhase',
    )
    play.refuses(LEA, { type: 'issue.answer', issue: 'leak', answer: observed }, 'issue.notYours')
    play.refuses(OTTO, { type: 'issue.answer', issue: 'nothing', answer: observed }, 'issue.unknown')
  })

  test('[IS3] a limit that ties with an answer counts as late, and late answers are taken and marked', () => {
    const play = atLeak().wait(2 * MINUTE)
    expect(play.last('issue.limitPassed')).toMatchObject({ phase: 'observe', at: clock('10:32') })
    answer(play, observed)
    expect(play.last('issue.phaseDone')).toMatchObject({ phase: 'observe', late: true, spent: 2 * MINUTE })
    play.wait(2 * MINUTE - 1)
    answer(play, oriented)
    expect(play.last('issue.phaseDone')).toMatchObject({ phase: 'orient', late: false })
  })

  test('[IS4] going back is recorded; time in a phase adds up over its visits', () => {
    const play = atLeak().wait(30_000)
    answer(play, observed)
    play.wait(10_000)
    play.do(OTTO, { type: 'issue.goBack', issue: 'leak', to: 'observe' })
    expect(play.last('issue.wentBack')).toMatchObject({ from: 'orient', phase: 'observe', role: 'ops' })
    expect(play.last('issue.limitSet')).toMatchObject({ phase: 'observe', due: play.sim + 90_000 })
    play.wait(20_000)
    answer(play, observed)
    expect(play.last('issue.phaseDone').spent).toBe(50_000)
    expect(play.last('issue.limitSet')).toMatchObject({ phase: 'orient', due: play.sim + 110_000 })
  })

  test('[IS5] a phase whose limit has passed stays late however often it is entered', () => {
    const play = atLeak().wait(2 * MINUTE)
    answer(play, observed)
    play.do(OTTO, { type: 'issue.goBack', issue: 'leak', to: 'observe' })
    answer(play, observed)
    expect(play.all('issue.limitPassed')).toHaveLength(1)
    expect(play.last('issue.phaseDone').late).toBe(true)
  })

  test('[IS6] more time moves the limit of the holder, par unchanged, as often as wanted', () => {
    const play = atLeak()
    for (let i = 1; i <= 12; i++) {
      play.do(OTTO, { type: 'issue.moreTime', issue: 'leak' })
      expect(play.last('issue.moreTime').due).toBe(clock('10:32') + i * MINUTE)
    }
    play.wait(14 * MINUTE - 1)
    expect(play.all('issue.limitPassed')).toHaveLength(0)
    play.wait(1)
    play.refuses(OTTO, { type: 'issue.moreTime', issue: 'leak' }, 'issue.limitPassed')
    expect(play.all('issue.limitSet').every((f) => f.par === MINUTE)).toBe(true)
  })

  test('[IS7] a personal allowance stretches par and limit, and only its holder and facilitators hear of it', () => {
    const play = underWay(smallScript)
    play.do(OTTO, { type: 'seat.allow', allowance: 20, person: null })
    expect(play.last('seat.allowed').to).toEqual({ roles: [], people: ['otto'], private: true })
    play.until('10:30')
    expect(play.last('issue.limitSet')).toMatchObject({
      par: 2 * MINUTE,
      limit: 4 * MINUTE,
      due: clock('10:34'),
    })
    play.do(OTTO, { type: 'seat.allow', allowance: 'off', person: null })
    expect(play.last('issue.limitSet')).toMatchObject({ par: null, limit: null, due: null })
    play.until('11:20')
    expect(play.all('issue.limitPassed')).toHaveLength(0)
  })

  test('[IS8] an allowance given in the middle of a phase moves the running limit', () => {
    const play = atLeak().wait(MINUTE)
    play.do(FACILITATOR, { type: 'seat.allow', allowance: 30, person: 'otto' })
    play.until('10:40')
    expect(play.last('issue.limitPassed').at).toBe(clock('10:36'))
  })

  test('[IS9] evidence text goes to the role that opened it; others only learn that it was opened', () => {
    const play = underWay(smallScript)
    play.do(FACILITATOR, { type: 'inject.send', inject: 'leak' })
    play.do(OTTO, { type: 'evidence.open', issue: 'leak', evidence: 'log' })
    expect(play.last('evidence.opened').to).toMatchObject({ roles: ['ops'] })
    expect(JSON.stringify(play.last('evidence.noted'))).not.toContain('SECRET')
    play.refuses(OTTO, { type: 'evidence.open', issue: 'leak', evidence: 'vault' }, 'evidence.otherRole')
  })

  test('[IS10] a decision names an option or describes something else, never both or neither', () => {
    const play = atLeak()
    answer(play, observed, oriented)
    play.refuses(OTTO, { type: 'issue.answer', issue: 'leak', answer: decided(null) }, 'answer.incomplete')
    play.refuses(
      OTTO,
      { type: 'issue.answer', issue: 'leak', answer: decided('rebuild', 'and more') },
      'answer.incomplete',
    )
    play.refuses(
      OTTO,
      { type: 'issue.answer', issue: 'leak', answer: decided('explode') },
      'answer.unknownChoice',
    )
  })

  test('[IS11] a good decision moves the metric within five simulated minutes', () => {
    const play = atLeak()
    answer(play, observed, oriented, decided('rebuild'))
    expect(play.last('metric.changed').path.slice(0, 2)).toEqual([
      [clock('10:30'), 15],
      [clock('10:35'), 5],
    ])
  })

  test('[IS12] steps wait for those before, take their simulated time, and hand off to the next role', () => {
    const play = atLeak()
    answer(play, observed, oriented, decided('rebuild'))
    play.refuses(LEA, { type: 'issue.act', issue: 'leak', step: 'check', text: '' }, 'step.waits')
    play.refuses(LEA, { type: 'issue.act', issue: 'leak', step: 'build', text: '' }, 'step.otherRole')
    play.do(OTTO, { type: 'issue.act', issue: 'leak', step: 'build', text: '' })
    play.refuses(OTTO, { type: 'issue.act', issue: 'leak', step: 'tell', text: '' }, 'step.textMissing')
    play.do(OTTO, { type: 'issue.act', issue: 'leak', step: 'tell', text: 'We rebuild.' })
    expect(play.state.world.clock.rate).toBe(12)
    play.until('10:36')
    expect(play.last('issue.stepReady')).toMatchObject({
      step: 'check',
      role: 'lead',
      from: 'ops',
      at: clock('10:36'),
    })
    expect(play.state.world.clock.rate).toBe(1)
    play.do(LEA, { type: 'issue.act', issue: 'leak', step: 'check', text: '' })
    expect(play.last('issue.resolved')).toMatchObject({ outcome: 'resolved', owner: 'ops' })
  })

  test('[IS13] a role that a decision needs gets the issue with all that is known, in a new fact', () => {
    const play = atLeak()
    play.do(OTTO, { type: 'evidence.open', issue: 'leak', evidence: 'log' })
    answer(play, observed, oriented, decided('rebuild'))
    const shared = play.last('issue.shared')
    expect(shared.to).toMatchObject({ roles: ['lead'] })
    expect(shared.evidence.map((e) => e.body)).toEqual(['SECRET-EVIDENCE-LOG'])
    expect(shared.delivery.body).toBe('SECRET-BODY-LEAK')
  })

  test('[IS14] handing over gives issue and limit to the new owner; points are its from then on', () => {
    const play = atLeak().wait(MINUTE)
    play.do(LEA, { type: 'seat.allow', allowance: 20, person: null })
    play.do(OTTO, { type: 'issue.handOver', issue: 'leak', to: 'lead', note: 'yours' })
    expect(play.last('issue.limitSet')).toMatchObject({ owner: 'lead', due: clock('10:34') })
    play.refuses(OTTO, { type: 'issue.answer', issue: 'leak', answer: observed }, 'issue.notOwner')
    play.do(LEA, { type: 'issue.answer', issue: 'leak', answer: observed })
    expect(play.last('issue.phaseDone')).toMatchObject({ owner: 'lead', spent: MINUTE })
  })

  test('[IS15] asks and answers pass between two roles alone; who is asked gets the issue and may open what only it can', () => {
    const play = atLeak()
    play.do(OTTO, { type: 'issue.ask', issue: 'leak', to: 'lead', text: 'What is in the vault?' })
    const { ask } = play.last('issue.asked')
    play.do(LEA, { type: 'evidence.open', issue: 'leak', evidence: 'vault' })
    expect(play.last('evidence.opened').to).toMatchObject({ roles: ['lead'] })
    play.refuses(OTTO, { type: 'issue.reply', issue: 'leak', ask, text: 'me' }, 'command.notYours')
    play.do(LEA, { type: 'issue.reply', issue: 'leak', ask, text: 'Keys' })
    expect(play.last('issue.replied').to).toMatchObject({ roles: ['ops', 'lead'] })
  })

  test('[IS22] escalating tells the lead, with all that is known', () => {
    const play = atLeak()
    play.do(OTTO, { type: 'issue.escalate', issue: 'leak', text: 'Help' })
    expect(play.last('issue.shared').to).toMatchObject({ roles: ['lead'] })
    expect(play.last('issue.escalated')).toMatchObject({ role: 'ops', text: 'Help' })
  })

  test('[IS16] something else is judged by the facilitator, and judged like an option has its effects once', () => {
    const play = atLeak()
    answer(play, observed, oriented, decided(null, 'Turn it off and on'))
    const before = play.all('metric.changed').length
    play.refuses(
      LEA,
      { type: 'issue.judge', issue: 'leak', quality: 50, like: null, comment: '' },
      'command.facilitatorOnly',
    )
    for (let i = 0; i < 2; i++)
      play.do(FACILITATOR, { type: 'issue.judge', issue: 'leak', quality: 50, like: 'rebuild', comment: '' })
    expect(play.last('issue.judged').to).toBe('facilitators')
    expect(play.all('metric.changed')).toHaveLength(before + 1)
  })

  test('[IS17] practice is worked on in the briefing, has no limit and ends with the start', () => {
    const play = started(smallScript, { brief: true })
    play.do(FACILITATOR, { type: 'inject.send', inject: 'drill' })
    expect(play.last('issue.limitSet').due).toBeNull()
    play.do(OTTO, { type: 'issue.answer', issue: 'drill', answer: observed })
    play.do(FACILITATOR, { type: 'room.start' })
    expect(play.last('issue.resolved')).toMatchObject({ issue: 'drill', outcome: 'practised' })
    play.wait(3000)
    play.refuses(FACILITATOR, { type: 'inject.send', inject: 'drill' }, 'inject.alreadySent')
  })

  test('[IS18] what is open when live ends stays unresolved', () => {
    const play = atLeak().until('12:00')
    expect(play.last('issue.resolved')).toMatchObject({ issue: 'leak', outcome: 'unresolved' })
  })

  test('[IS19] a facilitator acts for an empty role, and not for one with somebody in it', () => {
    const play = atLeak()
    play.refuses(FACILITATOR, { type: 'issue.answer', issue: 'leak', answer: observed }, 'issue.notYours')
    play.do(OTTO, { type: 'seat.leave' })
    play.do(FACILITATOR, { type: 'issue.answer', issue: 'leak', answer: observed })
    expect(play.last('issue.phaseDone').role).toBe('facilitator')
  })

  test('[IS20] the script’s limit passed means the owner’s own limit', () => {
    const play = underWay(smallScript)
    play.do(OTTO, { type: 'seat.allow', allowance: 20, person: null })
    play.until('10:30')
    answer(play, observed, oriented)
    play.until('10:39:59')
    expect(play.state.world.sheet['worse']?.state).toBe('conditional')
    play.until('10:40')
    expect(play.state.world.sheet['worse']).toEqual({ state: 'armed', at: clock('10:42') })
  })

  test('[IS21] the lead sets the severity for all; others of the issue do not', () => {
    const play = atLeak()
    play.do(FACILITATOR, { type: 'seat.free', person: 'lea' })
    play.do(person('zoe'), { type: 'room.join' })
    play.do(person('zoe'), { type: 'seat.take', role: 'lead' })
    play.do(person('zoe'), { type: 'issue.setSeverity', issue: 'leak', severity: 'P0' })
    expect(play.last('issue.severitySet')).toMatchObject({ severity: 'P0', role: 'lead' })
  })
})
