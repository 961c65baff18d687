import { describe, expect, test } from 'vitest'
import { endNumbers } from '#client/screens/screen/endNumbers.ts'
import { stageOf, workOf } from '#client/screens/screen/planStage.ts'
import { FACILITATOR, LEA, OTTO, underWay } from '../support/play.ts'
import { smallScript } from '../support/smallScript.ts'
import { viewOf } from './consoleViews.ts'

describe('the room screen', () => {
  test('[CO25] a milestone that is blocked says so before it says that it is late', () => {
    const play = underWay(smallScript).until('09:25')
    const tag = () => viewOf(play).milestones['tag']
    expect(stageOf(tag())).toBe('late')
    play.do(OTTO, { type: 'milestone.block', milestone: 'tag', reason: 'No key' })
    expect(stageOf(tag())).toBe('blocked')
    expect(stageOf(viewOf(play).milestones['gate'])).toBe('done')
  })

  test('[CO26] a tile counts the items of its role in the milestones under way', () => {
    const play = underWay(smallScript)
    expect(workOf('lead', viewOf(play))).toBeNull()
    play.until('09:00')
    play.do(LEA, { type: 'milestone.tick', milestone: 'tag', item: 'look', done: true })
    expect(workOf('lead', viewOf(play))).toEqual({ done: 1, all: 2 })
    expect(workOf('ops', viewOf(play))).toEqual({ done: 0, all: 1 })
  })

  test('[CO27] the numbers of the end leave practice and the personas’ messages out', () => {
    const play = underWay(smallScript).until('10:30')
    play.do(LEA, { type: 'message.post', channel: 'chat', role: null, text: 'Hello', re: null })
    play.do(FACILITATOR, { type: 'room.end', reason: '' })
    const view = viewOf(play)
    const robot = { message: 'm9', channel: 'chat', role: null, persona: 'robot', text: 'x', re: null, at: 0 }
    const seen = { ...view, messages: [...view.messages, robot] }
    expect(endNumbers(seen)).toEqual({
      milestones: { n: 1, all: 2 },
      issues: { n: 0, all: 1 },
      messages: 1,
    })
  })
})
