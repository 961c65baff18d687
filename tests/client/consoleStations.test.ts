import { describe, expect, test } from 'vitest'
import { overviewOf } from '#client/screens/console/overview/overviewOf.ts'
import {
  freeDecisions,
  holdersOf,
  stationOf,
  toJudge,
  unseated,
} from '#client/screens/console/stations/stationOf.ts'
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
import { viewOf } from './consoleViews.ts'

/** The leak in its act phase, decided in Otto's own words or by an option. */
function acting(option: string | null): Play {
  const play = underWay(smallScript).until('10:30')
  for (const answer of [observed, oriented, decided(option, option === null ? 'Call the vendor' : null)])
    play.do(OTTO, { type: 'issue.answer', issue: 'leak', answer })
  return play
}

describe('stations and what waits for the facilitator', () => {
  test('[CO14] a station shows the hidden vote of its role while a poll is open, and none after the call', () => {
    const play = started(smallScript)
    play.do(OTTO, { type: 'poll.vote', gate: 'launch', role: null, vote: 'go', reason: '', minutes: 0 })
    expect(stationOf(viewOf(play), 'ops').vote?.vote).toBe('go')
    expect(stationOf(viewOf(play), 'lead').vote?.vote).toBeNull()
    expect(stationOf(viewOf(underWay(smallScript)), 'lead').vote).toBeNull()
  })

  test('[CO15] the owned issue whose limit comes first is on the card, and no closed one', () => {
    const play = underWay(smallScript).until('10:30')
    const issue = { owner: 'ops', limit: 1 * MINUTE, severity: null }
    const adHoc = {
      title: 'Fire',
      body: 'x',
      from: 'robot',
      channel: 'chat',
      to: ['ops'],
      issue,
      expected: '',
    }
    play.do(FACILITATOR, { type: 'inject.add', inject: 'fire', adHoc, at: null })
    expect(stationOf(viewOf(play), 'ops').owned.map(({ issue: id }) => id)).toEqual(['fire', 'leak'])
    expect(stationOf(viewOf(play), 'lead').owned).toEqual([])
  })

  test('[CO16] steps that wait for a role or run are its work; questions wait at the asked role', () => {
    const play = acting('rebuild')
    expect(stationOf(viewOf(play), 'ops').steps.map(({ step }) => step.id)).toEqual(['build', 'tell'])
    expect(stationOf(viewOf(play), 'lead').steps).toEqual([])
    play.do(OTTO, { type: 'issue.ask', issue: 'leak', to: 'lead', text: 'Seen it?' })
    expect(stationOf(viewOf(play), 'lead').asked.map(({ text }) => text)).toEqual(['Seen it?'])
    expect(stationOf(viewOf(play), 'ops').asking.map(({ text }) => text)).toEqual(['Seen it?'])
    const [ask] = stationOf(viewOf(play), 'lead').asked
    play.do(LEA, { type: 'issue.reply', issue: 'leak', ask: ask?.ask ?? '', text: 'Yes' })
    expect(stationOf(viewOf(play), 'lead').asked).toEqual([])
  })

  test('[CO17] the holder stands before the second, and who has no seat is listed', () => {
    const play = started(smallScript)
    play.do(person('amy'), { type: 'room.join' })
    play.do(person('amy'), { type: 'seat.take', role: 'ops' })
    play.do(person('zoe'), { type: 'room.join' })
    expect(holdersOf(viewOf(play), 'ops')).toEqual(['otto', 'amy'])
    expect(unseated(viewOf(play))).toEqual(['zoe'])
  })

  test('[CO18] a decision in own words waits for judgement until it is judged, one by option never', () => {
    expect(toJudge(viewOf(acting('rebuild')))).toEqual([])
    const play = acting(null)
    expect(toJudge(viewOf(play)).map(({ issue }) => issue)).toEqual(['leak'])
    play.do(FACILITATOR, { type: 'issue.judge', issue: 'leak', quality: 80, like: 'rebuild', comment: '' })
    expect(toJudge(viewOf(play))).toEqual([])
    expect(freeDecisions(viewOf(play)).map(({ judged }) => judged?.quality)).toEqual([80])
  })
})

describe('the day at a glance', () => {
  test('[CO19] milestones, timed injects and holds have their place; practice and unknown times have none', () => {
    const play = underWay(smallScript).until('09:00')
    play.do(FACILITATOR, { type: 'clock.hold', reason: '' })
    play.wait(2 * MINUTE).do(FACILITATOR, { type: 'clock.resume' })
    const { milestones, injects, holds } = overviewOf(viewOf(play))
    expect(milestones.map(({ id, state }) => `${id} ${state}`)).toEqual(['gate done', 'tag now'])
    expect(injects.map(({ id, state, issue }) => `${id} ${state} ${issue}`)).toEqual([
      'leak coming true',
      'hello coming false',
    ])
    expect(holds.map(({ at }) => at)).toEqual([clock('09:00')])
  })

  test('[CO20] issues that run at the same time lie in different lanes', () => {
    const play = underWay(smallScript).until('10:30')
    const issue = { owner: 'lead', limit: 5 * MINUTE, severity: null }
    const adHoc = {
      title: 'Fire',
      body: 'x',
      from: 'robot',
      channel: 'chat',
      to: ['lead'],
      issue,
      expected: '',
    }
    play.do(FACILITATOR, { type: 'inject.add', inject: 'fire', adHoc, at: null })
    expect(overviewOf(viewOf(play)).issues.map(({ id, lane }) => `${id} ${lane}`)).toEqual([
      'leak 0',
      'fire 1',
    ])
  })
})
