import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type LogWords, sentence, titlesOf } from '#client/components/logSentence.ts'
import { common } from '#client/i18n/en/common.ts'
import { log as messages } from '#client/i18n/en/log.ts'
import { createLanguage } from '#client/i18n/messages.ts'
import { runHeadless } from '#server/headless.ts'
import { loadScenario } from '#server/scenario/load.ts'
import type { FactType } from '#shared/fact.ts'
import { type Arg, type Entry, entriesOf, placed } from '#shared/timeline.ts'
import { pastOf } from '#shared/timelinePast.ts'

const language = createLanguage('en')
language.add('common', common)
language.add('log', messages)
const t = language.say('common') as LogWords['t']
const bare: LogWords = {
  t,
  brief: null,
  names: { dana: 'Dana' },
  titles: { 'crash/build': 'Build it clean' },
  time: (sim) => `${sim} ms`,
}

const entry = (type: FactType, args: Record<string, Arg> = {}, rest: Partial<Entry> = {}): Entry => ({
  seq: 1,
  at: 0,
  wall: 0,
  type,
  role: 'facilitator',
  item: 'crash',
  args,
  ...rest,
})

describe('a line of the log as a sentence', () => {
  test.each(['expert', 'novice'] as const)(
    '[DB1] whole days read as sentences, without gaps, keys or ids: %s',
    (skill) => {
      const file = 'scenarios/launch-dry-run.yaml'
      const loaded = loadScenario(readFileSync(file, 'utf8'), file)
      if (!('script' in loaded)) throw new Error('the launch dry run has problems')
      const facts = placed(runHeadless(loaded, { seed: 3, skill }).records)
      const whole = pastOf(facts, 'facilitator')(facts.length - 1)
      const room = { ...bare, brief: whole.brief, titles: titlesOf(whole) }
      const ids = [...loaded.script.roleIds, ...Object.keys(loaded.script.injects)].filter((id) =>
        id.includes('-'),
      )
      const wrong = entriesOf(facts)
        .map((one) => sentence(one, room))
        .filter(
          (text) =>
            !/^[A-Z\d“]/.test(text) ||
            /\{\{|undefined|null|log:|^[a-z]+\.[a-z]/.test(text) ||
            ids.some((id) => text.includes(id)),
        )
      expect(wrong).toEqual([])
    },
  )

  test('[DB2] without the doer a sentence begins with what was done', () => {
    const decided = entry('issue.decided', { label: 'Rebuild', option: 'rebuild', late: true })
    expect(sentence(decided, bare)).toBe('Facilitator decided: Rebuild (late)')
    expect(sentence(decided, bare, { who: false })).toBe('Decided: Rebuild (late)')
  })

  test.each([
    [
      entry('room.ended', { cause: 'facilitator', text: 'Fire drill' }),
      'Facilitator ended the run: Fire drill',
    ],
    [entry('room.ended', { cause: 'clock', text: '' }), 'The launch day is over'],
    [entry('seat.ready', { person: 'dana', ready: false }, { role: null }), 'Dana is not ready any more'],
    [entry('role.covered', { covered: 'ops', to: null }), 'Ops is not covered any more'],
    [entry('clock.changed', { cause: 'pace', rate: 1 }), 'The clock now runs in real time'],
    [
      entry('clock.paced', { mode: 'automatic', rate: 12 }),
      'Facilitator set the pace to automatic, 12x when quiet',
    ],
    [
      entry('clock.skipped', { from: 1, until: 2, count: 2 }),
      'Facilitator skipped from 1 ms to 2 ms, past 2 injects',
    ],
    [entry('sheet.changed', { cause: 'held-back', until: null }), 'Facilitator held back “crash”'],
    [
      entry('sheet.changed', { cause: 'put-back', until: null }),
      'Facilitator put “crash” back on the run sheet',
    ],
    [entry('sheet.changed', { cause: 'moved', until: 9 }), 'Facilitator moved “crash” to 9 ms'],
    [
      entry('issue.decided', { label: 'Ask first', option: null, late: true }),
      'Facilitator decided something else: Ask first (late)',
    ],
    [entry('issue.stepDone', { step: 'build', text: '', result: '' }), 'Facilitator did: Build it clean'],
    [entry('issue.resolved', { outcome: 'unresolved' }), '“crash” stayed unresolved'],
    [
      entry('issue.wentBack', { from: 'decide', phase: 'observe' }),
      'Facilitator went back from Decide to Observe: “crash”',
    ],
    [
      entry('issue.judged', { quality: 40, like: null, text: '' }),
      'Facilitator judged the decision on “crash”: 40 of 100',
    ],
    [entry('criterion.judged', { criterion: 'told', met: false }), 'Facilitator judged “told”: not met'],
    [entry('message.posted', { channel: 'chat', persona: 'Robot', text: 'Done' }), 'Robot in chat: Done'],
  ] as const)('[DB3] each way a thing can happen has its words: %#', (one, text) => {
    expect(sentence(one, bare)).toBe(text)
  })

  test('[LA28] a metric that reacts, and a milestone that is moved, say so', () => {
    const course = entry('metric.changed', { metric: 'calm', cause: 'calm' }, { role: 'script' })
    expect(sentence(course, bare)).toBe('Calm takes another course by itself')
    const moved = entry('milestone.moved', { until: 60_000 }, { role: 'script', item: 'tag' })
    expect(sentence(moved, { ...bare, titles: { tag: 'Tag the release' } })).toBe(
      'Tag the release is moved to 60000 ms',
    )
  })
})
