import { describe, expect, test } from 'vitest'
import { Fact } from '#shared/fact.ts'
import { MINUTE } from '#shared/time.ts'
import { entriesOf, entryOf, keyMomentsOf } from '#shared/timeline.ts'
import { at, crash, log, openedCrash } from './timelineFacts.ts'

const moment = { seq: 7, wall: 5000 }
const line = (fact: ReturnType<typeof at>) => entryOf(fact, moment)

describe('facts as lines of a log', () => {
  test('[TL1] a line tells when, by whom and about what', () => {
    const decided = at(12, 'issue.decided', {
      ...crash,
      role: 'ops',
      option: 'rebuild',
      label: 'Rebuild',
      rationale: 'because',
      success: '',
      late: true,
    })
    expect(line(decided)).toEqual({
      seq: 7,
      wall: 5000,
      at: 12 * MINUTE,
      type: 'issue.decided',
      role: 'ops',
      item: 'crash',
      args: { phase: 'decide', option: 'rebuild', label: 'Rebuild', rationale: 'because', late: true },
    })
  })

  test('[TL2] what carries content, repeats another fact or is private has no line', () => {
    const silent = [
      'sheet.listed',
      'sheet.notDrawn',
      'seat.checked',
      'seat.allowed',
      'issue.phaseEntered',
      'issue.limitSet',
      'issue.timed',
      'issue.shared',
      'evidence.noted',
      'poll.voted',
    ] as const
    expect(silent.map((type) => line(at(0, type)))).toEqual(silent.map(() => null))
    expect(line(at(0, 'metric.changed', { metric: 'errors', cause: null }))).toBeNull()
    expect(line(at(0, 'metric.changed', { metric: 'errors', cause: 'crash' }))).not.toBeNull()
  })

  test('[TL3] every other type of fact has a line', () => {
    const types = Fact.options.map((option) => option.shape.type.value)
    const conditional = [
      'clock.changed',
      'sheet.changed',
      'metric.changed',
      'inject.delivered',
      'poll.ballot',
    ]
    const needing = ['clock.skipped', 'inject.added', 'poll.revealed']
    const silent = types.filter(
      (type) => !conditional.includes(type) && !needing.includes(type) && line(at(0, type)) === null,
    )
    expect(silent).toHaveLength(10)
    expect(types.length).toBeGreaterThan(70)
  })

  test('[TL4] a change of pace has a line; holds, starts and skips have lines of their own', () => {
    const changed = (cause: 'pace' | 'rate' | 'hold' | 'start' | 'skip', running: boolean) =>
      line(at(1, 'clock.changed', { cause, asking: [], anchor: { sim: 0, wall: 0, rate: 12, running } }))
    expect(changed('pace', true)).toMatchObject({ role: 'script', args: { rate: 12 } })
    expect(changed('rate', true)).toMatchObject({ role: 'facilitator' })
    expect([changed('hold', false), changed('start', true), changed('skip', true)]).toEqual([
      null,
      null,
      null,
    ])
  })

  test('[TL5] an issue is told once, by its opening; a message by its delivery', () => {
    const delivery = {
      inject: 'crash',
      title: 'Crash',
      severity: null,
      roles: ['ops'],
      practice: false,
      from: 'robot',
    }
    const withIssue = at(1, 'inject.delivered', {
      delivery: { ...delivery, issue: { owner: 'ops', evidence: [] } } as never,
    })
    const without = at(1, 'inject.delivered', { delivery: { ...delivery, issue: null } as never })
    expect(line(withIssue)).toBeNull()
    expect(line(without)).toMatchObject({ item: 'crash', args: { title: 'Crash', persona: 'robot' } })
  })

  test('[TL6] key moments are what changed the day, and practice is not among them', () => {
    const facts = log(
      at(0, 'issue.opened', { issue: 'try-out', owner: 'ops', roles: ['ops'], practice: true }),
      at(0, 'issue.resolved', { issue: 'try-out', outcome: 'practised', owner: 'ops' }),
      at(0, 'room.started'),
      openedCrash,
      at(11, 'document.opened', { document: 'runbook', role: 'ops' }),
      at(12, 'issue.resolved', { ...crash, outcome: 'resolved', owner: 'ops' }),
    )
    expect(keyMomentsOf(entriesOf(facts)).map(({ type, item }) => `${type} ${item}`)).toEqual([
      'room.started null',
      'issue.opened crash',
      'issue.resolved crash',
    ])
  })
})
